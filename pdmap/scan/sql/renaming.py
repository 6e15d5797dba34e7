"""New names of tables and columns."""

from __future__ import annotations

from dataclasses import replace

from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, Name
from pdmap.scan.sql.held import Held


def rename(cursor: Cursor, table: Held, context: Context) -> None:
    """Carry out what follows RENAME."""
    if cursor.key() in {"CONSTRAINT", "INDEX", "KEY"} and cursor.key(2) == "TO":
        return
    start = cursor.tokens[0].start
    if cursor.accept("TO") or cursor.accept("AS") or cursor.accept("="):
        name = cursor.name()
        if name and context.is_run((table.name[-1], name[-1]), start, is_renaming=True):
            context.tables.rename(table, _moved(table.name, name))
        return
    has_word = cursor.accept("COLUMN")
    cursor.accept("IF", "EXISTS")
    old = cursor.name()
    if old and cursor.accept("TO"):
        new = cursor.name()
        if new and context.is_run((old[-1], new[-1], table.name[-1]), start, is_renaming=True):
            _rename_column(table, old[-1], new[-1], context, cursor)
    elif old and not has_word and context.is_run((table.name[-1], old[-1]), start, is_renaming=True):
        context.tables.rename(table, _moved(table.name, old))


def move_schema(cursor: Cursor, table: Held, context: Context) -> None:
    """Carry out what follows SET SCHEMA."""
    if cursor.accept("SCHEMA"):
        name = cursor.name()
        if name:
            context.tables.rename(table, (*name, table.name[-1]))


def change_schema(cursor: Cursor, context: Context) -> None:
    """Carry out ALTER SCHEMA: another name for all its tables, or a table of another one that moves into it."""
    cursor.at += 2
    schema = cursor.name()
    if schema is None:
        return
    if cursor.accept("RENAME", "TO"):
        new, tables = cursor.name(), context.tables.of_schema(schema[-1])
        if new and context.may_copy(_WEIGHT * len(tables), cursor.tokens[0].start):
            for each in tables:
                context.tables.rename(each, (*each.name[:-2], new[-1], each.name[-1]))
    elif cursor.accept("TRANSFER"):
        if cursor.key(1) == ":" or cursor.key(1) == "::":
            cursor.at += 2 if cursor.key(1) == "::" else 3
        name = cursor.name()
        if name and (table := context.tables.find(name)):
            context.tables.rename(table, (*schema, table.name[-1]))


# Private functions


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


# Private tables

_WEIGHT = 10
"""How many columns that are copied another name of a table counts for: it takes as long."""
