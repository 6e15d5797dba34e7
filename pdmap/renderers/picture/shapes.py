"""Outlines of nodes and of frames."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from pdmap.renderers.picture import boxes
from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.looks import FOCUS_GAP
from pdmap.renderers.picture.markup import number, path, rectangle
from pdmap.renderers.picture.style import FRAMES, Paint
from pdmap.views.signs import FrameKind, Shape

_ROUNDING = 11


def node_outline(shape: Shape, area: Area, paint: Paint) -> str:
    """Return the outline of a node."""
    match shape:
        case Shape.EXTERNAL_ENTITY:
            return rectangle(area, paint) + rectangle(area.inset(3), replace(paint, fill="none", width=0.8))
        case Shape.PARTY:
            stripe = replace(area, width=boxes.STRIPE)
            return rectangle(area, paint) + rectangle(stripe, Paint(paint.stroke, "none"))
        case Shape.PROCESS:
            return rectangle(area, paint, min(_ROUNDING, area.height / 3))
        case Shape.DATASTORE:
            return _cylinder(area, paint)
        case Shape.ENDPOINT:
            return _slanted(area, paint)
        case Shape.PAPER:
            return _sheet(area, paint)
        case Shape.GROUP:
            return _stack(area, paint)
        case _:
            assert_never(shape)


def focus_outline(area: Area, paint: Paint) -> str:
    """Return the second outline, around what a view is of."""
    return rectangle(area.inset(-FOCUS_GAP), replace(paint, fill="none", width=1.2, dashes=""), FOCUS_GAP)


def frame_outline(kind: FrameKind, area: Area) -> str:
    """Return the border of a frame."""
    return rectangle(area, FRAMES[kind], 0 if kind is FrameKind.ORGANIZATION else 3)


# Private functions


def _cylinder(area: Area, paint: Paint) -> str:
    cap = min(boxes.CAP, area.height / 5)
    left, right = number(area.x), number(area.x + area.width)
    top, bottom = number(area.y + cap), number(area.y + area.height - cap)
    arc = f"A {number(area.width / 2)} {number(cap)} 0 0"
    body = f"M {left} {top} {arc} 1 {right} {top} V {bottom} {arc} 1 {left} {bottom} Z"
    lid = f"M {left} {top} {arc} 0 {right} {top}"
    return path(body, paint) + path(lid, replace(paint, fill="none"))


def _slanted(area: Area, paint: Paint) -> str:
    left, right = area.x, area.x + area.width
    top, bottom = number(area.y), number(area.y + area.height)
    slant = min(boxes.SLANT, area.height / 3)
    upper = f"M {number(left + slant)} {top} H {number(right)}"
    return path(f"{upper} L {number(right - slant)} {bottom} H {number(left)} Z", paint)


def _sheet(area: Area, paint: Paint) -> str:
    left, right, fold = number(area.x), area.x + area.width, min(10, area.height / 3)
    top, bottom = area.y, number(area.y + area.height)
    edge, corner = number(right - fold), number(top + fold)
    outline = f"M {left} {number(top)} H {edge} L {number(right)} {corner} V {bottom} H {left} Z"
    return path(outline, paint) + path(f"M {edge} {number(top)} V {corner} H {number(right)}", paint)


def _stack(area: Area, paint: Paint) -> str:
    shift = min(boxes.SHIFT, area.height / 6)
    width, height = area.width - 2 * shift, area.height - 2 * shift
    steps = (2 * shift, shift, 0)
    return "".join(rectangle(Area(area.x + step, area.y + step, width, height), paint, 3) for step in steps)
