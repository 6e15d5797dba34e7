"""Cells around the map: the title block above it, below it the legend and the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from math import fsum

from pdmap.renderers.cells.cell import Cell, Line, Style
from pdmap.renderers.cells.labels import text_label
from pdmap.renderers.cells.looks import TABLE, TEXT, frame_look, line_look, shape_look
from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.text import wrap
from pdmap.renderers.spoken import sign_of
from pdmap.typeface import text_width
from pdmap.views.signs import Dash, Emphasis, FrameKind, LegendEntry, LegendKind, Shape, Weight
from pdmap.views.tables import Table
from pdmap.views.words import say

ROW = 18
"""Height of a line of the legend."""
GAP = 24
_SAMPLE = 30
_DRAWN = (LegendKind.SHAPE, LegendKind.FRAME, LegendKind.LINE, LegendKind.EMPHASIS)
_CELL_WIDTH = 220
"""Greatest width of a cell of a table."""
_PADDING = 8


def title_cell(lines: tuple[tuple[str, style.Font], ...], area: Area) -> Cell:
    """Return the title block."""
    return Cell("title", TEXT, area, text_label(lines))


def legend_cells(legend: tuple[LegendEntry, ...], at: Point) -> Iterator[Cell]:
    """Yield the legend below a point: a column for each kind of sign."""
    left, place = at.x, 0
    for kind, group in groupby(legend, key=lambda entry: entry.kind):
        entries = tuple(group)
        heading = say(f"legend.{kind.value}")
        sign = max(map(_sign_width, entries))
        width = sign + max(text_width(entry.text, style.LEGEND_TEXT.size) for entry in entries) + _PADDING
        yield Cell(
            f"legend-{kind.value}", TEXT, Area(left, at.y, width, ROW), text_label([(heading, style.LEGEND_HEADING)])
        )
        for row, entry in enumerate(entries, start=1):
            place += 1
            name, top = f"legend-{place}", at.y + row * ROW
            yield _sample(entry, f"{name}-sign", Area(left, top, sign, ROW))
            text = Area(left + sign, top, width - sign, ROW)
            yield Cell(name, {**TEXT, "verticalAlign": "middle"}, text, text_label([(entry.text, style.LEGEND_TEXT)]))
        left += width + GAP


def legend_size(legend: tuple[LegendEntry, ...]) -> float:
    """Return the height of the legend."""
    columns = [len(tuple(group)) for _, group in groupby(legend, key=lambda entry: entry.kind)]
    return ROW * (1 + max(columns)) if columns else 0


def table_cells(name: str, table: Table, at: Point) -> Iterator[Cell]:
    """Yield a table below a point: its title, then a cell for each of its fields."""
    yield Cell(name, TEXT, Area(at.x, at.y, 600, ROW), text_label([(table.title, style.LEGEND_HEADING)]))
    rows = (table.columns, *table.rows) if table.columns else table.rows
    widths, top = _widths(rows), at.y + ROW + 2
    for number, row in enumerate(rows):
        font = style.LEGEND_HEADING if table.columns and number == 0 else style.LEGEND_TEXT
        height, left = _row_height(row), at.x
        for column, text in enumerate(row):
            lines = [(line, font) for line in _broken(text)]
            area = Area(left, top, widths[column], height)
            yield Cell(f"{name}-{number}-{column}", _field(), area, text_label(lines))
            left += widths[column]
        top += height


def table_height(table: Table) -> float:
    """Return the height of a table with its title."""
    rows = (table.columns, *table.rows) if table.columns else table.rows
    return ROW + 2 + fsum(map(_row_height, rows))


def table_width(table: Table) -> float:
    """Return the width of a table."""
    return fsum(_widths((table.columns, *table.rows)))


# Private functions


def _field() -> Style:
    return {**TABLE, "fillColor": style.PAPER, "strokeColor": style.RULE, "strokeWidth": 0.8}


def _broken(text: str) -> tuple[str, ...]:
    """Return the lines of a field; nothing is left out."""
    return wrap(text, style.LEGEND_TEXT.size, _CELL_WIDTH - 2 * _PADDING, len(text) + 1, is_bold=True)


def _row_height(row: tuple[str, ...]) -> float:
    lines = max((len(_broken(text)) for text in row), default=1)
    return max(1, lines) * style.LEGEND_TEXT.height + _PADDING


def _widths(rows: tuple[tuple[str, ...], ...]) -> list[float]:
    columns = max(map(len, rows), default=0)
    return [_width([row[column] for row in rows if column < len(row)]) for column in range(columns)]


def _width(texts: list[str]) -> float:
    lines = [line for text in texts for line in _broken(text)]
    longest = max((text_width(line, style.LEGEND_TEXT.size, is_bold=True) for line in lines), default=0)
    return longest + 2 * _PADDING


def _sign_width(entry: LegendEntry) -> float:
    """Return the room for a sign and what parts it from its words."""
    if entry.kind in _DRAWN:
        return _SAMPLE + _PADDING
    return text_width(sign_of(entry), style.LEGEND_SIGN.size, is_bold=True) + 2 * _PADDING


def _sample(entry: LegendEntry, name: str, room: Area) -> Cell:
    area = Area(room.x, room.y + 3, _SAMPLE, ROW - 6)
    middle = Line(Point(room.x, room.center.y), Point(room.x + _SAMPLE, room.center.y))
    match entry.kind:
        case LegendKind.SHAPE:
            return Cell(name, shape_look(Shape(entry.key)), area)
        case LegendKind.EMPHASIS:
            return Cell(name, shape_look(Shape.PROCESS, emphasis=Emphasis(entry.key)), area)
        case LegendKind.FRAME:
            return Cell(name, frame_look(FrameKind(entry.key)), area)
        case LegendKind.LINE:
            return Cell(name, line_look(_paint(entry.key)), middle)
        case LegendKind.MARK | LegendKind.CATEGORY | LegendKind.CHANGE:
            signs = text_label([(sign_of(entry), style.LEGEND_SIGN)])
            return Cell(name, {**TEXT, "verticalAlign": "middle"}, room, signs)


def _paint(key: str) -> style.Paint:
    """Return the line of a weight or of a dash."""
    if key in set(Dash):
        return replace(style.WEIGHTS[Weight.NORMAL], dashes=style.DASHES[Dash(key)])
    return style.WEIGHTS[Weight(key)]
