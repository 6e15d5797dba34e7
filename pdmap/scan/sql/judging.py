"""What sqlglot says of definitions that the own reading does not know wholly."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pdmap.scan.schema import Column
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.tokens import Kind, Span, Token


def judge_table(table: Held, odd: list[Token], span: Span, context: Context) -> None:
    """Hold the columns that were read against those that sqlglot reads, add what is missing, and report the rest."""
    judged = _columns(span, context)
    name = ".".join(table.name)
    if judged is None:
        line = context.source.place(odd[0].start).line
        unread = [token for token in odd if token.kind in {Kind.NUMBER, Kind.SIGN}]
        what = f"`{odd[0].text[:40]}` on line {line}"
        fact = (
            f"not all of table `{name}` is known, such as {what}: its columns are read by their names and types alone"
        )
        context.report(odd[0].start, fact, is_lost=bool(unread))
        return
    missing = [column for column in judged if table.columns.get(column.name) is None]
    for column in missing:
        table.columns.add(column)
    if missing:
        names = ", ".join(column.name for column in missing[:5])
        context.report(
            span.start, f"columns of table `{name}` are read by the second grammar only: {names}", is_lost=False
        )


@contextmanager
def quiet() -> Iterator[None]:
    """Keep sqlglot from telling the terminal what the troubles tell."""
    logger = logging.getLogger("sqlglot")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


def is_fit(span: Span, text: str) -> bool:
    """Tell whether sqlglot can be asked of a statement: it goes deeper with each parenthesis, and is slow."""
    if span.end - span.start > _LONGEST:
        return False
    depth = deepest = 0
    for sign in text[span.start : span.end]:
        depth += (sign in "([") - (sign in ")]")
        deepest = max(depth, deepest)
    return deepest <= _DEEPEST


# Private functions


def _columns(span: Span, context: Context) -> list[Column] | None:
    """Return the columns that sqlglot finds in a CREATE TABLE; `None` where it cannot read it, or is not installed."""
    text = context.source.text
    context.judged += 1
    if context.judged > _MOST or not is_fit(span, text):
        return None
    try:
        import sqlglot
        from sqlglot import expressions
        from sqlglot.errors import SqlglotError
    except ImportError:
        return None
    dialect = context.source.dialect.value or None
    try:
        with quiet():
            parsed = sqlglot.parse_one(text[span.start : span.end], read=dialect)
    except (SqlglotError, RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return None
    if not isinstance(parsed, expressions.Create) or not isinstance(parsed.this, expressions.Schema):
        return None
    found = []
    for definition in parsed.this.expressions:
        if isinstance(definition, expressions.ColumnDef):
            start = int(definition.this.meta.get("start", 0))
            kind = definition.args.get("kind")
            written = kind.sql(dialect=dialect) if kind else ""
            found.append(Column(name=definition.name, type=written, place=context.source.place(span.start + start)))
    return found


# Private tables

_MOST = 500
"""Statements of a file at most about which sqlglot is asked: it takes milliseconds for each."""
_LONGEST = 200_000
_DEEPEST = 24
