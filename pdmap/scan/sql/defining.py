"""Statements that define something, each given to what reads its kind."""

from __future__ import annotations

import re

from pdmap.scan.sql.altering import alter_table
from pdmap.scan.sql.blocks import (
    keep_routine,
    tables_in_schema,
)
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.creating import create_table, make_of_query
from pdmap.scan.sql.cursor import Cursor
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.doubts import report_unknown
from pdmap.scan.sql.kinds import is_of_other_kind
from pdmap.scan.sql.others import comment_on, create_view, drop, execute, rename
from pdmap.scan.sql.renaming import change_schema
from pdmap.scan.sql.tokens import Span
from pdmap.scan.sql.types import alter_type, create_type

OTHER_CREATE = re.compile(
    r"(?:/\*M?!\d*\s*)?CREATE(?:\s+|\*/|/\*M?!\d*|OR\s+(?:REPLACE|ALTER)\b|DEFINER\s*=\s*\S+"
    r"|(?:UNIQUE|CLUSTERED|NONCLUSTERED|FULLTEXT|SPATIAL|BITMAP|CONSTRAINT|PUBLIC|TEMP)\b)*+"
    r"(?:INDEX|SEQUENCE|FUNCTION|PROC|PROCEDURE|TRIGGER|EXTENSION|SCHEMA|DATABASE|ROLE|USER|RULE|POLICY|PUBLICATION|SYNONYM"
    r"|DOMAIN|AGGREGATE|OPERATOR|CAST|COLLATION|STATISTICS|SERVER|EVENT|PACKAGE|LOGIN|CONVERSION|LANGUAGE|TEXT)\b",
    re.IGNORECASE,
)
"""What is created here that is no table, view or type."""


def read_definition(word: str, span: Span, context: Context) -> None:
    """Read a statement that begins with a word in capitals, such as CREATE."""
    if word == "CREATE" and OTHER_CREATE.match(context.source.text, span.start, span.end):
        if _SCHEMA.match(context.source.text, span.start, span.end):
            for cursor, comments, part in tables_in_schema(span, context):
                _create(cursor, comments, part, context)
        else:
            keep_routine(span, context)
        return
    cursor, comments = context.cursor(span)
    if word == "CREATE":
        _create(cursor, comments, span, context)
    elif word == "ALTER":
        _alter(span, context)
    elif word == "DROP":
        drop(cursor, context)
    elif word == "COMMENT":
        comment_on(cursor, context)
    elif word == "RENAME":
        rename(cursor, context)
    else:
        execute(cursor, context)


def select_into(span: Span, context: Context) -> None:
    """Read a query that makes a table of what it finds."""
    if context.source.dialect in _INTO_VARIABLES or not _INTO.search(context.source.text, span.start, span.end):
        return
    cursor, _ = context.cursor(span)
    depth = 0
    for at, token in enumerate(cursor.tokens):
        depth += (token.key == "(") - (token.key == ")")
        if token.key in _WRITING and not depth:
            return
        if token.key == "INTO" and not depth:
            cursor.at = at + 1
            is_temporary = bool(cursor.accept_any({"TEMP", "TEMPORARY"}))
            cursor.accept("TABLE")
            make_of_query(cursor, at, span.start, context, is_temporary=is_temporary)
            return


# Private functions


def _create(cursor: Cursor, comments: list[Span], span: Span, context: Context) -> None:
    keys = [token.key for token in cursor.tokens[:_HEAD]]
    if "TYPE" in keys[1:4] and "TABLE" not in keys[: keys.index("TYPE")]:
        cursor.at = keys.index("TYPE") - 1
        create_type(cursor, comments, context)
        return
    if "VIEW" in keys and ("TABLE" not in keys or keys.index("VIEW") < keys.index("TABLE")):
        create_view(cursor, span, context)
    elif "TABLE" in keys:
        create_table(cursor, comments, span, context)
    elif not is_of_other_kind(keys):
        report_unknown(span.start, context)


def _alter(span: Span, context: Context) -> None:
    cursor, _ = context.cursor(span)
    if cursor.key(2) == "TABLE" and cursor.key(1).isalpha():
        cursor.tokens = [cursor.tokens[0], *cursor.tokens[2:]]
    if cursor.key(1) == "VIEW" and any(token.key == "AS" for token in cursor.tokens):
        create_view(cursor, span, context)
    elif cursor.key(1) in {"TABLE", "VIEW"} or (cursor.key(1) == "MATERIALIZED"):
        if cursor.key(1) == "TABLE" or cursor.key(4) == "RENAME" or cursor.key(3) == "RENAME":
            alter_table(cursor, span.start, context)
    elif cursor.key(1) == "TYPE":
        alter_type(cursor, context)
    elif cursor.key(1) == "SCHEMA":
        change_schema(cursor, context)
    elif not is_of_other_kind([token.key for token in cursor.tokens[:_HEAD]]):
        report_unknown(span.start, context)


# Private tables

_HEAD = 20
_INTO_VARIABLES = frozenset({Dialect.MYSQL, Dialect.ORACLE, Dialect.SQLITE})
"""Dialects in which SELECT ... INTO fills variables or files, if there is such a thing."""
_WRITING = frozenset({"INSERT", "MERGE", "UPDATE", "DELETE"})
_INTO = re.compile(r"\bINTO\s", re.IGNORECASE)
_SCHEMA = re.compile(r"CREATE\s+SCHEMA\b", re.IGNORECASE)
