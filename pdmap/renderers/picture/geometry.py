"""Places in a picture, in points from its upper left corner."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture."""

    x: float
    y: float

    def moved(self, by: Point) -> Point:
        """Return the point that lies as far away as another from the corner."""
        return Point(self.x + by.x, self.y + by.y)


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> Point:
        """Return the middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def right(self) -> float:
        """Return the place of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the place of the lower side."""
        return self.y + self.height

    def moved(self, by: Point) -> Area:
        """Return the area moved to the right and down."""
        return Area(self.x + by.x, self.y + by.y, self.width, self.height)

    def inset(self, by: float) -> Area:
        """Return the area with every side moved inwards."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: Area) -> bool:
        """Return whether the two share more than a border."""
        beside = self.x >= other.right or other.x >= self.right
        above = self.y >= other.bottom or other.y >= self.bottom
        return not beside and not above

    def holds(self, other: Area, slack: float = 0) -> bool:
        """Return whether another area lies inside, up to some slack."""
        beside = other.x < self.x - slack or other.right > self.right + slack
        above = other.y < self.y - slack or other.bottom > self.bottom + slack
        return not beside and not above


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an edge."""

    curve: tuple[Point, ...]
    """A Bézier spline of degree 3: a start, then three points for each piece; from the source to the target."""
    tip: Point
    """Where the head of the arrow ends."""
    label: Point | None
    """The middle of the room that was kept for a label; `None` where there is none."""

    def moved(self, by: Point) -> Route:
        """Return the route moved to the right and down."""
        label = self.label.moved(by) if self.label else None
        return Route(tuple(point.moved(by) for point in self.curve), self.tip.moved(by), label)


def points_along(curve: tuple[Point, ...], steps: int) -> tuple[Point, ...]:
    """Return points along a spline, from its start to its end.

    Args:
        curve: As `Route.curve` has it.
        steps: How many straight stretches stand for a piece of it.
    """
    points = [curve[0]]
    for start in range(0, len(curve) - 1, 3):
        piece = curve[start : start + 4]
        points.extend(_on_piece(piece, step / steps) for step in range(1, steps + 1))
    return tuple(points)


class Crowd:
    """Areas that are taken, in a grid of cells, so that a few are looked at for each question and not all."""

    def __init__(self, page: Area | None = None, cell: float = 96) -> None:
        """Start with nothing taken; nothing outside of a page is ever free."""
        self._page = page
        self._cell = cell
        self._cells: defaultdict[tuple[int, int], list[Area]] = defaultdict(list)

    def add(self, area: Area) -> None:
        """Take an area."""
        for place in self._places(area):
            self._cells[place].append(area)

    def remove(self, area: Area) -> None:
        """Give back an area that was taken."""
        for place in self._places(area):
            self._cells[place].remove(area)

    def is_free(self, area: Area) -> bool:
        """Return whether no taken area overlaps this one, and it lies on the page."""
        if self._page and not self._page.holds(area):
            return False
        return not any(area.overlaps(other) for place in self._places(area) for other in self._cells.get(place, ()))

    # Private methods

    def _places(self, area: Area) -> Iterator[tuple[int, int]]:
        rows = range(math.floor(area.y / self._cell), math.floor(area.bottom / self._cell) + 1)
        for column in range(math.floor(area.x / self._cell), math.floor(area.right / self._cell) + 1):
            yield from ((column, row) for row in rows)


# Private functions


def _on_piece(piece: tuple[Point, ...], share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * share * rest**2, 3 * share**2 * rest, share**3)
    return Point(
        math.fsum(weight * point.x for weight, point in zip(weights, piece, strict=True)),
        math.fsum(weight * point.y for weight, point in zip(weights, piece, strict=True)),
    )
