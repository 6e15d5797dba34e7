"""How shapes, frames and lines look in draw.io: its own shapes in the colors of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pdmap.renderers.cells.cell import Style
from pdmap.renderers.picture import boxes, style
from pdmap.views.view import Change, Dash, Edge, Emphasis, FrameKind, Node, Shape, Weight

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

_HEAVY = 2.2
"""Width of the border of a party, which has a heavy side in the picture."""
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
_CHANGES: Mapping[Change, Style] = MappingProxyType(
    {
        Change.SAME: {},
        Change.ADDED: {"strokeWidth": 3},
        Change.REMOVED: {"dashed": 1, "dashPattern": "6 4", "fixDash": 1},
        Change.CHANGED: {"dashed": 1, "dashPattern": "2 3", "fixDash": 1},
    }
)
_STARTS: Mapping[Change, Style] = MappingProxyType(
    {
        Change.SAME: {},
        Change.ADDED: {"startArrow": "diamond", "startFill": 1},
        Change.REMOVED: {"startArrow": "cross", "startFill": 0},
        Change.CHANGED: {"startArrow": "oval", "startFill": 1},
    }
)
"""What lines that changed start with: their dashes tell of encryption."""
_EMPHASES: Mapping[Emphasis, Style] = MappingProxyType(
    {Emphasis.NORMAL: {}, Emphasis.FOCUS: {"strokeWidth": 3}, Emphasis.FAINT: {"opacity": 55, "textOpacity": 75}}
)


def shape_look(shape: Shape) -> Style:
    """Return the look of a shape without anything to say."""
    heavy: Style = {"strokeWidth": _HEAVY} if shape is Shape.PARTY else {}
    return {**_SHAPES[shape], **_paint(style.SHAPES[shape]), **heavy}


def node_look(node: Node) -> Style:
    """Return the look of a node."""
    return {**_LABEL, **shape_look(node.shape), **_CHANGES[node.change], **_EMPHASES[node.emphasis]}


def frame_look(kind: FrameKind) -> Style:
    """Return the look of a frame: a container, so that what stands in it moves with it."""
    corners: Style = {"rounded": 0 if kind is FrameKind.ORGANIZATION else 1, "absoluteArcSize": 1, "arcSize": 6}
    title: Style = {"html": 1, "align": "left", "verticalAlign": "top", "spacingLeft": 6, "spacingTop": 2}
    container: Style = {"container": 1, "collapsible": 0, "recursiveResize": 0}
    return {**corners, **title, **container, **_paint(style.FRAMES[kind])}


def edge_look(edge: Edge) -> Style:
    """Return the look of an edge that is connected to its ends."""
    return {
        **line_look(edge.weight, edge.dash),
        "curved": 1,
        "fontSize": 9,
        "labelBackgroundColor": style.PAPER,
        **_STARTS[edge.change],
        **({"opacity": 55, "textOpacity": 75} if edge.emphasis is Emphasis.FAINT else {}),
    }


def line_look(weight: Weight, dash: Dash = Dash.SOLID) -> Style:
    """Return the look of a line with an arrow at its end."""
    paint = style.WEIGHTS[weight]
    dashes = _dashes(style.DASHES[dash])
    arrow: Style = {"html": 1, "endArrow": "block", "endFill": 1, "endSize": 5}
    return {**arrow, "strokeColor": paint.stroke, "strokeWidth": paint.width, **dashes}


# Private functions


def _paint(paint: style.Paint) -> Style:
    return {"fillColor": paint.fill, "strokeColor": paint.stroke, "strokeWidth": paint.width, **_dashes(paint.dashes)}


def _dashes(pattern: str) -> Style:
    """Return a pattern of dashes in points; `fixDash` keeps it from growing with the width of the line."""
    return {"dashed": 1, "dashPattern": pattern, "fixDash": 1} if pattern else {}
