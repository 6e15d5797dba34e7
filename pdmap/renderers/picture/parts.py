"""What pages are put together from: pieces that know their size and draw themselves where they are told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum

from pdmap.frozen import dataclass
from pdmap.renderers.picture.geometry import Point

GAP = 18
"""Room between parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page."""

    width: float
    height: float
    draw: Callable[[Point], str]
    """Draw it, with its upper left corner at a point."""


def stacked(parts: Sequence[Part]) -> float:
    """Return the height of parts, one below the other."""
    return fsum(part.height for part in parts) + GAP * max(0, len(parts) - 1)


def draw_stacked(parts: Sequence[Part], at: Point, width: float) -> str:
    """Return parts one below the other, each in the middle of a width."""
    drawn, top = [], at.y
    for part in parts:
        drawn.append(part.draw(Point(at.x + (width - part.width) / 2, top)))
        top += part.height + GAP
    return "".join(drawn)


def column_of(parts: Sequence[Part]) -> Part:
    """Return parts one below the other as one, each at its left side."""

    def draw(at: Point) -> str:
        drawn, top = [], at.y
        for part in parts:
            drawn.append(part.draw(Point(at.x, top)))
            top += part.height + GAP
        return "".join(drawn)

    return Part(max((part.width for part in parts), default=0), stacked(parts), draw)


def shelves(parts: Sequence[Part], width: float) -> tuple[Part, ...]:
    """Return parts side by side as far as a width goes, as one part for each row."""
    rows: list[list[Part]] = []
    for part in parts:
        if rows and fsum(other.width + GAP for other in rows[-1]) + part.width <= width:
            rows[-1].append(part)
        else:
            rows.append([part])
    return tuple(_row(row, width) for row in rows)


# Private functions


def _row(parts: Sequence[Part], width: float) -> Part:
    def draw(at: Point) -> str:
        drawn, left = [], at.x
        for part in parts:
            drawn.append(part.draw(Point(left, at.y)))
            left += part.width + GAP
        return "".join(drawn)

    return Part(width, max(part.height for part in parts), draw)
