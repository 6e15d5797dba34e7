"""CREATE TABLE, in the forms of every dialect."""

from __future__ import annotations

from dataclasses import replace

from pdmap.scan.sql.bodies import read_elements
from pdmap.scan.sql.columns import read_column
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.copying import copy_like, copy_partitioned, copy_type, inherit
from pdmap.scan.sql.cursor import Cursor, Name, elements, is_balanced
from pdmap.scan.sql.definition import Definition
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.judging import judge_table
from pdmap.scan.sql.names import is_same_name
from pdmap.scan.sql.selecting import add_selected
from pdmap.scan.sql.tokens import Kind, Span, Token, unquote


def create_table(cursor: Cursor, comments: list[Span], span: Span, context: Context) -> None:
    """Read a statement that makes a table; what cannot be read of it becomes a trouble."""
    words = _head(cursor)
    is_optional = cursor.accept("IF", "NOT", "EXISTS")
    name = cursor.name()
    if name is None:
        context.report(span.start, "the name of the table that is created cannot be read")
        return
    table = Held(
        name=name, place=context.source.place(span.start), is_temporary=_is_temporary(words, name, cursor.dialect)
    )
    if "VIRTUAL" in words:
        _read_virtual(cursor, table, context)
    else:
        _read_definition(cursor, table, comments, span, context)
    _take_up(table, context, span, is_optional=is_optional)


def make_of_query(cursor: Cursor, at: int, start: int, context: Context, *, is_temporary: bool) -> None:
    """Read SELECT ... INTO, whose target comes next; the query is all but this."""
    name = cursor.name()
    if name is None or name[-1].startswith(("@", ":")):
        return
    table = Held(name=name, place=context.source.place(start), is_temporary=is_temporary or name[-1].startswith("#"))
    add_selected([*cursor.tokens[:at], *cursor.rest()], table, context)
    _take_up(table, context, Span(start, start), is_optional=False)


# Private functions


def _head(cursor: Cursor) -> set[str]:
    """Go past everything before the name, and return it."""
    words: set[str] = set()
    while not cursor.has_ended():
        key = cursor.key()
        cursor.at += 1
        words.add(key)
        if key == "TABLE":
            break
    return words


def _is_temporary(words: set[str], name: Name, dialect: Dialect) -> bool:
    if name[-1].startswith("#"):
        return dialect is Dialect.SQL_SERVER
    return bool(words & {"TEMP", "TEMPORARY"}) and (dialect is Dialect.POSTGRES or "GLOBAL" not in words)


def _read_definition(cursor: Cursor, table: Held, comments: list[Span], span: Span, context: Context) -> None:
    odd: list[Token] = []
    if cursor.accept("PARTITION", "OF"):
        copy_partitioned(cursor, table, context)
    elif cursor.accept("LIKE"):
        copy_like(cursor, table, context)
    elif cursor.accept("OF"):
        copy_type(cursor, table, context)
    elif cursor.key() == "(" and cursor.key(1) in {"SELECT", "WITH"}:
        add_selected(list(cursor.group() or []), table, context)
    elif cursor.key() == "(":
        is_whole = is_balanced(cursor.rest())
        odd = _read_body(cursor, table, comments, context)
        if not is_whole:
            context.report(
                span.start, f"the parentheses of table `{'.'.join(table.name)}` do not match: columns may be lost"
            )
            odd = []
    elif not {"AS", "SELECT"} & _keys(cursor):
        context.report(span.start, f"the definition of table `{'.'.join(table.name)}` cannot be read")
    _read_tail(cursor, table, context)
    if odd:
        judge_table(table, odd, span, context)


def _read_partitions(tokens: list[Token], table: Held, context: Context) -> None:
    """Read the columns by which warehouses part a table: those that have a type stand nowhere else."""
    for element in elements(tokens):
        is_typed = len(element) > 1 and element[0].kind in {Kind.WORD, Kind.QUOTED} and element[1].kind is Kind.WORD
        if is_typed and (column := context.read(element, table)):
            context.add(table, column)


def _read_body(cursor: Cursor, table: Held, comments: list[Span], context: Context) -> list[Token]:
    inside = cursor.group() or []
    names = list(elements(inside))
    if names and all(len(each) == 1 for each in names) and "AS" in _keys(cursor):  # those of a query
        for (each,) in names:
            table.columns.add(
                context.make(Definition(name=unquote(each), start=each.start, end=each.end, is_nullable=None))
            )
        return []
    return read_elements(inside, table, comments, context)


def _keys(cursor: Cursor) -> set[str]:
    return {token.key for token in cursor.rest()}


def _read_tail(cursor: Cursor, table: Held, context: Context) -> None:
    """Read what follows the parentheses of a table."""
    while not cursor.has_ended():
        if cursor.accept("COMMENT"):
            cursor.accept("=")
            table.comment = cursor.accept_string() or table.comment
        elif cursor.accept("INHERITS"):
            inherit(cursor, table, context)
        elif cursor.accept("PARTITIONED", "BY"):
            _read_partitions(cursor.group() or [], table, context)
        elif cursor.key() in {"AS", "SELECT"} and (
            cursor.key() == "SELECT" or cursor.key(1) in {"SELECT", "WITH", "(", "TABLE"}
        ):
            cursor.accept("AS")
            add_selected(list(cursor.rest()), table, context)
            return
        elif cursor.accept("AS", "EXECUTE"):
            name = ".".join(table.name)
            context.report(
                cursor.tokens[0].start, f"table `{name}` is made of a prepared query: its columns are not known"
            )
            return
        else:
            cursor.skip()


def _read_virtual(cursor: Cursor, table: Held, context: Context) -> None:
    """Read the columns of SQLite's virtual tables: arguments without an equals sign."""
    cursor.accept("USING")
    cursor.name()
    for element in elements(cursor.group() or []):
        if any(token.key == "=" for token in element):
            continue
        is_kept = element[0].key == "+" and len(element) > 1  # of an R-tree, and not searched
        column = read_column(element[is_kept:], context.source.text, context.source.dialect)
        if column:
            column.type = column.type.replace("UNINDEXED", "").strip()
            context.add(table, column)


def _take_up(table: Held, context: Context, span: Span, *, is_optional: bool) -> None:
    """Put a table among the others; where its name is taken, what the first lacks is added or reported."""
    existing = context.tables.find(table.name)
    if existing is None or existing.is_temporary != table.is_temporary:
        context.tables.add(table)
        return
    if len(existing.name) != len(table.name) and not is_same_name(existing.name, table.name):
        context.tables.add(table)
        return
    if existing.name[-1] != table.name[-1] and context.source.dialect is Dialect.POSTGRES:
        context.tables.add(table)
        return
    lacking = [column for column in table.columns.all() if existing.columns.get(column.name) is None]
    if not lacking:
        return
    name, names = ".".join(table.name), ", ".join(column.name for column in lacking[:5])
    if is_optional:
        fact = (
            f"table `{name}` exists already, from {existing.place}; {names} are added to it, though no database does so"
        )
    else:
        fact = f"table `{name}` is created again, first at {existing.place}; {names} are added to it"
    context.report(span.start, fact, is_lost=False)
    for column in lacking:
        existing.columns.add(replace(column))
