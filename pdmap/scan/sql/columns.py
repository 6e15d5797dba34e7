"""Definitions of columns: the own reading of them, which tells what it does not know."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pdmap.scan.schema import Reference
from pdmap.scan.sql.cursor import ANGLED, Cursor, Name, column_names
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import Kind, Token, unquote


@dataclass(slots=True, kw_only=True)
class Definition:
    """What a definition of a column says, as far as it is read."""

    name: str
    start: int
    """Where it begins in the file."""
    end: int
    """Where its last token ends."""
    type: str = ""
    is_nullable: bool | None = True
    is_key: bool = False
    comment: str = ""
    reference: Reference | None = None
    target: Name | None = None
    """The table that it points at, in parts."""
    values: tuple[str, ...] = ()
    is_odd: bool = False
    """Whether something in it is not known."""
    is_first: bool = False
    after: str | None = None
    """The column that it is put behind."""
    checks: list[list[Token]] = field(default_factory=list)


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
        handler = _HANDLERS.get(cursor.key())
        if handler is None or not handler(cursor, column):
            column.is_odd = True
            cursor.skip()
    return column


def read_reference(cursor: Cursor) -> tuple[Name, list[str]] | None:
    """Go past what follows REFERENCES, and return the table and the columns."""
    target = cursor.name()
    if target is None:
        return None
    columns = column_names(cursor.group() or [])
    while key := cursor.accept_any(_OF_REFERENCE):
        if key == "ON":
            cursor.at += 1
            cursor.accept_any(_BEFORE_ACTION)
            cursor.at += 1
            cursor.group()
        elif key == "MATCH":
            cursor.at += 1
        elif key == "NOT":
            cursor.accept_any({"DEFERRABLE", "VALID", "ENFORCED"}) or cursor.accept("FOR", "REPLICATION")
        elif key == "INITIALLY":
            cursor.at += 1
    return target, columns


def listed_values(tokens: list[Token]) -> tuple[str, tuple[str, ...]] | None:
    """Return the column that a condition limits to some strings, and these; `None` for any other condition."""
    values = tuple(dict.fromkeys(unquote(token) for token in tokens if token.kind is Kind.STRING))
    if not values:
        return None
    named = {
        unquote(token)
        for token in tokens
        if token.kind is Kind.QUOTED or (token.kind is Kind.WORD and token.key not in _OF_LISTS)
    }
    signs = {token.key for token in tokens if token.kind is Kind.SIGN}
    if len(named) != 1 or not signs <= {"(", ")", "[", "]", ",", "=", "::"}:
        return None
    return named.pop(), values


def slice_type(tokens: list[Token], text: str) -> str:
    """Return a type as written, its blanks made one."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/|--[^\n]*", "", text[tokens[0].start : tokens[-1].end])).strip()


# Private functions


def _read_type(cursor: Cursor, column: Definition, text: str) -> None:
    start = cursor.at
    token = cursor.token
    if token is None or token.key in _NO_TYPE:
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
            _skip_angles(cursor)
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
            or (is_free and key.isidentifier() and key not in _HANDLERS)
        ):
            cursor.at += 1
        else:
            break
    cursor.at = min(cursor.at, len(cursor.tokens))
    column.type = slice_type(list(cursor.tokens[start : cursor.at]), text)
    if cursor.dialect is Dialect.SQL_SERVER:
        column.type = _BRACKETED.sub(r"\1", column.type)
    if _SERIAL.match(column.type):
        column.is_nullable = False


def _skip_angles(cursor: Cursor) -> None:
    """Go past what stands in angle brackets."""
    depth = 0
    while not cursor.has_ended():
        depth += (cursor.key() == "<") - (cursor.key() == ">")
        cursor.at += 1
        if not depth:
            return


