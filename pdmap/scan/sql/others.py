"""Statements beside CREATE TABLE and ALTER TABLE that make, name, describe or drop tables and views."""

from __future__ import annotations

from dataclasses import replace

from pdmap.scan.columns import DEFAULT_SCHEMAS
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, Name, elements
from pdmap.scan.sql.definition import Definition
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.selecting import add_selected
from pdmap.scan.sql.tokens import Kind, Span, unquote


def create_view(cursor: Cursor, span: Span, context: Context) -> None:
    """Read the columns of a view, where they are named."""
    words = set()
    while not cursor.has_ended() and cursor.key() != "VIEW":
        words.add(cursor.key())
        cursor.at += 1
    cursor.at += 1
    cursor.accept("IF", "NOT", "EXISTS")
    name = cursor.name()
    if name is None:
        context.report(span.start, "the name of the view that is created cannot be read", is_lost=False)
        return
    view = Held(
        name=name,
        place=context.source.place(span.start),
        is_view=True,
        is_temporary=bool(words & {"TEMP", "TEMPORARY"}),
    )
    for element in elements(cursor.group() or []):
        if element[0].kind is not Kind.SIGN and element[0].key != "CONSTRAINT":
            view.columns.add(
                context.make(
                    Definition(name=unquote(element[0]), start=element[0].start, end=element[0].end, is_nullable=None)
                )
            )
    while not cursor.has_ended() and not cursor.accept("AS"):
        cursor.skip()
    add_selected(list(cursor.rest()), view, context)
    existing = context.tables.find(name)
    if existing and (existing.is_view or len(existing.name) == len(name)):
        context.tables.drop(name)
    context.tables.add(view)


def comment_on(cursor: Cursor, context: Context) -> None:
    """Take over what COMMENT ON says of a table or a column."""
    cursor.at += 2
    what = cursor.accept_any({"TABLE", "COLUMN", "VIEW", "MATERIALIZED", "FOREIGN"})
    if not what:
        return
    cursor.accept_any({"TABLE", "VIEW"})
    name = cursor.name()
    if name is None or not cursor.accept("IS"):
        return
    text = cursor.accept_string() or ""
    if what == "COLUMN":
        say_of_column(name[:-1], name[-1], text, context)
    else:
        say_of_table(name, text, context)


def say_of_table(name: Name, text: str, context: Context) -> None:
    """Give a table its comment."""
    table = context.tables.find(name)
    if table:
        table.comment = " ".join(text.split())


def say_of_column(table: Name, name: str, text: str, context: Context) -> None:
    """Give a column its comment."""
    held = (context.tables.find(table) or context.tables.composite(table)) if table else None
    column = held.columns.get(name) if held else None
    if held and column:
        held.columns.put(name, replace(column, comment=" ".join(text.split())))


def drop(cursor: Cursor, context: Context) -> None:
    """Take tables, views or whole database schemas away."""
    start = cursor.tokens[0].start
    cursor.at += 1
    cursor.accept("TEMPORARY")
    cursor.accept("MATERIALIZED")
    cursor.accept("FOREIGN")
    what = cursor.accept_any({"TABLE", "TABLES", "VIEW", "SCHEMA"})
    cursor.accept("IF", "EXISTS")
    names = cursor.names() if what else ()
    for name in names:
        if not context.is_run((name[-1],), start):
            continue
        if what == "SCHEMA":
            context.tables.drop_schema(name[-1])
        elif _is_meant(name, context):
            context.tables.drop_with_heirs(name, is_cascading=cursor.key() == "CASCADE")


def rename(cursor: Cursor, context: Context) -> None:
    """Carry out RENAME TABLE of MySQL and RENAME of Oracle."""
    cursor.at += 1
    cursor.accept_any({"TABLE", "TABLES"})
    while old := cursor.name():
        if not cursor.accept("TO"):
            return
        new = cursor.name()
        table = context.tables.find(old)
        if table and new:
            context.tables.rename(table, new if len(new) > 1 else (*table.name[:-1], *new))
        elif new:
            context.report(cursor.tokens[0].start, f"table `{'.'.join(old)}` is renamed, and not known here")
        cursor.accept(",")


def execute(cursor: Cursor, context: Context) -> None:
    """Carry out the procedures of SQL Server that rename and describe."""
    start = cursor.tokens[0].start
    cursor.at += 1
    if cursor.key(1) == "=":
        cursor.at += 2
    name = cursor.name() or ("",)
    arguments = _arguments(cursor)
    if name[-1].casefold() == "sp_rename" and len(arguments) >= 2:
        _rename_by_procedure(arguments, start, context)
    elif name[-1].casefold() in {"sp_addextendedproperty", "sp_updateextendedproperty"}:
        _describe(arguments, context)


# Private functions


def _is_meant(name: Name, context: Context) -> bool:
    """Tell whether the table that fits a name is the one that a statement drops.

    If it were another one, all its columns would vanish: where only one of the two names tells the schema, it has to be
    the one that need not be told. In MySQL and Oracle, a file is about one schema.
    """
    table = context.tables.find(name)
    if table is None or context.source.dialect in {Dialect.MYSQL, Dialect.ORACLE}:
        return True
    short, long = sorted((name, table.name), key=len)
    return len(short) == len(long) or long[-len(short) - 1].casefold() in DEFAULT_SCHEMAS


def _arguments(cursor: Cursor) -> dict[str, str]:
    """Return the arguments of a procedure by name, or by number where they have none."""
    found: dict[str, str] = {}
    for at, element in enumerate(elements(cursor.rest())):
        is_named = len(element) > 2 and element[1].key == "="
        value = element[-1] if not is_named else element[2]
        found[element[0].text.lstrip("@").casefold() if is_named else str(at)] = unquote(value)
    return found


def _rename_by_procedure(arguments: dict[str, str], start: int, context: Context) -> None:
    old = arguments.get("objname", arguments.get("0", ""))
    new = arguments.get("newname", arguments.get("1", ""))
    kind = arguments.get("objtype", arguments.get("2", "")).upper()
    parts = tuple(part.strip('[]"') for part in old.split("."))
    if not context.is_run((*parts[::-1], new), start, is_renaming=True):
        return
    if kind == "COLUMN":
        table = context.tables.find(parts[:-1]) if parts[:-1] else None
        if table and table.columns.get(parts[-1]):
            context.tables.rename_column(table, parts[-1], new)
            column = table.columns.get(new)
            if column:
                table.columns.put(new, replace(column, place=context.source.place(start)))
            return
    elif kind in {"", "OBJECT"}:
        table = context.tables.find(parts)
        if table:
            context.tables.rename(table, (*table.name[:-1], new))
            return
    else:
        return
    if kind == "COLUMN":
        context.report(start, f"`{old}` is renamed, and not known here")


def _describe(arguments: dict[str, str], context: Context) -> None:
    values = [arguments.get(key, arguments.get(str(at), "")) for at, key in enumerate(_PROPERTY)]
    name, text, _, schema, kind, table, inner, column = values
    if name.casefold() != "ms_description" or kind.casefold() != "table":
        return
    path = (schema, table) if schema else (table,)
    if inner.casefold() == "column":
        say_of_column(path, column, text, context)
    else:
        say_of_table(path, text, context)


# Private tables

_PROPERTY = ("name", "value", "level0type", "level0name", "level1type", "level1name", "level2type", "level2name")
