"""Draw the facts beside a map as tables; long ones are cut, for a picture is not read by the page."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import fsum

from pdmap import escape
from pdmap.frozen import dataclass
from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import element, path, rectangle, text_line
from pdmap.renderers.picture.parts import Part
from pdmap.renderers.picture.table_widths import Measure, column_widths
from pdmap.renderers.picture.text import wrap
from pdmap.typeface import text_width
from pdmap.views.tables import Table
from pdmap.views.words import count

MOST_ROWS = 12
"""How many rows of a table a picture shows."""
_MOST_LINES = 12
"""Of a cell: more than the kinds of data that a system usually holds, of which none should be missing in silence."""
_PAD_X, _PAD_Y = 6, 3.5
_HEADING = 20
LEAST_ROW = style.TABLE_TEXT.height + 2 * _PAD_Y
"""The height of a row whose cells have one line."""
MEASURE = Measure(style.TABLE_HEAD.size, 2 * _PAD_X + 1, widest=270, longest_word=24)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[str, ...], ...]
    """Lines of each cell."""
    fonts: tuple[style.Font, ...]
    is_head: bool = False

    @property
    def height(self) -> float:
        most = max((len(cell) for cell in self.cells), default=1)
        return max(1, most) * style.TABLE_TEXT.height + 2 * _PAD_Y


def table_part(table: Table, width: float, *, is_whole: bool = False) -> Part:
    """Return a table no wider than a width; cells are wrapped, and cut where the table need not be whole.

    Names with answers are one entry, such as that of Article 30: it is never cut, for half of it says nothing.
    """
    is_uncut = is_whole or not table.columns
    shown = table.rows if is_uncut else table.rows[:MOST_ROWS]
    most = sys.maxsize if is_uncut else _MOST_LINES
    widths = column_widths(replace(table, rows=shown), width, MEASURE)
    rows = list(_rows(table, shown, widths, most))
    left_over = count("table.more", len(table.rows) - len(shown)) if len(table.rows) > len(shown) else ""
    title = wrap(table.title, style.TABLE_TITLE.size, max(fsum(widths), 200), 2, is_bold=True)
    total = max(fsum(widths), *(text_width(line, style.TABLE_TITLE.size, is_bold=True) for line in (*title, "")), 120)
    height = _HEADING * len(title) + fsum(row.height for row in rows) + (_HEADING if left_over else 0)
    return Part(total, height, lambda at: _table_group(title, rows, widths, left_over, at))


# Private functions


def _rows(table: Table, shown: Sequence[tuple[str, ...]], widths: Sequence[float], most: int) -> Iterator[_Row]:
    if table.columns:
        yield _row(table.columns, widths, [style.TABLE_HEAD] * len(widths), most, is_head=True)
    fonts = [style.TABLE_TEXT] * len(widths)
    if not table.columns and fonts:
        fonts[0] = style.TABLE_HEAD
    for row in shown:
        yield _row(row, widths, fonts, most)


def _row(
    texts: Sequence[str], widths: Sequence[float], fonts: Sequence[style.Font], most: int, *, is_head: bool = False
) -> _Row:
    cells = tuple(
        wrap(text, font.size, width - 2 * _PAD_X, most, is_bold=font.is_bold)
        for text, width, font in zip(texts, widths, fonts, strict=False)
    )
    return _Row(cells, tuple(fonts), is_head)


def _table_group(title: Sequence[str], rows: Sequence[_Row], widths: Sequence[float], left_over: str, at: Point) -> str:
    parts, top = [], at.y
    for line in title:
        parts.append(text_line(line, Point(at.x, top + 13), style.TABLE_TITLE))
        top += _HEADING
    for row in rows:
        parts.extend(_row_parts(row, widths, Point(at.x, top)))
        top += row.height
    if left_over:
        parts.append(text_line(left_over, Point(at.x + _PAD_X, top + 13), style.NOTE))
    attributes = {"class": "table", "role": "group", "aria-label": " ".join(title)}
    return element("g", attributes, element("title", {}, escape.xml(" ".join(title))), *parts)


def _row_parts(row: _Row, widths: Sequence[float], at: Point) -> Iterator[str]:
    total, bottom = fsum(widths), at.y + row.height
    if row.is_head:
        yield rectangle(Area(at.x, at.y, total, row.height), style.Paint(style.HEAD_FILL, "none"))
    left = at.x
    for lines, width, font in zip(row.cells, widths, row.fonts, strict=False):
        for place, line in enumerate(lines):
            yield text_line(line, Point(left + _PAD_X, at.y + _PAD_Y + 9 + place * font.height), font)
        left += width
    yield path(f"M {at.x:.2f} {bottom:.2f} h {total:.2f}", style.Paint("none", style.RULE, 1 if row.is_head else 0.5))
