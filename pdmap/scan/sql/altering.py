"""ALTER TABLE, in the forms of every dialect."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.scan.sql.constraints import is_constraint, read_constraint
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, Name, column_names, elements
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.heirs import attach, detach, disinherit, followers, inherit_from
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.renaming import move_schema, rename
from pdmap.scan.sql.retyping import alter_column, change_column, modify_columns


def alter_table(cursor: Cursor, start: int, context: Context) -> None:
    """Read a statement that changes a table; what cannot be read of it becomes a trouble."""
    cursor.accept("ALTER")
    is_view = cursor.accept("MATERIALIZED") or cursor.key() == "VIEW"
    cursor.at += 1
    is_optional = cursor.accept("IF", "EXISTS")
    is_alone = cursor.accept("ONLY")
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
        for heir in () if is_alone else tuple(followers(element, table, start, context)):
            act(Cursor(element, cursor.dialect), verb, heir, context)
        verb = act(Cursor(element, cursor.dialect), verb, table, context)


def act(cursor: Cursor, before: str, table: Held, context: Context) -> str:
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
    column = context.read(list(cursor.rest()), table)
    if column:
        context.add(table, column)


def _drop(cursor: Cursor, table: Held, context: Context) -> None:
    start = cursor.tokens[0].start
    has_word = cursor.accept("COLUMN") or cursor.accept("COLUMNS")
    cursor.accept("IF", "EXISTS")
    if not has_word and cursor.key() in _NO_COLUMNS | _CONSTRAINTS and len(cursor.rest()) > 1:
        return
    names = (
        column_names(cursor.group() or []) if cursor.key() == "(" else [part[-1] for part in [cursor.name()] if part]
    )
    for name in names:
        if table.columns.get(name) and context.is_run((name, table.name[-1]), start):
            table.columns.drop(name)


def _comment(cursor: Cursor, table: Held, _context: Context) -> None:
    cursor.accept("=")
    table.comment = cursor.accept_string() or table.comment


def _set(cursor: Cursor, table: Held, context: Context) -> None:
    if cursor.accept("UNUSED"):
        _drop(cursor, table, context)
    else:
        move_schema(cursor, table, context)


# Private tables

_ACTIONS: dict[str, Callable[[Cursor, Held, Context], None]] = {
    "ADD": _add,
    "DROP": _drop,
    "ALTER": alter_column,
    "MODIFY": modify_columns,
    "CHANGE": change_column,
    "RENAME": rename,
    "SET": _set,
    "COMMENT": _comment,
    "ATTACH": attach,
    "DETACH": detach,
    "INHERIT": inherit_from,
    "NO": disinherit,
}
_OF_COLUMNS = frozenset({"ADD", "DROP", "ALTER", "MODIFY", "CHANGE", "RENAME"})
_NO_COLUMNS = frozenset({"PARTITION", "SUPPLEMENTAL", "PERIOD", "SYSTEM", "VALUE", "OVERFLOW"})
_CONSTRAINTS = frozenset(
    (
        *("CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "INDEX", "KEY", "FULLTEXT", "SPATIAL"),
        "EXCLUDE",
    )
)
_HARMLESS = frozenset(
    (
        *("OWNER", "ENABLE", "DISABLE", "FORCE", "CLUSTER", "VALIDATE", "RESET", "REPLICA"),
        *("OF", "NOT", "ENGINE", "AUTO_INCREMENT", "CONVERT", "DEFAULT", "CHARACTER"),
        *("CHARSET", "COLLATE", "ROW_FORMAT", "ORDER", "LOCK", "ALGORITHM", "CHECK", "NOCHECK", "SWITCH"),
        *("REBUILD", "TRUNCATE", "PARTITION", "EXCHANGE", "SPLIT", "MERGE", "MOVE", "PCTFREE", "STORAGE"),
        *("LOGGING", "NOLOGGING", "CACHE", "NOCACHE", "PARALLEL", "NOPARALLEL", "READ", "ENCRYPTION"),
        *("COMPRESS", "NOCOMPRESS", "DISCARD", "IMPORT", "ANALYZE", "OPTIMIZE", "REPAIR", "REMOVE"),
        *("REORGANIZE", "COALESCE", "KEY_BLOCK_SIZE", "STATS_PERSISTENT", "CHECKSUM", "TABLESPACE", "UPGRADE"),
        *("INITRANS", "MAXTRANS", "SHRINK", "ALLOCATE", "DEALLOCATE", "FLASHBACK", "WITH", "USING"),
        *("GENERATED", "INVISIBLE", "AVG_ROW_LENGTH", "MAX_ROWS", "MIN_ROWS", "PACK_KEYS", "DELAY_KEY_WRITE"),
        *("DATA", "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES", "CLUSTERING"),
    )
)
