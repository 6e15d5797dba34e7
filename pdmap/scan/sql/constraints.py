"""Constraints of whole tables: keys, foreign keys, and conditions that list values."""

from __future__ import annotations

from dataclasses import replace

from pdmap.scan.schema import Reference
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, column_names
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.limiting import listed_values
from pdmap.scan.sql.references import read_reference
from pdmap.scan.sql.tokens import Kind


def is_constraint(cursor: Cursor) -> bool:
    """Tell whether what comes next in the parentheses of a table, or behind ADD, is no column."""
    key, following = cursor.key(), cursor.key(1)
    if key in {"KEY", "INDEX"}:
        return _is_index(cursor)
    if key in {"FULLTEXT", "SPATIAL"}:
        return cursor.dialect is Dialect.MYSQL or following in {"KEY", "INDEX", "("}
    followers = _CONSTRAINTS.get(key)
    return followers is not None and (not followers or following in followers)


def read_constraint(cursor: Cursor, table: Held, context: Context) -> bool:
    """Take over what a constraint says, and tell whether it is known."""
    if cursor.accept("CONSTRAINT") and cursor.key() not in _STARTS:
        cursor.name()
        cursor.accept("IF", "NOT", "EXISTS")
    if cursor.accept("PRIMARY", "KEY"):
        return _primary(cursor, table)
    if cursor.accept("FOREIGN", "KEY"):
        return _foreign(cursor, table, context)
    if cursor.accept("CHECK"):
        found = listed_values(cursor.group() or [])
        column = table.columns.get(found[0]) if found else None
        if found and column and not column.values:
            table.columns.put(column.name, replace(column, values=found[1]))
        return True
    if cursor.accept("NOT", "NULL"):
        name = cursor.name()
        column = table.columns.get(name[-1]) if name else None
        if column:
            table.columns.put(column.name, replace(column, is_nullable=False))
        return True
    return cursor.key() in _STARTS or is_constraint(cursor)


# Private functions


def _is_index(cursor: Cursor) -> bool:
    if cursor.dialect is Dialect.MYSQL or cursor.key(1) == "(":
        return True
    if cursor.key() == "INDEX" and cursor.dialect is Dialect.SQL_SERVER:
        return True
    named = cursor.at + 1 < len(cursor.tokens) and cursor.tokens[cursor.at + 1].kind in {Kind.WORD, Kind.QUOTED}
    return named and cursor.key(2) in {"(", "USING"} and not cursor.key(1).startswith(_TYPES)


def _primary(cursor: Cursor, table: Held) -> bool:
    while not cursor.has_ended() and cursor.key() != "(":
        if cursor.key() == "USING" and cursor.key(1) == "INDEX":
            return True
        cursor.at += 1
    for name in column_names(cursor.group() or []):
        column = table.columns.get(name)
        if column:
            table.columns.put(column.name, replace(column, is_key=True, is_nullable=False))
    return True


def _foreign(cursor: Cursor, table: Held, context: Context) -> bool:
    cursor.accept("IF", "NOT", "EXISTS")
    if cursor.key() != "(":
        cursor.name()
    names = column_names(cursor.group() or [])
    found = read_reference(cursor) if cursor.accept("REFERENCES") else None
    if found is None or not names:
        return False
    target, columns = found
    for at, name in enumerate(names):
        reference = Reference(".".join(target), columns[at] if at < len(columns) else None)
        context.tables.point(table, name, reference, target)
    return True


# Private tables

_STARTS = frozenset({"PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "EXCLUDE", "NOT", "DEFAULT", "INDEX", "KEY"})
_CONSTRAINTS: dict[str, frozenset[str]] = {
    "CONSTRAINT": frozenset(),
    "PRIMARY": frozenset({"KEY"}),
    "FOREIGN": frozenset({"KEY"}),
    "UNIQUE": frozenset(),
    "CHECK": frozenset({"("}),
    "EXCLUDE": frozenset({"(", "USING"}),
    "PERIOD": frozenset({"FOR"}),
    "SUPPLEMENTAL": frozenset({"LOG"}),
    "NOT": frozenset({"NULL"}),
}
_TYPES = (
    "VARCHAR",
    "CHAR",
    "NVARCHAR",
    "TEXT",
    "INT",
    "NUMBER",
    "NUMERIC",
    "DECIMAL",
    "BIT",
    "BINARY",
    "VARBINARY",
    "TIME",
)
