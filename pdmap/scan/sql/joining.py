"""Statements that are put together from strings and variables: what is known of them before they are run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import Token, is_text, unquote


def is_joint(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token puts two strings together."""
    return 0 <= at < len(tokens) and tokens[at].key in {"|", "+"}


def joined(at: int, tokens: Sequence[Token], dialect: Dialect) -> list[Token]:
    """Return a string and those that are put behind it."""
    found = [tokens[at]]
    while is_joint(tokens, at + 1):
        at += 3 if tokens[at + 1].key == "|" else 2
        if at >= len(tokens) or not is_text(tokens[at], dialect) or len(found) == _MOST_JOINED:
            break
        found.append(tokens[at])
    return found


def spares_columns(at: int, tokens: Sequence[Token], dialect: Dialect) -> bool:
    """Tell whether a string begins a statement that is put together and changes no columns, but keys and the like.

    What stands between its strings may be any name.
    """
    is_listed = [token.key for token in tokens[max(0, at - 2) : at]] in (["CONCAT", "("], ["CONCAT_WS", "("])
    if is_joint(tokens, at - 1):
        return False
    if not is_joint(tokens, at + 1) and not (is_listed and at + 1 < len(tokens) and tokens[at + 1].key == ","):
        return False
    parts, depth = list[str](), 0
    for token in tokens[at : at + _NEAR]:
        depth += (token.key == "(") - (token.key == ")")
        if depth < 0 or token.key == ";":
            break
        if is_text(token, dialect):
            parts.append(unquote(token))
    said = " ".join(parts)
    return _OF_KEYS.search(said) is not None and _OF_COLUMNS.search(said) is None


# Private tables

_MOST_JOINED = 20
_NEAR = 100
"""Tokens of a statement that is put together at most."""
_KEYS = r"(?:CONSTRAINT|INDEX|KEY|FOREIGN|PRIMARY|UNIQUE|CHECK|FULLTEXT|PARTITION|TRIGGER)\b"
_OF_KEYS = re.compile(rf"\b(?:(?:ADD|DROP)\s+{_KEYS}|(?:DIS|EN)ABLE\b|(?:NO)?CHECK\s+CONSTRAINT\b)", re.IGNORECASE)
_OF_COLUMNS = re.compile(
    rf"\b(?:CREATE\s+(?:\w+\s+)?TABLE|(?:ADD|DROP)\s+(?!{_KEYS})|ALTER\s+(?!TABLE\b)|MODIFY|CHANGE|RENAME)\b",
    re.IGNORECASE,
)
