"""Split a picture that fits no sheet over several, as maps of roads are: with marks that say where it goes on."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pdmap import escape
from pdmap.frozen import dataclass
from pdmap.renderers.paper.leaves import PictureLeaf
from pdmap.renderers.paper.sizes import SMALLEST_SCALE, Paper
from pdmap.renderers.picture import style
from pdmap.renderers.picture.drawing import Picture, document
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import element, number, rectangle, text_line
from pdmap.renderers.picture.title import title_part
from pdmap.renderers.spoken import map_title
from pdmap.views.words import say

_OVERLAP = 5 * 72 / 25.4 / SMALLEST_SCALE
"""How much of the picture stands on both of two neighboring sheets, where no element stands there: 5 mm on paper."""
_STEP = 8
"""How finely places to cut at are looked for."""
_LEAST = 0.6
"""The least share of a sheet that a tile has, so that cuts may be moved to where nothing stands."""
_EDGE = 18
"""Room for the mark at each side."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Which part of a picture stands on which sheet."""

    picture: Picture
    window: Area
    """Where the picture is seen on a sheet."""
    lefts: tuple[tuple[float, float], ...]
    """From where to where each column of sheets reaches."""
    tops: tuple[tuple[float, float], ...]

    @property
    def columns(self) -> int:
        """Return how many sheets lie side by side."""
        return len(self.lefts)

    @property
    def rows(self) -> int:
        """Return how many lie one below the other."""
        return len(self.tops)

    def seen(self, column: int, row: int) -> Area:
        """Return what a sheet shows."""
        (left, right), (top, bottom) = self.lefts[column], self.tops[row]
        return Area(left, top, right - left, bottom - top)

    def holds(self, column: int, row: int) -> bool:
        """Return whether there is such a sheet, and something on it."""
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return False
        seen, drawn = self.seen(column, row), self.picture.drawn
        return not drawn or any(seen.overlaps(area) for area in drawn)

    def name(self, column: int, row: int) -> str:
        """Return the name of a sheet, such as `B2`: second from the left, second from the top."""
        letters = ""
        while column >= 0:
            letters = chr(ord("A") + column % 26) + letters
            column = column // 26 - 1
        return f"{letters}{row + 1}"


def tile_count(picture: Picture, paper: Paper) -> int:
    """Return over how many sheets a picture would go."""
    grid = _grid(picture, _size(paper))
    return sum(grid.holds(column, row) for row in range(grid.rows) for column in range(grid.columns))


def tile_leaves(picture: Picture, paper: Paper) -> Iterator[PictureLeaf]:
    """Yield the sheets of a picture, from left to right and from the top down, with text as small as it may be."""
    size = _size(paper)
    grid = _grid(picture, size)
    for row in range(grid.rows):
        for column in range(grid.columns):
            if grid.holds(column, row):
                yield _tile(size, grid, column, row)


# Private functions


def _size(paper: Paper) -> Area:
    return Area(0, 0, paper.inner_width / SMALLEST_SCALE, paper.inner_height / SMALLEST_SCALE)


def _grid(picture: Picture, size: Area) -> _Grid:
    title = title_part(picture.view, size.width, _said(picture, "A1", "Z99"))
    top = title.height + 2 * _EDGE
    core, solid = picture.core, [area for area in picture.drawn if area.width > 1 or area.height > 1]
    window = Area(_EDGE, top, min(size.width - 2 * _EDGE, core.width), min(size.height - top - _EDGE, core.height))
    return _Grid(
        picture,
        window,
        tuple(_stretches(core.width, window.width, [(area.x, area.right) for area in solid])),
        tuple(_stretches(core.height, window.height, [(area.y, area.bottom) for area in solid])),
    )


def _stretches(length: float, window: float, solid: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield from where to where each of a row of sheets reaches: about as far as the others, and cut between elements.

    Where a cut has to go through elements, the next sheet begins where the first of them does, so that each
    element is whole on one of the two.
    """
    start = 0.0
    while length - start > window:
        share = (length - start) / math.ceil((length - start - _OVERLAP) / max(1, window - _OVERLAP))
        places = [start + window - step for step in range(0, int(window * (1 - _LEAST)), _STEP)]
        end = min(places, key=lambda place: (len(_through(solid, place)), abs(place - start - share - _OVERLAP)))
        yield start, end
        whole = (first for first, last in _through(solid, end) if last - first < window / 2)
        start = min((end - _OVERLAP, *whole))
    yield start, length


def _through(solid: list[tuple[float, float]], place: float) -> list[tuple[float, float]]:
    """Return what a cut would go through."""
    return [(first, last) for first, last in solid if first < place < last]


def _said(picture: Picture, name: str, last: str) -> str:
    return " ".join(part for part in (say("paper.tile", name, last), picture.remark) if part)


def _tile(size: Area, grid: _Grid, column: int, row: int) -> PictureLeaf:
    picture, window, seen = grid.picture, grid.window, grid.seen(column, row)
    name, last = grid.name(column, row), grid.name(grid.columns - 1, grid.rows - 1)
    title = title_part(picture.view, size.width, _said(picture, name, last)).draw(Point(0, 0))
    view_box = " ".join(map(number, (seen.x, seen.y, seen.width, seen.height)))
    window = Area(window.x, window.y, seen.width, seen.height)
    inner = element(
        "svg",
        {"x": window.x, "y": window.y, "width": window.width, "height": window.height, "viewBox": view_box},
        picture.core.draw(Point(0, 0)),
    )
    border = rectangle(window, style.Paint("none", style.RULE, 0.8))
    svg = document(picture.view, size, title, inner, border, *_marks(grid, window, column, row))
    words = f"{picture.view.organization}: {map_title(picture.view)}, {name}"
    return PictureLeaf(svg, escape.typst(words), SMALLEST_SCALE)


def _marks(grid: _Grid, window: Area, column: int, row: int) -> Iterator[str]:
    """Yield, at each side behind which the picture goes on, the name of the sheet where it does."""
    for step, at, turn in (
        ((-1, 0), Point(window.x - 5, window.center.y), -90),
        ((1, 0), Point(window.right + 5, window.center.y), 90),
        ((0, -1), Point(window.center.x, window.y - 5), 0),
        ((0, 1), Point(window.center.x, window.bottom + 12), 0),
    ):
        other = (column + step[0], row + step[1])
        if grid.holds(*other):
            words = text_line(say("paper.continues", grid.name(*other)), at, style.LABEL, anchor="middle")
            yield element("g", {"transform": f"rotate({turn} {number(at.x)} {number(at.y)})"}, words)
