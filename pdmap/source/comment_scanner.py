"""Where comments stand: the parsers drop them, so that their places are told from what is left.

A `#` outside of every value starts one (anchors and tags cannot hold it). Only values with a `#` are kept, and the text
is looked through once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from pdmap.findings import Position, Span
from pdmap.source.comments import Comment
from pdmap.source.events import marks
from pdmap.source.properties import properties_of
from pdmap.source.text import SourceText


class CommentScanner:
    """Finds the comments of a text while its events go by."""

    def __init__(self, text: SourceText) -> None:
        self._text = text
        self._values: list[tuple[int, int]] = []
        self._last: yaml.Event | None = None

    def watch(self, events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
        """Yield the events, and note the values that hold a `#`."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent) and _may_hold_hash(event):
                self._note(event)
            self._last = event
            yield event

    def comments(self) -> Iterator[Comment]:
        """Yield the comments up to where the last event began, in the order of the text."""
        start = 0
        last = marks(self._last)[0].index if self._last else 0
        for first, end in (*self._values, (last, last)):
            for match in _COMMENT.finditer(self._text.characters, start, first):
                yield from self._comment(*match.span())
            start = end

    # Private methods

    def _note(self, event: yaml.ScalarEvent) -> None:
        start, end = marks(event)
        if self._text.characters.find("#", start.index, end.index) >= 0:
            first = properties_of(event, self._text).end
            # A comment may stand behind `|`; below that line, everything is text.
            first = self._text.line_end(first) if event.style in _BLOCK_STYLES else first
            self._values.append((first, max(first, end.index)))

    def _comment(self, start: int, end: int) -> Iterator[Comment]:
        """Yield the comment between two offsets; of a directive that was made one, only what stands behind it."""
        characters = self._text.characters
        position = self._text.position(start)
        line, first = position.line, start - position.column + 1
        if self._text.lines[line - 1][position.column - 1] == "%":
            start = characters.find("#", start + 1, end)
        if start >= 0:
            # Looking for each place anew would take twice as long, and a file may be all comments.
            span = Span(Position(line, start - first + 1), Position(line, end - first + 1))
            yield Comment(characters[start + 1 : end], span, not characters[first:start].strip())


# Private functions

_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_STYLES = ("|", ">")


def _may_hold_hash(event: yaml.ScalarEvent) -> bool:
    """Return whether a `#` may stand where a scalar does: in its value, behind `|`, or behind its anchor or tag."""
    return "#" in event.value or event.style in _BLOCK_STYLES or bool(event.anchor or event.tag)
