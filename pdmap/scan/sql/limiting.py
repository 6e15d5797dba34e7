"""Conditions that limit a column to some values."""

from __future__ import annotations

from collections.abc import Sequence

from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import Kind, Token, tokenize, unquote


def listed_values(tokens: Sequence[Token]) -> tuple[str, tuple[str, ...]] | None:
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


def values_of_condition(condition: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the same of a condition as a database tells it."""
    return listed_values(tokenize(condition, 0, len(condition), Dialect.UNKNOWN)[0])


# Private tables

_OF_LISTS = frozenset(
    (
        *("IN", "ANY", "ARRAY", "OR", "TEXT", "CHARACTER", "VARYING", "VARCHAR", "VARCHAR2", "NVARCHAR"),
        *("CHAR", "BPCHAR", "CITEXT", "LOWER", "UPPER", "COLLATE", "NOCASE"),
    )
)
