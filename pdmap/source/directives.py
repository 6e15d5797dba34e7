"""Directives: lines such as `%YAML 1.2` in front of a manifest.

The two parsers disagree about which of them are errors, so neither gets to see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.frozen import dataclass


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
    head = _head_end(text)
    return _FIRST_PERCENT.sub("#", text[:head]) + text[head:]


def foreign_directives(text: str) -> Iterator[Directive]:
    """Yield the directives that say anything but `%YAML 1.2`."""
    for match in _DIRECTIVE.finditer(text, 0, _head_end(text)):
        directive = match.group().rstrip()
        if not _YAML_1_2.fullmatch(directive):
            yield Directive(match.start(), match.start() + len(directive), directive)


# Private functions

_HEAD = re.compile(r"(?:(?:%[^\r\n]*|[ \t]*(?:#[^\r\n]*)?)(?:\r\n|\r|\n))*+(?:%[^\r\n]*)?")
"""Directives, comments and blank lines."""

_DIRECTIVE = re.compile(r"(?<![^\r\n])%[^\r\n]*")
_FIRST_PERCENT = re.compile(r"(?<![^\r\n])%")
_YAML_1_2 = re.compile(r"%YAML[ \t]+1\.2(?:[ \t]+#.*)?")


def _head_end(text: str) -> int:
    head = _HEAD.match(text)
    return head.end() if head else 0
