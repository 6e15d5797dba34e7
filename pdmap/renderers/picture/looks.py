"""How emphasis and change alter a look: in weight, dash and sign first, in color last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from pdmap.renderers.picture import style
from pdmap.renderers.picture.style import Font, Paint
from pdmap.views.signs import Change, Emphasis, Shape
from pdmap.views.view import Edge, Node
from pdmap.views.words import say

FOCUS_GAP = 4
"""How far the second outline of what a view is of stands off."""
_CHANGED: Mapping[Change, tuple[float, str]] = MappingProxyType(
    {Change.ADDED: (1.6, ""), Change.REMOVED: (0.4, "1.5 3.5"), Change.CHANGED: (0.8, "9 3 1.5 3")}
)
"""What is added to the width of a line, and how it is broken."""


def node_paint(shape: Shape, change: Change, emphasis: Emphasis) -> Paint:
    """Return fill and outline of a node."""
    paint = style.SHAPES[shape]
    if emphasis is Emphasis.FOCUS:
        paint = replace(paint, width=2.2)
    if emphasis is Emphasis.FAINT:
        paint = Paint(style.PAPER, style.FAINT_LINE, 0.8)
    return _with_change(paint, change)


def edge_paint(edge: Edge) -> Paint:
    """Return the line of an edge."""
    paint = replace(style.WEIGHTS[edge.weight], dashes=style.DASHES[edge.dash])
    if edge.emphasis is Emphasis.FAINT:
        paint = replace(paint, stroke=style.FAINT_LINE, width=paint.width * 0.6)
    return _with_change(paint, edge.change)


def change_paint(change: Change) -> Paint:
    """Return the line that the legend shows for a change."""
    return _with_change(Paint("none", style.GRAY, 1.2), change)


def change_sign(change: Change) -> str:
    """Return the sign of a change; empty where there is none."""
    return "" if change is Change.SAME else say(f"sign.{change.value}")


def change_of(key: str) -> Change:
    """Return the change that an entry of the legend is about, which is written as its sign or as its name."""
    return next(change for change in Change if key in (change.value, change_sign(change)))


def signed(text: str, part: Node | Edge) -> str:
    """Return a text behind the sign of what became of a part."""
    return " ".join(word for word in (change_sign(part.change), text) if word)


def font_of(font: Font, part: Node | Edge) -> Font:
    """Return a font for a part: lighter where it is only for orientation, struck out where it was removed."""
    color = style.FAINT_INK if part.emphasis is Emphasis.FAINT else font.color
    return replace(font, color=color, is_struck=part.change is Change.REMOVED)


# Private functions


def _with_change(paint: Paint, change: Change) -> Paint:
    if change is Change.SAME:
        return paint
    wider, dashes = _CHANGED[change]
    return replace(paint, width=paint.width + wider, dashes=dashes)
