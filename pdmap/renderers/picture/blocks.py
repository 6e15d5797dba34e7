"""Draw blocks of text: their lines, and the small box around a number or a badge."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.renderers.picture import boxes, style
from pdmap.renderers.picture.boxes import Block
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import rectangle, text_line

_ASCENT = 0.78
"""How far the baseline lies below the upper edge of a line, in sizes of the font."""


def block_lines(block: Block, at: Point, *, anchor: str) -> Iterator[str]:
    """Yield the lines of a block, and its box, below a point; the point is in the middle for the anchor `middle`."""
    top = at.y + block.gap
    left = at.x - block.width / 2 if anchor == "middle" else at.x
    fill, ink = _colors(block)
    if block.is_boxed:
        area = Area(left, top, block.width, block.height - block.gap)
        outline = style.Paint(fill, style.GRAVE if fill == style.GRAVE else style.GRAY, 0.7)
        yield rectangle(area, outline, 3)
        top += 1
    inset = boxes.BADGE_PADDING if block.is_boxed and anchor == "start" else 0
    for line in block.lines:
        baseline = Point(at.x + inset, top + block.font.size * _ASCENT + (block.font.height - block.font.size) / 2)
        yield text_line(line, baseline, block.font, anchor=anchor, color=ink)
        top += block.font.height


# Private functions


def _colors(block: Block) -> tuple[str, str]:
    """Return fill and ink: dark on light for facts, light on dark for what is missing."""
    if block.mark is None:
        return style.PAPER, ""
    return (style.GRAVE, style.PAPER) if block.mark.is_grave else (style.WARNING_FILL, style.WARNING_INK)
