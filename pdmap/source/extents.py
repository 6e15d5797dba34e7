"""Where values stand: from their first character to behind their last one.

Parsers count anchors, tags, trailing blank lines and the way to the next token as part of a value.
"""

from __future__ import annotations

import yaml

from pdmap.findings import Position, Span
from pdmap.source.events import marks
from pdmap.source.properties import properties_of
from pdmap.source.text import SourceText

Extent = tuple[int, int, int, int]
"""First line and column, last line and column, as in `Node`."""


def scalar_extent(event: yaml.ScalarEvent, text: SourceText) -> Extent:
    """Return where a scalar stands; an empty one stands behind its colon or dash."""
    start, end = marks(event)
    is_block = event.style in _BLOCK_STYLES
    if event.value and event.anchor is None and event.tag is None and not is_block:
        return start.line + 1, start.column + 1, end.line + 1, end.column + 1
    first, last = properties_of(event, text).end, end.index
    if is_block:
        last = _without_trailing_blanks(text.characters, last)
    elif not event.style and not event.value:
        first = last = _without_trailing_blanks(text.characters, first)
    return extent_of(text.span(first, last))


def collection_start(event: yaml.CollectionStartEvent, text: SourceText) -> tuple[int, int]:
    """Return the line and column of the first character behind anchor and tag."""
    start, _ = marks(event)
    if event.anchor is None and event.tag is None:
        return start.line + 1, start.column + 1
    first = text.position(properties_of(event, text).end)
    return first.line, first.column


def event_span(event: yaml.Event, text: SourceText) -> Span:
    """Return the stretch of text that a parser gives to an event."""
    start, end = marks(event)
    return text.span(start.index, end.index)


def extent_of(span: Span) -> Extent:
    """Return a span as the four numbers of a node."""
    return span.start.line, span.start.column, span.end.line, span.end.column


def span_of(extent: Extent) -> Span:
    """Return the four numbers of a node as a span."""
    line, column, end_line, end_column = extent
    return Span(Position(line, column), Position(end_line, end_column))


# Private functions

_BLOCK_STYLES = ("|", ">")


def _without_trailing_blanks(text: str, offset: int) -> int:
    while offset and text[offset - 1] in " \t\r\n":
        offset -= 1
    return offset
