"""Draw edges: the line with its arrow, and the label beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pdmap.renderers.picture import style
from pdmap.renderers.picture.blocks import block_lines
from pdmap.renderers.picture.boxes import Label
from pdmap.renderers.picture.geometry import Area, Point, Route
from pdmap.renderers.picture.looks import edge_paint
from pdmap.renderers.picture.markup import About, element, focusable, number, path, rectangle
from pdmap.renderers.spoken import spoken_edge
from pdmap.views.view import Edge


def edge_line(edge: Edge, route: Route, name: str, titles: Mapping[str, str]) -> str:
    """Return an edge's line that can be focused and is read out in words; `titles` are those of nodes by id."""
    paint = edge_paint(edge)
    about = About(name, "edge", edge.id, spoken_edge(edge, titles))
    return focusable(about, path(curve(route), paint), _arrow(route, paint))


def edge_label_group(label: Label, area: Area, name: str) -> str:
    """Return the label of an edge; a ground keeps lines behind it from disturbing its words."""
    attributes = {"class": "label", "data-edge": name, "aria-hidden": "true"}
    behind = replace(area, width=label.indent + (label.words.width if label.words else 0) + 4, height=label.heading + 1)
    ground = rectangle(behind, style.Paint(style.PAPER, "none"), 2) if label.heading else ""
    return element("g", attributes, ground, *_label_parts(label, area))


def curve(route: Route) -> str:
    """Return the commands of a route's path."""
    first, *rest = route.curve
    pieces = " ".join(f"{number(point.x)} {number(point.y)}" for point in rest)
    return f"M {number(first.x)} {number(first.y)} C {pieces}"


# Private functions


def _arrow(route: Route, paint: style.Paint) -> str:
    base, tip = route.curve[-1], route.tip
    angle = math.atan2(tip.y - base.y, tip.x - base.x)
    half = 2.6 + paint.width * 0.9
    across = Point(-math.sin(angle) * half, math.cos(angle) * half)
    corners = (tip, Point(base.x + across.x, base.y + across.y), Point(base.x - across.x, base.y - across.y))
    points = " ".join(f"{number(corner.x)},{number(corner.y)}" for corner in corners)
    return element("polygon", {"points": points, "fill": paint.stroke})


def _label_parts(label: Label, area: Area) -> Iterator[str]:
    left, top = area.x + 2, area.y + 1
    if label.number:
        yield from block_lines(label.number, Point(left, top), anchor="start")
    if label.words:
        yield from block_lines(label.words, Point(left + label.indent, top + 0.6), anchor="start")
    top += label.heading
    for block in label.marks:
        yield from block_lines(block, Point(left, top), anchor="start")
        top += block.height
