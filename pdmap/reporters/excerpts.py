"""A line of a manifest as a frame shows it: harmless, short enough, and measured in terminal cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pdmap import escape
from pdmap.escape.attached import is_attached
from pdmap.findings import Span

LINE_CELLS = 100
"""Cells of a line that are shown at most, not counting the dots where it is cut."""

LEAD_CELLS = 40
"""Cells that stay before the marked stretch of a line that is cut."""

CUT = "..."
"""Stands where a line is cut."""


class Excerpt(NamedTuple):
    """A line to show, and the stretch of it to underline."""

    text: str
    indent: int
    """Cells before the underline."""
    width: int
    """Cells of the underline, 1 or more."""


def excerpt(line: str, span: Span) -> Excerpt:
    """Return the line around the span, or around its first line where it has several; a tab shows as a blank.

    Columns behind the end of the line count as its end.
    """
    start, end = _columns(line, span)
    if len(line) <= LINE_CELLS and escape.is_plain(text := line.replace("\t", " ")):
        return Excerpt(text, indent=start, width=max(1, end - start))
    # A machine may write a whole manifest in one line: look only at what can be shown.
    origin = max(0, start - LINE_CELLS)
    characters = escape.terminal_characters(line[origin : start + LINE_CELLS].replace("\t", " "))
    first, last = _window(characters, start - origin, whole=len(characters) == len(line))
    head = (CUT if origin + first else "") + "".join(characters[first : start - origin])
    marked = "".join(characters[start - origin : min(end - origin, last)])
    tail = "".join(characters[min(end - origin, last) : last]) + (CUT if origin + last < len(line) else "")
    return Excerpt(head + marked + tail, indent=_cells(head), width=max(1, _cells(marked)))


# Private functions


def _cells(text: str) -> int:
    """Return the cells that text takes; rich is only loaded where it is not plain."""
    if escape.is_plain(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _columns(line: str, span: Span) -> tuple[int, int]:
    """Return where the marked stretch starts and ends, counted from 0."""
    start = min(span.start.column - 1, len(line))
    end = span.end.column - 1 if span.end.line == span.start.line else len(line.rstrip())
    return start, max(start, min(end, len(line)))


def _window(characters: Sequence[str], start: int, *, whole: bool) -> tuple[int, int]:
    """Return from where to where the characters are shown, all of them where they are a whole line that fits."""
    if whole and _fitting(characters, LINE_CELLS) == len(characters):
        return 0, len(characters)
    first = start - _fitting(characters[:start][::-1], LEAD_CELLS)
    while 0 < first < start and len(characters[first]) == 1 and is_attached(characters[first]):
        first += 1  # what belongs to a character that is cut off would go to the dots
    return first, first + _fitting(characters[first:], LINE_CELLS)


def _fitting(characters: Sequence[str], cells: int) -> int:
    """Return how many of the characters fit into the cells."""
    text = "".join(characters)
    if len(text) == len(characters) and escape.is_plain(text):
        return min(len(characters), cells)
    for count, character in enumerate(characters):
        cells -= _cells(character)
        if cells < 0:
            return count
    return len(characters)
