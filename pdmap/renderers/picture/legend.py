"""Draw the legend below the map, as wide as it: columns of signs, and under them the categories of data in a grid."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from pdmap.frozen import dataclass
from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.looks import FOCUS_GAP, change_of, change_paint, change_sign, node_paint
from pdmap.renderers.picture.markup import element, path, rectangle, text_line
from pdmap.renderers.picture.parts import Part
from pdmap.renderers.picture.shapes import focus_outline, frame_outline, node_outline
from pdmap.typeface import text_width
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, LegendEntry, LegendKind, Shape, Weight
from pdmap.views.words import say

_ROW_HEIGHT = 17
_HEAD = 24
_FOOT = 6
_SAMPLE = 26
_CHANGE = 12
"""Room for the sign of a change."""
_GAP = 22
_PADDING = 12


@dataclass(frozen=True, slots=True)
class Panel:
    """Entries under a heading, in one column or in a grid."""

    heading: str
    entries: tuple[LegendEntry, ...]
    columns: int = 1

    @property
    def sign_width(self) -> float:
        """Return the room for the widest sign."""
        return max(_sign_width(entry) for entry in self.entries) + 8

    @property
    def column_width(self) -> float:
        """Return the width of a column of signs and words."""
        return self.sign_width + max(text_width(entry.text, style.LEGEND_TEXT.size) for entry in self.entries)

    @property
    def width(self) -> float:
        """Return the width of all columns, and at least that of the heading."""
        heading = text_width(self.heading, style.LEGEND_HEADING.size, is_bold=True)
        return max(heading, self.columns * (self.column_width + _GAP) - _GAP)

    @property
    def height(self) -> float:
        """Return the height of the heading and the rows."""
        return _HEAD + _ROW_HEIGHT * math.ceil(len(self.entries) / self.columns) + _FOOT


Shelf = tuple[Panel, ...]
"""Panels beside one another."""


def legend_part(entries: tuple[LegendEntry, ...], width: float) -> Part:
    """Return a legend of a given width."""
    shelves = _shelves(entries, width)
    height = math.fsum(_shelf_height(shelf) for shelf in shelves) + _FOOT
    return Part(width, height, lambda at: _legend_group(shelves, Area(at.x, at.y, width, height)))


# Private functions


def _shelves(entries: tuple[LegendEntry, ...], width: float) -> tuple[Shelf, ...]:
    shelves: list[Shelf] = []
    for kind, group in groupby(entries, key=lambda entry: entry.kind):
        panel = Panel(say(f"legend.{kind.value}"), tuple(group))
        room = width - 2 * _PADDING - math.fsum(other.width + _GAP for other in shelves[-1]) if shelves else 0
        if kind is LegendKind.CATEGORY:
            panel = _spread(panel, shelves[-1] if shelves else (), room, width - 2 * _PADDING)
        if shelves and panel.width <= room:
            shelves[-1] = (*shelves[-1], panel)
        else:
            shelves.append((panel,))
    return tuple(shelves)


def _legend_group(shelves: tuple[Shelf, ...], area: Area) -> str:
    parts = [rectangle(area, style.Paint(style.PAPER, style.RULE, 0.8), 3)]
    top = area.y
    for shelf in shelves:
        left = area.x + _PADDING
        for panel in shelf:
            parts.extend(_panel_parts(panel, Point(left, top)))
            left += panel.width + _GAP
        top += _shelf_height(shelf)
    return element("g", {"id": "legend", "role": "group", "aria-label": say("legend.title")}, *parts)


def _spread(panel: Panel, beside: Shelf, room: float, width: float) -> Panel:
    """Return the panel in as many columns as make it no taller than those beside it, or as there is room for."""
    rows = max((math.ceil(len(other.entries) / other.columns) for other in beside), default=1)
    fitting = replace(panel, columns=math.ceil(len(panel.entries) / rows))
    if fitting.width <= room:
        return fitting
    most = max(1, int((width + _GAP) / (panel.column_width + _GAP)))
    rows = math.ceil(len(panel.entries) / most)
    return replace(panel, columns=math.ceil(len(panel.entries) / rows))


def _shelf_height(shelf: Shelf) -> float:
    return max(panel.height for panel in shelf)


def _panel_parts(panel: Panel, at: Point) -> Iterator[str]:
    yield text_line(panel.heading, Point(at.x, at.y + _HEAD - 7), style.LEGEND_HEADING)
    rows = math.ceil(len(panel.entries) / panel.columns)
    for place, entry in enumerate(panel.entries):
        left = at.x + (place // rows) * (panel.column_width + _GAP)
        middle = at.y + _HEAD + _ROW_HEIGHT * (place % rows + 0.5)
        yield _sign(entry, Point(left, middle))
        yield text_line(entry.text, Point(left + panel.sign_width, middle + 3.4), style.LEGEND_TEXT)


def _sign_width(entry: LegendEntry) -> float:
    is_text = entry.kind in (LegendKind.MARK, LegendKind.CATEGORY)
    if is_text:
        return text_width(entry.key, style.LEGEND_SIGN.size, is_bold=True)
    return _SAMPLE + (_CHANGE if entry.kind is LegendKind.CHANGE else 0)


def _sign(entry: LegendEntry, at: Point) -> str:
    sample = Area(at.x, at.y - 6, _SAMPLE, 12)
    match entry.kind:
        case LegendKind.SHAPE:
            shape = Shape(entry.key)
            return node_outline(shape, sample, node_paint(shape, Change.SAME, Emphasis.NORMAL))
        case LegendKind.FRAME:
            return frame_outline(FrameKind(entry.key), sample)
        case LegendKind.LINE:
            return _line(_line_paint(entry.key), at)
        case LegendKind.CHANGE:
            change = change_of(entry.key)
            sign = text_line(change_sign(change), Point(at.x, at.y + 3.4), style.LEGEND_SIGN)
            return sign + _line(change_paint(change), Point(at.x + _CHANGE, at.y))
        case LegendKind.EMPHASIS:
            return _emphasis(Emphasis(entry.key), sample)
        case LegendKind.MARK | LegendKind.CATEGORY:
            return text_line(entry.key, Point(at.x, at.y + 3.4), style.LEGEND_SIGN)
        case _:
            assert_never(entry.kind)


def _emphasis(emphasis: Emphasis, sample: Area) -> str:
    inner = sample.inset(FOCUS_GAP) if emphasis is Emphasis.FOCUS else sample
    paint = node_paint(Shape.PROCESS, Change.SAME, emphasis)
    around = focus_outline(inner, paint) if emphasis is Emphasis.FOCUS else ""
    return around + node_outline(Shape.PROCESS, inner, paint)


def _line_paint(key: str) -> style.Paint:
    is_dash = key in set(Dash)
    weight = style.WEIGHTS[Weight.NORMAL if is_dash else Weight(key)]
    return replace(weight, dashes=style.DASHES[Dash(key)] if is_dash else "")


def _line(paint: style.Paint, at: Point) -> str:
    return path(f"M {at.x:.2f} {at.y:.2f} h {_SAMPLE}", paint)
