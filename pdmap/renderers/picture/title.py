"""Draw the title block: whose map it is, of what, as of when, how much it shows and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Point
from pdmap.renderers.picture.markup import element, text_line
from pdmap.renderers.picture.positions import Rung
from pdmap.renderers.picture.text import wrap
from pdmap.renderers.spoken import map_facts, map_title
from pdmap.views.view import View
from pdmap.views.words import say


def title_lines(view: View, width: float, rung: Rung) -> tuple[tuple[str, style.Font], ...]:
    """Return the lines of the title block, broken to a width."""
    return tuple(_lines(view, width, rung))


def title_height(lines: tuple[tuple[str, style.Font], ...]) -> float:
    """Return the room that the title block takes."""
    return sum(font.height for _, font in lines)


def title_group(lines: tuple[tuple[str, style.Font], ...], at: Point) -> str:
    """Return the title block below a point."""
    parts, top = [], at.y
    for line, font in lines:
        parts.append(text_line(line, Point(at.x, top + font.size), font))
        top += font.height
    return element("g", {"id": "title-block"}, *parts)


# Private functions


def _lines(view: View, width: float, rung: Rung) -> Iterator[tuple[str, style.Font]]:
    said = view.hidden if rung is Rung.LABELS or not view.nodes else f"{view.hidden} {say(f'layout.{rung.value}')}"
    for text, font, most in (
        (view.organization, style.MAP_TITLE, 2),
        (map_title(view), style.MAP_SUBTITLE, 2),
        (map_facts(view), style.MAP_DETAIL, 3),
        (said, style.MAP_DETAIL, 3),
    ):
        yield from ((line, font) for line in wrap(text, font.size, width, most, is_bold=font.is_bold))
