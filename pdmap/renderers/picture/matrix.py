"""Draw a matrix of recipients and categories of data, in the place of a map with too many lines.

A cell says how many flows there are. Its border and hatching say how grave they are, so that a copy in gray tells
as much as the screen; `*` stands for data of Articles 9 and 10.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from pdmap import escape
from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import element, path, rectangle, text_line
from pdmap.renderers.picture.parts import Part
from pdmap.renderers.picture.text import wrap
from pdmap.renderers.spoken import matrix_cell
from pdmap.typeface import text_width
from pdmap.views.signs import Weight
from pdmap.views.tables import Matrix, MatrixCell
from pdmap.views.words import say

_NAMES, _PLACES = 220, 190
"""Greatest widths of the two columns in front."""
_PAD = 6
_TITLE = 26
_ROW = 21
_SMALLEST = 42


def matrix_part(matrix: Matrix) -> Part:
    """Return a matrix as a part of a page."""
    widths = _widths(matrix)
    height = _TITLE + _ROW * (1 + len(matrix.rows)) + 2
    return Part(max(fsum(widths), 240), height, lambda at: _matrix_group(matrix, widths, at))


# Private functions


def _widths(matrix: Matrix) -> tuple[float, ...]:
    names = [name for name, _, _ in matrix.rows]
    places = [place for _, place, _ in matrix.rows]
    cells = [_cell_width(code, [row[2][place] for row in matrix.rows]) for place, code in enumerate(matrix.columns)]
    return (
        _column(say("matrix.recipient"), names, _NAMES),
        _column(say("matrix.place"), places, _PLACES),
        *([max(cells)] * len(cells) if cells else []),
    )


def _column(heading: str, texts: list[str], widest: float) -> float:
    needed = max(text_width(text, style.TABLE_HEAD.size, is_bold=True) for text in (heading, *texts))
    return min(needed, widest) + 2 * _PAD + 1


def _cell_width(code: str, cells: list[MatrixCell]) -> float:
    texts = (code, *map(matrix_cell, cells))
    return max(_SMALLEST, *(text_width(text, style.TABLE_HEAD.size, is_bold=True) + 14 for text in texts))


def _matrix_group(matrix: Matrix, widths: tuple[float, ...], at: Point) -> str:
    title = wrap(matrix.title, style.TABLE_TITLE.size, max(fsum(widths), 240), 1, is_bold=True)
    parts = [text_line(line, Point(at.x, at.y + 13), style.TABLE_TITLE) for line in title]
    top = at.y + _TITLE
    parts.append(rectangle(Area(at.x, top, fsum(widths), _ROW), style.Paint(style.HEAD_FILL, "none")))
    headings = (say("matrix.recipient"), say("matrix.place"), *matrix.columns)
    parts.extend(_texts(headings, widths, Point(at.x, top), style.TABLE_HEAD))
    for name, place, cells in matrix.rows:
        top += _ROW
        parts.extend(_texts((name, place), widths, Point(at.x, top), style.TABLE_TEXT))
        parts.append(path(f"M {at.x:.2f} {top:.2f} h {fsum(widths):.2f}", style.Paint("none", style.RULE, 0.5)))
        parts.extend(_cells(cells, widths, Point(at.x, top)))
    parts.append(path(f"M {at.x:.2f} {top + _ROW:.2f} h {fsum(widths):.2f}", style.Paint("none", style.RULE, 0.5)))
    attributes = {"class": "matrix", "role": "group", "aria-label": matrix.title}
    return element("g", attributes, element("title", {}, escape.xml(matrix.title)), *parts)


def _texts(texts: tuple[str, ...], widths: tuple[float, ...], at: Point, font: style.Font) -> Iterator[str]:
    """Yield the texts of a row: the first two from the left, categories in the middle of their columns."""
    left = at.x
    for number, (text, width) in enumerate(zip(texts, widths, strict=False)):
        lines = wrap(text, font.size, width - 2 * _PAD, 1, is_bold=font.is_bold)
        middle, anchor = (left + width / 2, "middle") if number >= 2 else (left + _PAD, "start")
        yield from (text_line(line, Point(middle, at.y + 14), font, anchor=anchor) for line in lines)
        left += width


def _cells(cells: tuple[MatrixCell, ...], widths: tuple[float, ...], at: Point) -> Iterator[str]:
    left = at.x + fsum(widths[:2])
    for cell, width in zip(cells, widths[2:], strict=True):
        if cell.flows:
            yield from _cell(cell, Area(left + 3, at.y + 3, width - 6, _ROW - 6))
        left += width


def _cell(cell: MatrixCell, area: Area) -> Iterator[str]:
    paint = style.WEIGHTS[cell.weight]
    yield rectangle(area, style.Paint(style.PAPER, paint.stroke, min(paint.width, 2.8) * 0.8), 2)
    if cell.weight is Weight.UNGROUNDED:
        yield path(_hatching(area), style.Paint("none", paint.stroke, 0.9))
    font = style.TABLE_HEAD if cell.weight is not Weight.NORMAL else style.TABLE_TEXT
    yield text_line(matrix_cell(cell), Point(area.center.x, area.y + 11), font, anchor="middle")


def _hatching(area: Area) -> str:
    """Return strokes across the two corners on the left, where no text stands."""
    strokes = [f"M {area.x:.2f} {area.y + size:.2f} L {area.x + size:.2f} {area.y:.2f}" for size in (3, 6)] + [
        f"M {area.x:.2f} {area.bottom - size:.2f} L {area.x + size:.2f} {area.bottom:.2f}" for size in (3, 6)
    ]
    return " ".join(strokes)
