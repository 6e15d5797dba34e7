"""Draw the title block: whose map it is, of what, as of when, how much it shows and what it leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import fsum

from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Point
from pdmap.renderers.picture.markup import element, path, text_line
from pdmap.renderers.picture.parts import Part
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.text import wrap
from pdmap.renderers.spoken import map_facts, map_title
from pdmap.views.view import View
from pdmap.views.words import count, say

_RULE = 8
"""Room for the line below."""


def remark_words(layout: Layout, labeled: Collection[str]) -> str:
    """Return how a map was laid out, and how many lines have no room for even a number, given those that have."""
    missing = len(layout.skeleton.labels) - len(labeled)
    return " ".join(
        words for words in (rung_words(layout), count("layout.unlabeled", missing) if missing else "") if words
    )


def rung_words(layout: Layout) -> str:
    """Return how a map was laid out, in a sentence; empty where it is as it should be."""
    is_plain = layout.rung is Rung.LABELS or not layout.skeleton.view.nodes
    return "" if is_plain else say(f"layout.{layout.rung.value}")


def title_lines(view: View, width: float, remark: str) -> tuple[tuple[str, style.Font], ...]:
    """Return the lines of the title block, broken to a width; the remark follows what is hidden."""
    return tuple(_lines(view, width, remark))


def title_height(lines: tuple[tuple[str, style.Font], ...]) -> float:
    """Return the room that the lines of a title block take."""
    return fsum(font.height for _, font in lines)


def title_part(view: View, width: float, remark: str) -> Part:
    """Return the title block, broken to a width."""
    lines = title_lines(view, width, remark)
    height = title_height(lines) + _RULE
    return Part(width, height, lambda at: _title_group(lines, at, width, height))


# Private functions


def _lines(view: View, width: float, remark: str) -> Iterator[tuple[str, style.Font]]:
    for text, font, most in (
        (view.organization, style.MAP_TITLE, 2),
        (map_title(view), style.MAP_SUBTITLE, 2),
        (map_facts(view), style.MAP_DETAIL, 3),
        (" ".join(sentence for sentence in (view.hidden, remark) if sentence), style.MAP_DETAIL, 4),
    ):
        yield from ((line, font) for line in wrap(text, font.size, width, most, is_bold=font.is_bold))


def _title_group(lines: tuple[tuple[str, style.Font], ...], at: Point, width: float, height: float) -> str:
    parts, top = [], at.y
    for line, font in lines:
        parts.append(text_line(line, Point(at.x, top + font.size), font))
        top += font.height
    rule = path(f"M {at.x:.2f} {at.y + height:.2f} h {width:.2f}", style.Paint("none", style.RULE, 0.8))
    return element("g", {"id": "title-block"}, *parts, rule)
