"""Draw frames: the border, and on its upper side what it stands for."""

from __future__ import annotations

from math import fsum

from pdmap import escape
from pdmap.renderers.picture import style
from pdmap.renderers.picture.boxes import Box
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import element, text_line
from pdmap.renderers.picture.shapes import frame_outline
from pdmap.views.view import Frame

_INSET_X, _BASELINE = 10, 18


def frame_group(frame: Frame, area: Area, name: str) -> str:
    """Return the border of a frame."""
    spoken = f"{frame.title}, {frame.caption}" if frame.caption else frame.title
    attributes = {"id": name, "class": "frame", "data-id": frame.id}
    return element("g", attributes, element("title", {}, escape.xml(spoken)), frame_outline(frame.kind, area))


def caption_area(area: Area, box: Box) -> Area:
    """Return where a frame's title and caption stand."""
    widths = [block.width for block in box.blocks]
    if is_stacked(box):
        return Area(area.x + _INSET_X - 3, area.y + _BASELINE - 12, max(widths) + 6, box.height + 2)
    return Area(area.x + _INSET_X - 3, area.y + _BASELINE - 12, fsum(widths) + 12, 16)


def is_stacked(box: Box) -> bool:
    """Return whether the caption of a frame stands below its title."""
    title, caption = box.blocks
    return bool(caption.lines) and box.height > title.height


def caption_group(frame: Frame, area: Area, box: Box, name: str) -> str:
    """Return the title of a frame and, behind it or below, its role or ground, set off from lines behind them."""
    ground = style.ground(frame.kind)
    title, caption = box.blocks
    at = Point(area.x + _INSET_X, area.y + _BASELINE)
    first = Point(at.x, at.y + caption.font.height) if is_stacked(box) else Point(at.x + title.width + 6, at.y)
    places = [Point(first.x, first.y + number * caption.font.height) for number in range(len(caption.lines))]
    return element(
        "g",
        {"class": "caption", "data-frame": name, "aria-hidden": "true"},
        *(text_line(line, at, title.font, halo=ground) for line in title.lines),
        *(text_line(line, place, caption.font, halo=ground) for line, place in zip(caption.lines, places, strict=True)),
    )
