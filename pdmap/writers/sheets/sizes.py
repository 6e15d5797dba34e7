"""Widths of columns, heights of rows, and what is too tall or too long for one row of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, zip_longest

from pdmap.escape import office
from pdmap.writers.measure import POINT_SIZE, line_count, longest_word, width, wrapped
from pdmap.writers.sheets.looks import BANNER, GROUP, HEAD, LOOKS, Look
from pdmap.writers.sheets.workbook import Draft, Entry, Record, Sheet, Strip

TALLEST = 25
"""Lines of 10 points in a row at most: Excel shows 409 points of a row and cuts off the rest."""


def sized(name: str, draft: Draft) -> Sheet:
    """Return a sheet with columns as wide as their content asks for, and rows as tall."""
    held = _held(draft)
    widths = tuple(_column_width(held, number) for number in range(len(held.head)))
    rooms = [each - _PADDING for each in widths]
    strips = tuple(strip for record in held.records for strip in _strips(record, rooms))
    return Sheet(
        name,
        held,
        widths,
        strips,
        head_height=_head_height(held.head, [room - _BUTTON for room in rooms], HEAD),
        group_height=_group_height(held.groups, rooms),
        banner=tuple(_pieces(held.banner, BANNER, sum(widths) - _PADDING)) if held.banner else (),
    )


def pieces(text: str, room: float, tallest: int = TALLEST) -> Iterator[tuple[str, int]]:
    """Yield a text in pieces that fit a row, each with the number of its lines.

    Pieces end with a line where they can; a line that is longer than a row is broken where it wraps anyway.
    """
    piece, lines, units = "", 0, 0
    for start, part in _laid_out(text, room):
        size = len(part.encode("utf-16-le")) // 2 + 1
        if lines == tallest or (lines and units + size > _LONGEST):
            yield piece, lines
            piece, lines, units = "", 0, 0
        piece += start + part if lines else part
        lines, units = lines + 1, units + size
    yield piece, lines


# Private functions


def _held(draft: Draft) -> Draft:
    """Return a sheet in characters that files can hold."""
    return replace(
        draft,
        head=tuple(map(office, draft.head)),
        groups=tuple((office(group), span) for group, span in draft.groups),
        banner=office(draft.banner),
        records=tuple(
            replace(record, entries=tuple(replace(entry, text=office(entry.text)) for entry in record.entries))
            for record in draft.records
        ),
    )


def _group_height(groups: tuple[tuple[str, int], ...], rooms: list[float]) -> float:
    """Return the height of the titles of groups, each of which has the room of all its columns; 0 without any."""
    starts = accumulate((span for _, span in groups), initial=0)
    spans = [sum(rooms[start : start + span]) for start, (_, span) in zip(starts, groups, strict=False)]
    return _head_height(tuple(group for group, _ in groups), spans, GROUP) if groups else 0


def _head_height(titles: tuple[str, ...], rooms: list[float], look: Look) -> float:
    lines = (line_count(title, room * _scale(look)) for title, room in zip(titles, rooms, strict=True))
    return _height(min(max(lines, default=1), TALLEST), look.size)


def _column_width(draft: Draft, number: int) -> float:
    """Return how wide a column is: as its longest line, within limits, and wide enough for its head."""
    entries = {record.entries[number] for record in draft.records}
    longest = max((_extent(entry) for entry in entries), default=0.0)
    title = draft.head[number]
    head = max(longest_word(title), width(title) / _HEAD_LINES) / _BOLD + _BUTTON
    widest = draft.widest[number]
    if widest < _WIDEST and any(line_count(entry.text, widest - _PADDING) > TALLEST for entry in entries):
        widest = min(_WIDEST, widest * _WIDER)
    return min(max(longest * _SLACK, head, _NARROWEST) + _PADDING, widest)


def _extent(entry: Entry) -> float:
    """Return the width of the longest line of a cell in its look."""
    return max(width(line) for line in entry.text.split("\n")) / _scale(LOOKS[entry.form])


def _scale(look: Look) -> float:
    """Return how much more text there is room for in a look than in plain text of 10 points."""
    return POINT_SIZE / look.size * (_BOLD if look.is_bold else 1)


def _strips(record: Record, rooms: list[float]) -> Iterator[Strip]:
    """Yield the rows of a record; its first cell is repeated in each, so that filters keep them together."""
    columns = [
        [*_pieces(entry.text, LOOKS[entry.form], room)] for entry, room in zip(record.entries, rooms, strict=True)
    ]
    first = columns[0]
    empty = ("", _height(1, POINT_SIZE))
    for number, parts in enumerate(zip_longest(*columns, fillvalue=empty)):
        shown = parts if number < len(first) else (first[0], *parts[1:])
        entries = tuple(
            replace(entry, text=text, anchor="" if number else entry.anchor)
            for entry, (text, _) in zip(record.entries, shown, strict=True)
        )
        height = max(height for _, height in shown)
        yield Strip(entries, height, number > 0, "" if number else record.anchor)


def _pieces(text: str, look: Look, room: float) -> Iterator[tuple[str, float]]:
    """Yield the pieces of a cell with their heights in points."""
    held = pieces(text, room * _scale(look), TALLEST * POINT_SIZE // look.size)
    yield from ((piece, _height(lines, look.size)) for piece, lines in held)


def _height(lines: int, size: int) -> float:
    return lines * size * _LINE_HEIGHT + _ROW_PADDING


def _laid_out(text: str, room: float) -> Iterator[tuple[str, str]]:
    """Yield each line of a cell as it will be shown, with what stands before it: a line break, or nothing."""
    start = ""
    for line in text.split("\n"):
        for part in wrapped(line, room):
            for begin in range(0, max(1, len(part)), _LONGEST // 2):
                yield start, part[begin : begin + _LONGEST // 2]
                start = ""
        start = "\n"


# Private tables

_LONGEST = 32_000
"""UTF-16 units in a cell at most; Excel takes 32,767."""
_LINE_HEIGHT = 1.3
"""Of the size of the text."""
_ROW_PADDING = 4.0
_PADDING = 10.0
"""Points beside the text of a cell, with some to spare."""
_BOLD = 0.92
"""Part of the room that bold text may count on: it is wider."""
_SLACK = 1.04
_BUTTON = 16.0
"""Points for the button of a filter."""
_NARROWEST = 56.0
_HEAD_LINES = 4
"""Lines of a head at most, where it would make its column wider than its content does."""
_WIDEST = 400.0
_WIDER = 1.6
"""How much wider a column may be than others, where its texts would not fit a row."""
