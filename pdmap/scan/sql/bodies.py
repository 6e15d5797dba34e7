"""What stands in the parentheses of a table or a type: columns, constraints, and methods, which hold nothing."""

from __future__ import annotations

from bisect import bisect_left

from pdmap.scan.sql.columns import read_column
from pdmap.scan.sql.constraints import is_constraint, read_constraint
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.copying import copy_like
from pdmap.scan.sql.cursor import Cursor, elements
from pdmap.scan.sql.definition import Definition
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.tokens import Span, Token


def read_elements(tokens: list[Token], table: Held, comments: list[Span], context: Context) -> list[Token]:
    """Read the columns and constraints of a table, and return the first tokens of what is not understood."""
    odd: list[Token] = []
    constraints: list[Cursor] = []
    parts = list(elements(tokens))
    for at, element in enumerate(parts):
        cursor = Cursor(element, context.source.dialect)
        if cursor.accept("LIKE"):
            copy_like(cursor, table, context)
        elif is_constraint(cursor):
            constraints.append(cursor)
        elif _is_method(element):
            continue
        else:
            limit = parts[at + 1][0].start if at + 1 < len(parts) else len(context.source.text)
            odd += [] if _read_column(element, table, comments, limit, context) else [element[0]]
    odd += [cursor.tokens[0] for cursor in constraints if not read_constraint(cursor, table, context)]
    return odd


# Private functions


def _read_column(element: list[Token], table: Held, comments: list[Span], limit: int, context: Context) -> bool:
    column = read_column(element, context.source.text, context.source.dialect)
    if column is None:
        return False
    if not column.comment and comments:
        column.comment = _trailing(column, comments, limit, context)
    context.add(table, column)
    return not column.is_odd


def _trailing(column: Definition, comments: list[Span], limit: int, context: Context) -> str:
    """Return the comments that stand within a definition or behind it on its last line."""
    end = min(context.source.line_end(column.end), limit)
    found = []
    for at in range(bisect_left(comments, (column.start, 0)), len(comments)):
        if comments[at].start >= end:
            break
        written = context.source.text[comments[at].start : comments[at].end]
        bare = written[2:-2] if written.startswith("/*") else written.lstrip("-#")
        found.append(" ".join(bare.split()).strip("* "))
    return " ".join(found)


def _is_method(element: list[Token]) -> bool:
    """Tell whether a part of a type is a method, as Oracle has them beside fields."""
    keys = [token.key for token in element[:_HEAD_OF_METHOD]]
    return keys[0] in _METHODS and not _ROUTINES.isdisjoint(keys[1:])


# Private tables

_METHODS = frozenset({"MEMBER", "STATIC", "CONSTRUCTOR", "MAP", "ORDER", "OVERRIDING", "FINAL", "INSTANTIABLE", "NOT"})
_ROUTINES = frozenset({"FUNCTION", "PROCEDURE"})
_HEAD_OF_METHOD = 6
