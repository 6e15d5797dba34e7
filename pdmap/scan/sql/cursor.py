"""A walk along the tokens of a statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tokens import Kind, Token, unquote

Name = tuple[str, ...]
"""A name without its quotes: what it lies in first, such as the database schema of a table."""


class Cursor:
    """Tokens, and how many of them are read."""

    __slots__ = ("at", "dialect", "tokens")

    def __init__(self, tokens: Sequence[Token], dialect: Dialect) -> None:
        self.tokens = tokens
        self.dialect = dialect
        self.at = 0

    def has_ended(self) -> bool:
        """Tell whether all are read."""
        return self.at >= len(self.tokens)

    @property
    def token(self) -> Token | None:
        """Return the next one."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def key(self, ahead: int = 0) -> str:
        """Return the next word in capitals, or the next sign; nothing for what is quoted and behind the end."""
        at = self.at + ahead
        return self.tokens[at].key if at < len(self.tokens) else ""

    def accept(self, *keys: str) -> bool:
        """Go past some words if they come next."""
        if all(self.key(ahead) == key for ahead, key in enumerate(keys)):
            self.at += len(keys)
            return True
        return False

    def accept_any(self, keys: Collection[str]) -> str:
        """Go past a word if it is one of several, and return it."""
        key = self.key()
        if key and key in keys:
            self.at += 1
            return key
        return ""

    def accept_string(self) -> str | None:
        """Go past a string if it comes next, and return its text."""
        token = self.token
        if token and (token.kind is Kind.STRING or (token.kind is Kind.QUOTED and token.text[0] == '"')):
            self.at += 1
            return unquote(token)
        return None

    def group(self) -> list[Token] | None:
        """Go past what stands in parentheses if it comes next, and return it; without an end, all the rest."""
        if self.key() != "(":
            return None
        start, depth = self.at + 1, 0
        for at in range(self.at, len(self.tokens)):
            key = self.tokens[at].key
            if key == "(":
                depth += 1
            elif key == ")":
                depth -= 1
                if not depth:
                    self.at = at + 1
                    return list(self.tokens[start:at])
        self.at = len(self.tokens)
        return list(self.tokens[start:])

    def skip(self) -> None:
        """Go past a token, or a group of them."""
        if self.group() is None:
            self.at += 1

    def name(self) -> Name | None:
        """Go past a name if it comes next, and return its parts."""
        parts: list[str] = []
        while (token := self.token) and token.kind in _NAMES:
            parts.append(unquote(token))
            self.at += 1
            if self.key() != ".":
                break
            while self.accept("."):
                pass
        return tuple(parts) or None

    def names(self) -> list[Name]:
        """Go past names with commas between them."""
        found: list[Name] = []
        while name := self.name():
            found.append(name)
            if not self.accept(","):
                break
        return found

    def rest(self) -> Sequence[Token]:
        """Return what is not read."""
        return self.tokens[self.at :]


def elements(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield what stands between the commas that lie in no parentheses; nothing where nothing stands."""
    depth, angles, start = 0, 0, 0
    for at, token in enumerate(tokens):
        key = token.key
        if key in _OPENING:
            depth += 1
        elif key in _CLOSING:
            depth -= 1
        elif key == "<" and at and tokens[at - 1].key in ANGLED:
            angles += 1
        elif key == ">" and angles:
            angles -= 1
        elif key == "," and depth <= 0 and not angles:
            if at > start:
                yield list(tokens[start:at])
            start = at + 1
    if start < len(tokens):
        yield list(tokens[start:])


def column_names(tokens: Sequence[Token]) -> list[str]:
    """Return the names in the list of a key or an index; what is computed has none."""
    return [
        unquote(each[0])
        for each in elements(tokens)
        if each[0].kind in _NAMES and (len(each) < 2 or each[1].key != ".")
    ]


def is_balanced(tokens: Sequence[Token]) -> bool:
    """Tell whether each parenthesis has its other half."""
    depth = 0
    for token in tokens:
        depth += (token.key == "(") - (token.key == ")")
        if depth < 0:
            return False
    return not depth


# Private tables

_NAMES = frozenset({Kind.WORD, Kind.QUOTED, Kind.STRING})
ANGLED = frozenset({"ARRAY", "STRUCT", "MAP", "ROW", "UNIONTYPE"})
"""Types of warehouses whose parts stand in angle brackets."""
_OPENING = frozenset({"(", "["})
_CLOSING = frozenset({")", "]"})
