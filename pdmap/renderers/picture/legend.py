"""Draw the legend below the map, as wide as it: columns of signs, and under them the categories of data in a grid."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import element, path, rectangle, text_line
from pdmap.renderers.picture.shapes import frame_outline, node_outline
from pdmap.renderers.picture.text import text_width
from pdmap.views.view import Dash, FrameKind, LegendEntry, LegendKind, Shape, Weight
from pdmap.views.words import say

_ROW_HEIGHT = 17
_HEAD = 24
_FOOT = 6
_SAMPLE = 26
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


def legend_shelves(entries: tuple[LegendEntry, ...], width: float) -> tuple[Shelf, ...]:
    """Return the panels of a legend of a given width."""
    shelves: list[Shelf] = []
    for kind, group in groupby(entries, key=lambda entry: entry.kind):
        panel = Panel(say(f"legend.{kind.value}"), tuple(group))
        if kind is LegendKind.CATEGORY:
            shelves.append((_spread(panel, width),))
        elif shelves and sum(other.width + _GAP for other in (*shelves[-1], panel)) <= width - _PADDING:
            shelves[-1] = (*shelves[-1], panel)
        else:
            shelves.append((panel,))
    return tuple(shelves)


def legend_height(shelves: tuple[Shelf, ...]) -> float:
    """Return the height of a legend."""
    return sum(_shelf_height(shelf) for shelf in shelves) + _FOOT


def legend_group(shelves: tuple[Shelf, ...], area: Area) -> str:
    """Return the legend."""
    parts = [rectangle(area, style.Paint(style.PAPER, style.RULE, 0.8), 3)]
    top = area.y
    for shelf in shelves:
        left = area.x + _PADDING
        for panel in shelf:
            parts.extend(_panel_parts(panel, Point(left, top)))
            left += panel.width + _GAP
        top += _shelf_height(shelf)
    return element("g", {"id": "legend", "role": "group", "aria-label": say("legend.title")}, *parts)


# Private functions


def _spread(panel: Panel, width: float) -> Panel:
    """Return the panel with as many columns as there is room for, and no more than its rows need."""
    most = max(1, int((width - 2 * _PADDING + _GAP) / (panel.column_width + _GAP)))
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
    return text_width(entry.key, style.LEGEND_SIGN.size, is_bold=True) if is_text else _SAMPLE


def _sign(entry: LegendEntry, at: Point) -> str:
    sample = Area(at.x, at.y - 6, _SAMPLE, 12)
    match entry.kind:
        case LegendKind.SHAPE:
            return node_outline(Shape(entry.key), sample)
        case LegendKind.FRAME:
            return frame_outline(FrameKind(entry.key), sample)
        case LegendKind.LINE:
            return _line(entry.key, at)
        case LegendKind.MARK | LegendKind.CATEGORY | LegendKind.CHANGE | LegendKind.EMPHASIS:
            return text_line(entry.key, Point(at.x, at.y + 3.4), style.LEGEND_SIGN)


def _line(key: str, at: Point) -> str:
    is_dash = key in set(Dash)
    weight = style.WEIGHTS[Weight.NORMAL if is_dash else Weight(key)]
    paint = replace(weight, dashes=style.DASHES[Dash(key)] if is_dash else "")
    return path(f"M {at.x:.2f} {at.y:.2f} h {_SAMPLE}", paint)
