"""The clauses of a definition of a column that stand behind its type: constraints, defaults, comments and the like."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.scan.schema import Reference
from pdmap.scan.sql.cursor import Cursor
from pdmap.scan.sql.definition import Definition
from pdmap.scan.sql.limiting import listed_values
from pdmap.scan.sql.references import BEFORE_ACTION, read_reference
from pdmap.scan.sql.sequences import skip_counting
from pdmap.scan.sql.tokens import unquote


def read_clause(cursor: Cursor, column: Definition) -> bool:
    """Take over what the next clause says, and tell whether it is known."""
    handler = _HANDLERS.get(cursor.key())
    return handler is not None and handler(cursor, column)


def begins_clause(key: str) -> bool:
    """Tell whether a word begins a clause."""
    return key in _HANDLERS


def begins_type(key: str) -> bool:
    """Tell whether a word may be the first of a type: some types are called like clauses."""
    return key not in _HANDLERS or key in _ALSO_TYPES


# Private functions


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
        skip_counting(cursor)
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
        cursor.accept_any(BEFORE_ACTION)
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


def _options(cursor: Cursor, column: Definition) -> bool:
    """Take over the description that BigQuery has among the options of a column."""
    cursor.at += 1
    inside = cursor.group() or []
    for key, sign, value in zip(inside, inside[1:], inside[2:], strict=False):
        if key.key == "DESCRIPTION" and sign.key == "=":
            column.comment = " ".join(unquote(value).split())
    return True


def _column_set(cursor: Cursor, _column: Definition) -> bool:
    return cursor.accept("COLUMN_SET", "FOR", "ALL_SPARSE_COLUMNS")


def _foreign(cursor: Cursor, _column: Definition) -> bool:
    cursor.at += 1
    return cursor.accept("KEY") and cursor.key() == "REFERENCES"


# Private tables

_Handler = Callable[[Cursor, Definition], bool]

_FLAGS = (
    *("AUTO_INCREMENT", "AUTOINCREMENT", "STORED", "VIRTUAL", "PERSISTED", "PERSISTENT", "VISIBLE", "INVISIBLE"),
    *("SPARSE", "ROWGUIDCOL", "HIDDEN", "ENABLE", "DISABLE", "DEFERRABLE", "DEFERRED", "IMMEDIATE", "VALIDATE"),
    *("NOVALIDATE", "RELY", "NORELY", "CLUSTERED", "NONCLUSTERED", "ASC", "DESC", "ENFORCED", "BINARY", "PERMANENT"),
    *("FILESTREAM", "GLOBAL"),
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
    **dict.fromkeys(("INITIALLY", "STORAGE", "COMPRESSION", "COLUMN_FORMAT", "SRID", "WITH", "MATCH"), _with_argument),
    "OPTIONS": _options,
    "COLUMN_SET": _column_set,
    **dict.fromkeys(("ENCODE", "TABLESPACE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE"), _with_argument),
}
_ALSO_TYPES = frozenset({"BINARY", "CHARACTER", "STORAGE", "FIRST", "AFTER", "OPTIONS", "CHARSET", "NO"})
_AFTER_CONSTRAINT = frozenset({"NOT", "NULL", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "DEFAULT", "FOREIGN"})
