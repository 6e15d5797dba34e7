"""Directives: lines such as `%YAML 1.2` in front of a manifest.

The two parsers disagree about which of them are errors, so neither gets to see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive that is not `%YAML 1.2`."""

    start: int
    """Offset of the `%`."""
    end: int
    """Offset behind the directive."""
    text: str


def comment_out(text: str) -> str:
    """Return the text with every directive turned into a comment of the same length."""
    end = max((match.end("directive") for match in _directives(text)), default=0)
    return _FIRST_PERCENT.sub("#", text[:end]) + text[end:]


def foreign_directives(text: str) -> Iterator[Directive]:
    """Yield the directives that say anything but `%YAML 1.2`."""
    for match in _directives(text):
        directive = match["directive"].rstrip()
        if not _YAML_1_2.fullmatch(directive):
            yield Directive(match.start(), match.start() + len(directive), directive)


# Private functions

_PROLOGUE_LINE = re.compile(r"(?:(?P<directive>%[^\r\n]*)|[ \t]*(?:#[^\r\n]*)?)(?:\r\n|\r|\n|\Z)")
_FIRST_PERCENT = re.compile(r"(?<![^\r\n])%")
_YAML_1_2 = re.compile(r"%YAML[ \t]+1\.2(?:[ \t]+#.*)?")


def _directives(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of directives among the blank lines and comments at the head of a text."""
    line = _PROLOGUE_LINE.match(text)
    while line and line.end() > line.start():
        if line["directive"]:
            yield line
        line = _PROLOGUE_LINE.match(text, line.end())
