"""Changes of columns that a table has: other types, other definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, elements
from pdmap.scan.sql.definition import Definition
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.tokens import Kind, Token


def alter_column(cursor: Cursor, table: Held, context: Context) -> None:
    """Carry out what follows ALTER or ALTER COLUMN."""
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
        column = context.read(list(cursor.rest()), table)
        if column:
            _replace(table, name[-1], column, context)


def modify_columns(cursor: Cursor, table: Held, context: Context) -> None:
    """Carry out what follows MODIFY: new definitions of columns."""
    cursor.accept("COLUMN")
    cursor.accept("IF", "EXISTS")
    parts = elements(cursor.group() or []) if cursor.key() == "(" else [list(cursor.rest())]
    for part in parts:
        if part and part[0].key not in {"CONSTRAINT", "PARTITION", "PRIMARY"}:
            column = context.read(part, table)
            if column:
                _replace(table, column.name, column, context)


def change_column(cursor: Cursor, table: Held, context: Context) -> None:
    """Carry out what follows CHANGE: a new name and a new definition."""
    cursor.accept("COLUMN")
    cursor.accept("IF", "EXISTS")
    old = cursor.name()
    column = context.read(list(cursor.rest()), table) if old else None
    if old and column:
        context.tables.rename_column(table, old[-1], column.name)
        _replace(table, column.name, column, context)


# Private functions


def _retype(cursor: Cursor, name: str, table: Held, context: Context) -> None:
    column, old = context.read(list(cursor.rest()), table), table.columns.get(name)
    if column and old:
        table.columns.put(name, replace(old, type=column.type, values=()))


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

_GENERATED = frozenset({"GENERATED"})
