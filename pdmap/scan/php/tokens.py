"""Files of PHP cut into tokens, so that strings and comments mislead nobody."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from pdmap.scan.tokens import TooLongError, unescaped

MOST = 200_000
"""Tokens of a file that are read: no migration has as many."""


class Kind(IntEnum):
    """What a token is."""

    NAME = 1
    VARIABLE = 2
    STRING = 3
    OPEN_STRING = 4
    """A string in which something is put when it is run."""
    NUMBER = 5
    SIGN = 6
    UNCLOSED = 7
    """What opens a comment or a text that never ends: all behind it is a part of it."""


class Token(NamedTuple):
    """A part of a file."""

    kind: Kind
    text: str
    """Without its quotes; of a name, without the namespace."""
    start: int
    """Where it stands in the file."""


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a file.

    Raises:
        TooLongError: there are more than any migration has.
    """
    found: list[Token] = []
    at = 0
    while match := _TOKEN.match(text, at):
        at, group = match.end(), match.lastgroup or ""
        if group == "heredoc":
            body, start, at = _heredoc(text, match)
            is_open = not match["quote"] and "$" in body
            kind = Kind.UNCLOSED if at > len(text) else Kind.OPEN_STRING if is_open else Kind.STRING
            found.append(Token(kind, match["tag"] if kind is Kind.UNCLOSED else body, min(start, len(text))))
        elif group != "space":
            found.append(_made(group, match))
        if found and found[-1].kind is Kind.UNCLOSED:
            break
        if len(found) > MOST:
            raise TooLongError
    return found


# Private functions


def _made(group: str, match: re.Match[str]) -> Token:
    written, start = match.group(), match.start()
    if group == "single":
        return Token(Kind.STRING, re.sub(r"\\(['\\])", r"\1", written[1:-1]), start + 1)
    if group == "double":
        kind = Kind.OPEN_STRING if _PUT_IN.search(written) else Kind.STRING
        return Token(kind, unescaped(written[1:-1]), start + 1)
    if group == "name":
        return Token(Kind.NAME, written.rpartition("\\")[2], start)
    return Token(_KINDS.get(group, Kind.SIGN), written, start)


def _heredoc(text: str, match: re.Match[str]) -> tuple[str, int, int]:
    """Return a text over several lines, where it begins, and where its end is written: behind the file if it is not."""
    start = at = match.end()
    tag = match["tag"]
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].lstrip()
        if line.startswith(tag) and not line[len(tag) : len(tag) + 1].isalnum():
            return text[start:at], start, end - len(line) + len(tag)
        at = end + 1
    return "", start, len(text) + 1


# Private tables

_PUT_IN = re.compile(r"(?<!\\)(?:\$\w|\{\$)")
_KINDS = {"variable": Kind.VARIABLE, "number": Kind.NUMBER, "unclosed": Kind.UNCLOSED}
_TOKEN = re.compile(
    r"(?P<space>\s++|//[^\n]*+|\#(?!\[)[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/|<\?(?:php\b|=)?|\?>)"
    r"|(?P<unclosed>/\*)"
    r"|(?P<heredoc><<<[ \t]*(?P<quote>['\"]?)(?P<tag>[A-Za-z_]\w*+)(?P=quote)[ \t]*\n)"
    r"|(?P<name>\\?[A-Za-z_]\w*+(?:\\[A-Za-z_]\w*+)*+)|(?P<variable>\$[A-Za-z_]\w*+)"
    r"|(?P<single>'(?:[^'\\]++|\\.)*+')|(?P<double>\"(?:[^\"\\]++|\\.)*+\")"
    r"|(?P<number>\d[\d_.]*+)|(?P<sign>\?->|->|=>|::|===?|!==?|&&|\|\||.)",
    re.DOTALL,
)
