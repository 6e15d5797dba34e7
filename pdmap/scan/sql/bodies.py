"""What stands in the parentheses of a table or a type: columns, constraints, and methods, which hold nothing."""

from __future__ import annotations

from bisect import bisect_left

from pdmap.scan.annotations import evidence_in
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
        column.comment = _trailing(column, comments, limit, context) or _above(column, comments, context)
    context.add(table, column)
    return not column.is_odd


def _trailing(column: Definition, comments: list[Span], limit: int, context: Context) -> str:
    """Return the comments that stand within a definition or behind it on its last line."""
    end = min(context.source.line_end(column.end), limit)
    found = []
    for at in range(bisect_left(comments, (column.start, 0)), len(comments)):
        if comments[at].start >= end:
            break
        found.append(_said(comments[at], context))
    return " ".join(found)


def _above(column: Definition, comments: list[Span], context: Context) -> str:
    """Return the comments on the lines above a definition, if they speak of personal data.

    Others may be headings, or columns that somebody took out, and would tell the wrong thing of this column.
    """
    text, start, found = context.source.text, column.start, list[str]()
    at = bisect_left(comments, (start, 0))
    for comment in reversed(comments[max(0, at - _ABOVE) : at]):
        between = text[comment.end : start]
        is_first = not text[text.rfind("\n", 0, comment.start) + 1 : comment.start].strip()
        if between.strip() or between.count("\n") > 1 or not is_first:
            break
        found.insert(0, _said(comment, context))
        start = comment.start
    said = " ".join(found)
    return said if evidence_in(said, "comment") else ""


def _said(comment: Span, context: Context) -> str:
    written = context.source.text[comment.start : comment.end]
    bare = written[2:-2] if written.startswith("/*") else written.lstrip("-#")
    return " ".join(bare.split()).strip("* ")


def _is_method(element: list[Token]) -> bool:
    """Tell whether a part of a type is a method, as Oracle has them beside fields."""
    keys = [token.key for token in element[:_HEAD_OF_METHOD]]
    return keys[0] in _METHODS and not _ROUTINES.isdisjoint(keys[1:])


# Private tables

_METHODS = frozenset({"MEMBER", "STATIC", "CONSTRUCTOR", "MAP", "ORDER", "OVERRIDING", "FINAL", "INSTANTIABLE", "NOT"})
_ROUTINES = frozenset({"FUNCTION", "PROCEDURE"})
_HEAD_OF_METHOD = 6
_ABOVE = 10
"""Comments above a column that are looked at."""
