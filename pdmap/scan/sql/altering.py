"""ALTER TABLE, in the forms of every dialect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pdmap.scan.sql.columns import Definition, read_column
from pdmap.scan.sql.constraints import is_constraint, read_constraint
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, Name, column_names, elements
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tables import Held
from pdmap.scan.sql.tokens import Kind, Token


def alter_table(cursor: Cursor, start: int, context: Context) -> None:
    """Read a statement that changes a table; what cannot be read of it becomes a trouble."""
    cursor.accept("ALTER")
    is_view = cursor.accept("MATERIALIZED") or cursor.key() == "VIEW"
    cursor.at += 1
    is_optional = cursor.accept("IF", "EXISTS")
    cursor.accept("ONLY")
    name = cursor.name()
    cursor.accept("*")
    if name is None:
        context.report(start, "the name of the table that is changed cannot be read")
        return
    table = context.tables.find(name)
    if table is None and is_view:
        return
    if table is None:
        _report_unknown(name, cursor, start, context, is_optional=is_optional)
        return
    verb = ""
    for element in elements(cursor.rest()):
        verb = _act(Cursor(element, cursor.dialect), verb, table, context)


# Private functions


def _report_unknown(name: Name, cursor: Cursor, start: int, context: Context, *, is_optional: bool) -> None:
    """Report a change of a table that is not known, if it may be of columns."""
    keys = [(element[0].key, element[1].key if len(element) > 1 else "") for element in elements(cursor.rest())]
    changes = {first for first, second in keys if first in _OF_COLUMNS and second not in _NO_COLUMNS | _CONSTRAINTS}
    if not changes or name[-1].startswith("#"):
        return
    what = f"table `{'.'.join(name)}` is changed, and not known here"
    if changes != {"DROP"}:
        context.report(start, f"{what}: columns may be lost")
    elif not is_optional:
        context.report(start, what, is_lost=False)


def _act(cursor: Cursor, before: str, table: Held, context: Context) -> str:
    """Carry out one change, and return its verb, which holds on behind a comma."""
    cursor.accept("WITH") and cursor.accept_any({"CHECK", "NOCHECK"})
    verb = cursor.key()
    action = _ACTIONS.get(verb)
    if (
        action is None
        and before in {"ADD", "DROP", "DROP COLUMN"}
        and cursor.dialect in {Dialect.SQL_SERVER, Dialect.UNKNOWN}
    ):
        verb = before
        _ACTIONS[before.split(" ", maxsplit=1)[0]](cursor, table, context)
        return verb
    if action is None:
        if verb not in _HARMLESS:
            token = cursor.token
            context.report(
                token.start if token else 0,
                f"a change of table `{'.'.join(table.name)}` is not known: `{token.text[:40] if token else ''}`",
                is_lost=True,
            )
        return ""
    cursor.at += 1
    action(cursor, table, context)
    return verb


def _add(cursor: Cursor, table: Held, context: Context) -> None:
    has_word = cursor.accept("COLUMN") or cursor.accept("COLUMNS")
    cursor.accept("IF", "NOT", "EXISTS")
    if cursor.key() == "(":
        for element in elements(cursor.group() or []):
            _add_element(Cursor(element, cursor.dialect), table, context, is_column=has_word)
        return
    _add_element(cursor, table, context, is_column=has_word)


def _add_element(cursor: Cursor, table: Held, context: Context, *, is_column: bool) -> None:
    if cursor.has_ended():
        return
    start = cursor.rest()[0].start
    if (
        not is_column
        and cursor.key() in _NO_COLUMNS
        and (cursor.key() not in {"PARTITION", "VALUE"} or cursor.dialect is Dialect.MYSQL)
    ):
        return
    if not is_column and cursor.key() == "DEFAULT" and any(token.key == "FOR" for token in cursor.rest()):
        return
    if not is_column and is_constraint(cursor):
        if not read_constraint(cursor, table, context):
            context.report(start, f"a constraint of table `{'.'.join(table.name)}` cannot be read", is_lost=False)
        return
    column = _read(cursor, table, context)
    if column:
        context.add(table, column)


def _read(cursor: Cursor, table: Held, context: Context) -> Definition | None:
    tokens = list(cursor.rest())
    column = read_column(tokens, context.source.text, context.source.dialect) if tokens else None
    name = ".".join(table.name)
    if column is None:
        context.report(tokens[0].start if tokens else 0, f"a column of table `{name}` cannot be read")
    elif column.is_odd:
        fact = f"not all of column `{column.name}` of table `{name}` is known: it is read by its name and type alone"
        context.report(column.start, fact, is_lost=False)
    return column


def _drop(cursor: Cursor, table: Held, _context: Context) -> None:
    has_word = cursor.accept("COLUMN") or cursor.accept("COLUMNS")
    cursor.accept("IF", "EXISTS")
    if not has_word and cursor.key() in _NO_COLUMNS | _CONSTRAINTS and len(cursor.rest()) > 1:
        return
    names = (
        column_names(cursor.group() or []) if cursor.key() == "(" else [part[-1] for part in [cursor.name()] if part]
    )
    for name in names:
        table.columns.drop(name)


def _alter(cursor: Cursor, table: Held, context: Context) -> None:
    if cursor.key() in {"INDEX", "CONSTRAINT", "CHECK"} and len(cursor.rest()) > 2:
        return
    cursor.accept("COLUMN")
    start = cursor.at
    name = cursor.name()
    if name is None:
        return
    if cursor.accept("SET", "NOT", "NULL"):
        _change(table, name[-1], is_nullable=False)
    elif cursor.accept("DROP", "NOT", "NULL"):
        _change(table, name[-1], is_nullable=True)
    elif cursor.accept("SET", "DATA", "TYPE") or cursor.accept("TYPE"):
        _retype(
            Cursor([cursor.tokens[start], *_until(cursor.rest(), "USING")], cursor.dialect), name[-1], table, context
        )
    elif cursor.key() in {"SET", "DROP", "RESET", "RESTART"} or (cursor.key() == "ADD" and cursor.key(1) in _GENERATED):
        return
    else:
        cursor.at = start
        column = _read(cursor, table, context)
        if column:
            _replace(table, name[-1], column, context)


def _retype(cursor: Cursor, name: str, table: Held, context: Context) -> None:
    column, old = _read(cursor, table, context), table.columns.get(name)
    if column and old:
        table.columns.put(name, replace(old, type=column.type, values=()))


def _modify(cursor: Cursor, table: Held, context: Context) -> None:
    cursor.accept("COLUMN")
    cursor.accept("IF", "EXISTS")
    parts = elements(cursor.group() or []) if cursor.key() == "(" else [list(cursor.rest())]
    for part in parts:
        if part and part[0].key not in {"CONSTRAINT", "PARTITION", "PRIMARY"}:
            column = _read(Cursor(part, cursor.dialect), table, context)
            if column:
                _replace(table, column.name, column, context)


def _change_column(cursor: Cursor, table: Held, context: Context) -> None:
    cursor.accept("COLUMN")
    cursor.accept("IF", "EXISTS")
    old = cursor.name()
    column = _read(cursor, table, context) if old else None
    if old and column:
        context.tables.rename_column(table, old[-1], column.name)
        _replace(table, column.name, column, context)


def _replace(table: Held, name: str, column: Definition, context: Context) -> None:
    """Put a new definition in the place of a column, whose keys and foreign keys stay."""
    old = table.columns.get(name)
    if old is None:
        context.add(table, column)
        return
    made = context.make(column)
    table.columns.put(
        name,
        replace(
            made,
            name=old.name,
            type=made.type or old.type,
            is_key=made.is_key or old.is_key,
            references=old.references,
            comment=made.comment or old.comment,
            is_nullable=made.is_nullable and not old.is_key,
        ),
    )
    if column.is_first or column.after:
        table.columns.move(column.name, column.after)


def _rename(cursor: Cursor, table: Held, context: Context) -> None:
    if cursor.key() in {"CONSTRAINT", "INDEX", "KEY"} and cursor.key(2) == "TO":
        return
    if cursor.accept("TO") or cursor.accept("AS") or cursor.accept("="):
        name = cursor.name()
        if name:
            context.tables.rename(table, _moved(table.name, name))
        return
    has_word = cursor.accept("COLUMN")
    cursor.accept("IF", "EXISTS")
    old = cursor.name()
    if old and cursor.accept("TO"):
        new = cursor.name()
        if new:
            _rename_column(table, old[-1], new[-1], context, cursor)
    elif old and not has_word:
        context.tables.rename(table, _moved(table.name, old))


def _rename_column(table: Held, old: str, new: str, context: Context, cursor: Cursor) -> None:
    if table.columns.get(old) is None:
        context.report(
            cursor.tokens[0].start, f"column `{old}` of table `{'.'.join(table.name)}` is renamed, and not known here"
        )
        return
    context.tables.rename_column(table, old, new)
    column = table.columns.get(new)
    if column:
        table.columns.put(new, replace(column, place=context.source.place(cursor.tokens[0].start)))


def _moved(old: Name, new: Name) -> Name:
    """Return the new name of a table, in the database schema of the old one where it names none."""
    return new if len(new) > 1 else (*old[:-1], *new)


def _set(cursor: Cursor, table: Held, context: Context) -> None:
    if cursor.accept("SCHEMA"):
        name = cursor.name()
        if name:
            context.tables.rename(table, (*name, table.name[-1]))
    elif cursor.accept("UNUSED"):
        cursor.accept("COLUMN")
        _drop(cursor, table, context)


def _comment(cursor: Cursor, table: Held, _context: Context) -> None:
    cursor.accept("=")
    table.comment = cursor.accept_string() or table.comment


def _change(table: Held, name: str, *, is_nullable: bool) -> None:
    column = table.columns.get(name)
    if column:
        table.columns.put(name, replace(column, is_nullable=is_nullable))


def _until(tokens: Sequence[Token], key: str) -> list[Token]:
    found: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.key == "(") - (token.key == ")")
        if token.key == key and not depth and token.kind is Kind.WORD:
            break
        found.append(token)
    return found


# Private tables

_ACTIONS: dict[str, Callable[[Cursor, Held, Context], None]] = {
    "ADD": _add,
    "DROP": _drop,
    "ALTER": _alter,
    "MODIFY": _modify,
    "CHANGE": _change_column,
    "RENAME": _rename,
    "SET": _set,
    "COMMENT": _comment,
}
_OF_COLUMNS = frozenset({"ADD", "DROP", "ALTER", "MODIFY", "CHANGE", "RENAME"})
_NO_COLUMNS = frozenset({"PARTITION", "SUPPLEMENTAL", "PERIOD", "SYSTEM", "VALUE", "OVERFLOW"})
_CONSTRAINTS = frozenset(
    {"CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "INDEX", "KEY", "FULLTEXT", "SPATIAL", "EXCLUDE"}
)
_GENERATED = frozenset({"GENERATED"})
_HARMLESS = frozenset(
    (
        *(
            "OWNER",
            "ENABLE",
            "DISABLE",
            "FORCE",
            "NO",
            "CLUSTER",
            "VALIDATE",
            "RESET",
            "REPLICA",
            "ATTACH",
        ),
        *(
            "DETACH",
            "INHERIT",
            "OF",
            "NOT",
            "ENGINE",
            "AUTO_INCREMENT",
            "CONVERT",
            "DEFAULT",
            "CHARACTER",
        ),
        *(
            "CHARSET",
            "COLLATE",
            "ROW_FORMAT",
            "ORDER",
            "LOCK",
            "ALGORITHM",
            "CHECK",
            "NOCHECK",
            "SWITCH",
        ),
        *(
            "REBUILD",
            "TRUNCATE",
            "PARTITION",
            "EXCHANGE",
            "SPLIT",
            "MERGE",
            "MOVE",
            "PCTFREE",
            "STORAGE",
        ),
        *(
            "LOGGING",
            "NOLOGGING",
            "CACHE",
            "NOCACHE",
            "PARALLEL",
            "NOPARALLEL",
            "READ",
            "ENCRYPTION",
            "COMPRESS",
        ),
        *(
            "NOCOMPRESS",
            "DISCARD",
            "IMPORT",
            "ANALYZE",
            "OPTIMIZE",
            "REPAIR",
            "REMOVE",
            "REORGANIZE",
            "COALESCE",
        ),
        *(
            "KEY_BLOCK_SIZE",
            "STATS_PERSISTENT",
            "CHECKSUM",
            "TABLESPACE",
            "UPGRADE",
            "INITRANS",
            "MAXTRANS",
        ),
        *(
            "SHRINK",
            "ALLOCATE",
            "DEALLOCATE",
            "FLASHBACK",
            "WITH",
            "USING",
            "GENERATED",
            "INVISIBLE",
        ),
        *(
            "AVG_ROW_LENGTH",
            "MAX_ROWS",
            "MIN_ROWS",
            "PACK_KEYS",
            "DELAY_KEY_WRITE",
            "DATA",
            "STATS_AUTO_RECALC",
        ),
        *(
            "STATS_SAMPLE_PAGES",
            "CLUSTERING",
        ),
    )
)
