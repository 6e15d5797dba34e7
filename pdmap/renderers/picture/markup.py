"""Write SVG: every name and value passes through one escape, every number has one spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from pdmap import escape
from pdmap.frozen import dataclass
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.style import Font, Paint
from pdmap.renderers.picture.text import is_measured
from pdmap.typeface import text_width

Attributes: TypeAlias = Mapping[str, str | float]

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def element(name: str, attributes: Attributes, *children: str) -> str:
    """Return an element; children are markup already."""
    written = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value != "")
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a part of the map beside how it looks."""

    name: str
    """Id in the document."""
    kind: str
    """`node` or `edge`, as the class."""
    id: str
    """Id in the view."""
    spoken: str
    """All that it says, for screen readers and as a tooltip."""


def focusable(about: About, *children: str) -> str:
    """Return a group that can be reached by the keyboard and is read out in words."""
    attributes = {
        "id": about.name,
        "class": about.kind,
        "data-id": about.id,
        "tabindex": "0",
        "role": "graphics-symbol",
        "aria-label": about.spoken,
    }
    return element("g", attributes, element("title", {}, escape.xml(about.spoken)), *children)


def text_line(text: str, at: Point, font: Font, *, anchor: str = "start", color: str = "", halo: str = "") -> str:
    """Return a line of text on the baseline `at`; a halo in the color of the ground sets it off from lines behind it.

    Its width is written down, so that a viewer with other fonts fits it into the same room. Characters that
    turn the direction of text around are shown as such: with them a name could read as another one.
    """
    width = text_width(text, font.size, is_bold=font.is_bold) + font.spacing * len(text)
    attributes: dict[str, str | float] = {
        "x": at.x,
        "y": at.y,
        "font-size": font.size,
        "font-weight": "700" if font.is_bold else "",
        "fill": color or font.color,
        "letter-spacing": font.spacing or "",
        "text-anchor": "" if anchor == "start" else anchor,
        "text-decoration": "line-through" if font.is_struck else "",
    }
    if halo:
        attributes |= {"stroke": halo, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke"}
    if text and is_measured(text):
        attributes |= {"textLength": width, "lengthAdjust": "spacingAndGlyphs"}
    return element("text", attributes, escape.xml(_TURNING.sub(escape.REPLACEMENT, text)))


def rectangle(area: Area, paint: Paint, radius: float = 0) -> str:
    """Return an upright rectangle."""
    place: Attributes = {"x": area.x, "y": area.y, "width": area.width, "height": area.height, "rx": radius or ""}
    return element("rect", {**place, **painted(paint)})


def path(commands: str, paint: Paint) -> str:
    """Return a path."""
    return element("path", {"d": commands, **painted(paint)})


def painted(paint: Paint) -> Attributes:
    """Return the attributes of fill and outline."""
    return {
        "fill": paint.fill,
        "stroke": paint.stroke,
        "stroke-width": "" if paint.stroke == "none" else paint.width,
        "stroke-dasharray": paint.dashes,
    }


def number(value: float) -> str:
    """Return a length with at most two decimals."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


# Private functions


def _value(value: str | float) -> str:
    return escape.xml(value) if isinstance(value, str) else number(value)
