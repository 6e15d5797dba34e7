"""Conditions that limit a column to some values, as a database tells of them."""

from __future__ import annotations

from pdmap.scan.sql.columns import listed_values
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import tokenize


def values_of_condition(condition: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the column that a condition limits to some strings, and these; `None` for any other condition."""
    return listed_values(tokenize(condition, 0, len(condition), Dialect.UNKNOWN)[0])