def _not(cursor: Cursor, column: Definition) -> bool:
    if cursor.accept("NOT", "NULL"):
        column.is_nullable = False
        cursor.accept("ENABLE")
        return True
    if cursor.accept("NOT", "FOR", "REPLICATION"):
        return True
    cursor.at += 1
    return bool(cursor.accept_any({"DEFERRABLE", "VALID", "ENFORCED", "VISIBLE", "INVISIBLE", "HIDDEN"}))


def _null(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    column.is_nullable = True
    return True


def _default(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    cursor.accept("ON", "NULL")
    return _expression(cursor)


def _expression(cursor: Cursor) -> bool:
    """Go past an expression: at least one token, and all behind it that begin no constraint."""
    if cursor.has_ended():
        return False
    cursor.skip()
    while not cursor.has_ended() and (cursor.key() not in _HANDLERS or cursor.key(-1) == "::"):
        if cursor.key() == "CASE":
            return False
        cursor.skip()
    return True


def _primary(cursor: Cursor, column: Definition) -> bool:
    cursor.accept("PRIMARY")
    if not cursor.accept("KEY"):
        return False
    column.is_key = True
    column.is_nullable = False
    return True


def _unique(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    cursor.accept("KEY")
    if cursor.accept("NULLS"):
        cursor.accept("NOT")
        return cursor.accept("DISTINCT")
    return True


def _constraint(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    return cursor.key() in _AFTER_CONSTRAINT or cursor.name() is not None


def _references(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    found = read_reference(cursor)
    if found is None:
        return False
    column.target, columns = found
    column.reference = Reference(".".join(column.target), columns[0] if columns else None)
    return True


def _check(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    inside = cursor.group()
    if inside is None:
        return cursor.accept("CONSTRAINT")
    found = listed_values(inside)
    if found and found[0].casefold() == column.name.casefold():
        column.values = column.values or found[1]
    cursor.accept("NO", "INHERIT")
    return True


def _generated(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    if not cursor.accept("ALWAYS") and cursor.accept("BY", "DEFAULT"):
        cursor.accept("ON", "NULL")
    return cursor.key() == "AS" and _computed(cursor, column)


def _computed(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    if cursor.accept("IDENTITY"):
        column.is_nullable = False
        cursor.group()
        return True
    if cursor.accept("ROW"):
        return bool(cursor.accept_any({"START", "END"}))
    return _expression(cursor)


def _identity(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    column.is_nullable = False
    cursor.group()
    return True


def _comment(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    found = cursor.accept_string()
    column.comment = found or ""
    return found is not None


def _on(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    if cursor.accept_any({"CONFLICT"}):
        cursor.at += 1
        return True
    if cursor.accept("UPDATE"):
        if cursor.accept("SET") or cursor.accept("NO"):
            cursor.at += 1
            return True
        return _expression(cursor)
    if cursor.accept("DELETE"):
        cursor.accept_any(_BEFORE_ACTION)
        cursor.at += 1
        return True
    cursor.skip()
    return True


def _character_set(cursor: Cursor, _column: Definition) -> bool:
    if not cursor.accept("CHARSET"):
        cursor.at += 1
        if not cursor.accept("SET"):
            return False
    cursor.accept("=")
    cursor.at += 1
    return True


def _collate(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    cursor.accept("=")
    return cursor.name() is not None


def _after(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    name = cursor.name()
    column.after = name[-1] if name else None
    return name is not None


def _first(cursor: Cursor, column: Definition) -> bool:
    cursor.at += 1
    column.is_first = True
    return True


def _flag(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    return True


def _with_argument(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    cursor.accept("=")
    cursor.skip()
    return True


def _using(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    if cursor.accept("INDEX"):
        if cursor.accept("TABLESPACE"):
            cursor.at += 1
        else:
            cursor.group()
        return True
    return False


def _no(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    return bool(cursor.accept_any({"INHERIT", "ACTION"}))


def _masked(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    return cursor.accept("WITH") and cursor.group() is not None


def _foreign(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    return cursor.accept("KEY") and cursor.key() == "REFERENCES"


# Private tables

_Handler = Callable[[Cursor, Definition], bool]

_FLAGS = (
    *(
        "AUTO_INCREMENT",
        "AUTOINCREMENT",
        "STORED",
        "VIRTUAL",
        "PERSISTED",
        "PERSISTENT",
        "VISIBLE",
        "INVISIBLE",
        "SPARSE",
    ),
    *(
        "ROWGUIDCOL",
        "HIDDEN",
        "ENABLE",
        "DISABLE",
        "DEFERRABLE",
        "DEFERRED",
        "IMMEDIATE",
        "VALIDATE",
        "NOVALIDATE",
        "RELY",
    ),
    *("NORELY", "CLUSTERED", "NONCLUSTERED", "ASC", "DESC", "ENFORCED", "BINARY", "PERMANENT", "FILESTREAM", "GLOBAL"),
)
_HANDLERS: dict[str, _Handler] = {
    "NOT": _not,
    "NULL": _null,
    "DEFAULT": _default,
    "PRIMARY": _primary,
    "KEY": _primary,
    "UNIQUE": _unique,
    "CONSTRAINT": _constraint,
    "REFERENCES": _references,
    "FOREIGN": _foreign,
    "CHECK": _check,
    "GENERATED": _generated,
    "AS": _computed,
    "IDENTITY": _identity,
    "COMMENT": _comment,
    "ON": _on,
    "CHARACTER": _character_set,
    "CHARSET": _character_set,
    "COLLATE": _collate,
    "AFTER": _after,
    "FIRST": _first,
    "USING": _using,
    "NO": _no,
    "MASKED": _masked,
    "ENCRYPTED": _masked,
    **dict.fromkeys(_FLAGS, _flag),
    **dict.fromkeys(
        ("INITIALLY", "STORAGE", "COMPRESSION", "COLUMN_FORMAT", "SRID", "WITH", "OPTIONS", "MATCH"), _with_argument
    ),
    **dict.fromkeys(("ENCODE", "TABLESPACE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE"), _with_argument),
}
_NO_TYPE = frozenset(_HANDLERS) - {"BINARY", "CHARACTER", "STORAGE", "FIRST", "AFTER", "OPTIONS", "CHARSET", "NO"}
_AFTER_CONSTRAINT = frozenset({"NOT", "NULL", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "DEFAULT", "FOREIGN"})
_TYPE_WORDS = frozenset(
    (
        *(
            "VARYING",
            "PRECISION",
            "UNSIGNED",
            "SIGNED",
            "ZEROFILL",
            "TIME",
            "ZONE",
            "LOCAL",
            "LARGE",
            "OBJECT",
        ),
        *(
            "BYTE",
            "CHAR",
            "RAW",
            "VARCHAR",
            "TO",
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "ARRAY",
        ),
        *(
            "VARBINARY",
            "INTEGER",
            "INT",
            "ASCII",
            "UNICODE",
            "FOR",
            "BIT",
            "DATA",
            "TYPE",
            "NCHAR",
        ),
    )
)
_OF_REFERENCE = frozenset(
    {"MATCH", "ON", "NOT", "DEFERRABLE", "INITIALLY", "ENABLE", "DISABLE", "VALIDATE", "NOVALIDATE"}
)
_OF_LISTS = frozenset(
    [
        "IN",
        "ANY",
        "ARRAY",
        "OR",
        "TEXT",
        "CHARACTER",
        "VARYING",
        "VARCHAR",
        "VARCHAR2",
        "NVARCHAR",
        "CHAR",
        "BPCHAR",
        "CITEXT",
        "LOWER",
        "UPPER",
        "COLLATE",
        "NOCASE",
    ]
)
_BEFORE_ACTION = frozenset({"NO", "SET"})
_BRACKETED = re.compile(r"\[(\w+)\]")
_SERIAL = re.compile(r"(?:small|big)?serial[248]?$", re.IGNORECASE)
