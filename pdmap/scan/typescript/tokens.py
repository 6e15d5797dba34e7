"""Files of TypeScript cut into tokens, so that strings and comments mislead nobody."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from pdmap.scan.tokens import TooLongError

MOST = 300_000
"""Tokens of a file that are read: no file of classes has as many."""


class Kind(IntEnum):
    """What a token is."""

    NAME = 1
    STRING = 2
    OPEN_STRING = 3
    """A string in which something is put when it is run."""
    NUMBER = 4
    SIGN = 5
    UNCLOSED = 6
    """What opens a comment that never ends: all behind it is a part of it."""


class Token(NamedTuple):
    """A part of a file."""

    kind: Kind
    text: str
    """Without its quotes."""
    start: int
    """Where it stands in the file."""
    is_first: bool
    """Whether it is the first on its line."""
    comment: str
    """What is said before it, above or on its line."""
    behind: str = ""
    """What is said behind it on its line."""


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a file.

    Raises:
        TooLongError: there are more than any file of classes has.
    """
    found: list[Token] = []
    at, is_first, comments = 0, True, list[str]()
    while match := _TOKEN.match(text, at):
        at, group, written = match.end(), match.lastgroup or "", match.group()
        if group == "space":
            is_first = is_first or "\n" in written
            continue
        if group == "comment":
            if found and not is_first and not comments:
                found[-1] = found[-1]._replace(behind=_said(written))
            else:
                comments.append(_said(written))
            is_first = is_first or "\n" in written
            continue
        if written == "/" and _is_value(found) and (pattern := _PATTERN.match(text, match.start())):
            found.append(Token(Kind.OPEN_STRING, pattern.group(), match.start(), is_first, ""))
            at, is_first, comments = pattern.end(), False, []
            continue
        if group == "unclosed":
            found.append(Token(Kind.UNCLOSED, written, match.start(), is_first, ""))
            break
        kind = _KINDS[group]
        kind = Kind.OPEN_STRING if group == "template" and "${" in written else kind
        content = _plain(written) if kind in {Kind.STRING, Kind.OPEN_STRING} else written
        found.append(Token(kind, content, match.start(), is_first, " ".join(filter(None, comments))))
        is_first, comments = False, []
        if len(found) > MOST:
            raise TooLongError
    return found


# Private functions


def _is_value(before: list[Token]) -> bool:
    """Tell whether a value comes next, so that a slash begins a pattern and divides nothing."""
    last = before[-1] if before else None
    return last is None or last.text == "return" or (last.kind is Kind.SIGN and last.text not in ")]}")


def _said(comment: str) -> str:
    bare = comment[2:-2] if comment.startswith("/*") else comment[2:]
    return " ".join(" ".join(line.strip().lstrip("*").strip() for line in bare.split("\n")).split())


def _plain(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written[1:-1], flags=re.DOTALL)


# Private tables

_KINDS = {
    "name": Kind.NAME,
    "string": Kind.STRING,
    "template": Kind.STRING,
    "number": Kind.NUMBER,
    "sign": Kind.SIGN,
}
_PATTERN = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*+\])++/[a-z]*+")
_TOKEN = re.compile(
    r"(?P<space>\s++)|(?P<comment>//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)"
    r"|(?P<unclosed>/\*)"
    r"|(?P<name>[A-Za-z_$][\w$]*+)|(?P<string>'(?:[^'\\\n]++|\\.)*+'|\"(?:[^\"\\\n]++|\\.)*+\")"
    r"|(?P<template>`(?:[^`\\]++|\\.)*+`)|(?P<number>\d[\w.]*+)|(?P<sign>=>|\.\.\.|.)",
    re.DOTALL,
)
