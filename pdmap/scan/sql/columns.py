"""Definitions of columns: the own reading of them, which tells what it does not know."""

from __future__ import annotations

import re

from pdmap.scan.sql.clauses import begins_clause, begins_type, read_clause
from pdmap.scan.sql.cursor import ANGLED, Cursor
from pdmap.scan.sql.definition import Definition
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import Kind, Token, unquote


def read_column(tokens: list[Token], text: str, dialect: Dialect) -> Definition | None:
    """Return what a definition says; `None` where it does not begin with a name."""
    first = tokens[0]
    if first.kind not in {Kind.WORD, Kind.QUOTED, Kind.STRING}:
        return None
    column = Definition(name=unquote(first), start=first.start, end=tokens[-1].end)
    cursor = Cursor(tokens, dialect)
    cursor.at = 1
    _read_type(cursor, column, text)
    while not cursor.has_ended():
        if not read_clause(cursor, column):
            column.is_odd = True
            cursor.skip()
    return column


# Private functions


def _read_type(cursor: Cursor, column: Definition, text: str) -> None:
    start = cursor.at
    token = cursor.token
    if token is None or not begins_type(token.key):
        return
    if token.kind not in {Kind.WORD, Kind.QUOTED}:
        return
    cursor.at += 1
    is_free = cursor.dialect in {Dialect.SQLITE, Dialect.UNKNOWN}
    while not cursor.has_ended():
        key = cursor.key()
        if key == "(":
            inside = cursor.group() or []
            if cursor.tokens[start].key in {"ENUM", "SET"}:
                column.values = tuple(unquote(each) for each in inside if each.kind in {Kind.STRING, Kind.QUOTED})
        elif key == "<" and cursor.key(-1) in ANGLED:
            column.is_odd = not _skip_angles(cursor) or column.is_odd
        elif key in {".", "%"}:
            cursor.at += 2
        elif key == "[":
            while not cursor.has_ended() and cursor.key() != "]":
                cursor.at += 1
            cursor.at += 1
        elif key in {"WITH", "WITHOUT"} and cursor.key(1) in {"TIME", "LOCAL"}:
            cursor.at += 2
        elif (
            (key == "CHARACTER" and cursor.key(1) != "SET" and cursor.key(-1) == "NATIONAL")
            or key in _TYPE_WORDS
            or (is_free and key.isidentifier() and not begins_clause(key))
        ):
            cursor.at += 1
        else:
            break
    cursor.at = min(cursor.at, len(cursor.tokens))
    column.type = _slice(list(cursor.tokens[start : cursor.at]), text)
    if cursor.dialect is Dialect.SQL_SERVER:
        column.type = _BRACKETED.sub(r"\1", column.type)
    if _SERIAL.match(column.type):
        column.is_nullable = False


def _skip_angles(cursor: Cursor) -> bool:
    """Go past what stands in angle brackets, and tell whether they are closed."""
    depth = 0
    while not cursor.has_ended():
        depth += (cursor.key() == "<") - (cursor.key() == ">")
        cursor.at += 1
        if not depth:
            return True
    return False


def _slice(tokens: list[Token], text: str) -> str:
    """Return a type as written, its blanks made one."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/|--[^\n]*", "", text[tokens[0].start : tokens[-1].end])).strip()


# Private tables

_TYPE_WORDS = frozenset(
    (
        *("VARYING", "PRECISION", "UNSIGNED", "SIGNED", "ZEROFILL", "TIME", "ZONE", "LOCAL", "LARGE", "OBJECT"),
        *("BYTE", "CHAR", "RAW", "VARCHAR", "TO", "YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "ARRAY"),
        *("VARBINARY", "INTEGER", "INT", "ASCII", "UNICODE", "FOR", "BIT", "DATA", "TYPE", "NCHAR"),
    )
)
_BRACKETED = re.compile(r"\[(\w+)\]")
_SERIAL = re.compile(r"(?:small|big)?serial[248]?$", re.IGNORECASE)
