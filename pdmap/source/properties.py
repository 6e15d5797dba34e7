"""The anchor and the tag in front of a value, which parsers count as part of it."""

from __future__ import annotations

import re

import yaml

from pdmap.frozen import dataclass
from pdmap.source.characters import shown
from pdmap.source.checks import UNSUPPORTED_FEATURE
from pdmap.source.events import marks
from pdmap.source.problem import Problem
from pdmap.source.text import SourceText


@dataclass(frozen=True, slots=True)
class Properties:
    """What stands in front of a value."""

    end: int
    """Offset of the value itself."""
    tag: tuple[int, int] | None
    """Offsets of the tag and behind it."""


def properties_of(event: yaml.NodeEvent, text: SourceText) -> Properties:
    """Return the properties in front of the value that an event tells of."""
    start, end = marks(event)
    tag = None
    offset = start.index
    while match := _PROPERTY.match(text.characters, offset, end.index):
        if match["tag"]:
            tag = match.span("tag")
        offset = match.end()
    return Properties(offset, tag)


def tag_problem(event: yaml.ScalarEvent | yaml.CollectionStartEvent, text: SourceText) -> Problem:
    """Return the problem with a tag: what a value is follows from how it is written."""
    start, end = properties_of(event, text).tag or (marks(event)[0].index,) * 2
    tag = shown(text.characters[start:end])
    remedy = "remove the tag; quotes make a value text"
    return Problem(UNSUPPORTED_FEATURE, f"tag `{tag}` is not supported", text.span(start, end), remedy, detail=tag)


# Private functions

_PROPERTY = re.compile(r"(?:&[-\w]+|(?P<tag>!<[^>\s]*>|![^\s,\[\]{}]*))(?:\s|#[^\r\n]*)*")
