"""How shapes, frames and lines look in draw.io: its own shapes in the colors of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from pdmap.renderers.cells.cell import Style
from pdmap.renderers.picture import boxes, style
from pdmap.renderers.picture.looks import edge_paint, node_paint
from pdmap.views.signs import Change, Emphasis, FrameKind, Shape
from pdmap.views.view import Edge, Node

_LABEL: Style = MappingProxyType({"html": 1, "align": "center", "verticalAlign": "middle", "fontSize": 9})
TEXT: Style = MappingProxyType(
    {
        "text": 1,
        "html": 1,
        "align": "left",
        "verticalAlign": "top",
        "spacing": 0,
        "fillColor": "none",
        "strokeColor": "none",
    }
)
"""Text without a border."""
TABLE: Style = MappingProxyType({"html": 1, "align": "left", "verticalAlign": "middle", "spacing": 4, "fontSize": 9})
"""A field of a table."""

_HEAVIER = 1.1
"""What is added to the border of a party, which has a heavy side in the picture."""
_SHAPES: Mapping[Shape, Style] = MappingProxyType(
    {
        Shape.EXTERNAL_ENTITY: {"shape": "ext", "double": 1, "margin": 3},
        Shape.PARTY: {},
        Shape.PROCESS: {"rounded": 1, "absoluteArcSize": 1, "arcSize": 22},
        Shape.DATASTORE: {"shape": "cylinder3", "boundedLbl": 1, "backgroundOutline": 1, "size": boxes.CAP},
        Shape.ENDPOINT: {
            "shape": "parallelogram",
            "perimeter": "parallelogramPerimeter",
            "fixedSize": 1,
            "size": boxes.SLANT,
        },
        Shape.PAPER: {"shape": "note", "size": 10, "backgroundOutline": 1},
        Shape.GROUP: {"shape": "cube", "size": boxes.SHIFT, "boundedLbl": 1, "backgroundOutline": 1},
    }
)


def shape_look(shape: Shape, change: Change = Change.SAME, emphasis: Emphasis = Emphasis.NORMAL) -> Style:
    """Return the look of a shape without anything to say."""
    paint = node_paint(shape, change, emphasis)
    if shape is Shape.PARTY:
        paint = replace(paint, width=paint.width + _HEAVIER)
    return {**_SHAPES[shape], **_paint(paint)}


def node_look(node: Node) -> Style:
    """Return the look of a node."""
    return {**_LABEL, **shape_look(node.shape, node.change, node.emphasis)}


def frame_look(kind: FrameKind) -> Style:
    """Return the look of a frame: a container, so that what stands in it moves with it."""
    corners: Style = {"rounded": 0 if kind is FrameKind.ORGANIZATION else 1, "absoluteArcSize": 1, "arcSize": 6}
    title: Style = {"html": 1, "align": "left", "verticalAlign": "top", "spacingLeft": 6, "spacingTop": 2}
    container: Style = {"container": 1, "collapsible": 0, "recursiveResize": 0}
    return {**corners, **title, **container, **_paint(style.FRAMES[kind])}


def edge_look(edge: Edge) -> Style:
    """Return the look of an edge that is connected to its ends."""
    return {**line_look(edge_paint(edge)), "curved": 1, "fontSize": 9, "labelBackgroundColor": style.PAPER}


def line_look(paint: style.Paint) -> Style:
    """Return the look of a line with an arrow at its end."""
    arrow: Style = {"html": 1, "endArrow": "block", "endFill": 1, "endSize": 5}
    return {**arrow, "strokeColor": paint.stroke, "strokeWidth": paint.width, **_dashes(paint.dashes)}


# Private functions


def _paint(paint: style.Paint) -> Style:
    return {"fillColor": paint.fill, "strokeColor": paint.stroke, "strokeWidth": paint.width, **_dashes(paint.dashes)}


def _dashes(pattern: str) -> Style:
    """Return a pattern of dashes in points; `fixDash` keeps it from growing with the width of the line."""
    return {"dashed": 1, "dashPattern": pattern, "fixDash": 1} if pattern else {}
