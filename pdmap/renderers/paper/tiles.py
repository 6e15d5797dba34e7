"""Split a picture that fits no sheet over several, as maps of roads are: with marks that say where it goes on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from pdmap import escape
from pdmap.renderers.paper.leaves import PictureLeaf
from pdmap.renderers.paper.sizes import SMALLEST_SCALE, Paper
from pdmap.renderers.picture import style
from pdmap.renderers.picture.drawing import Picture, document
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import element, number, rectangle, text_line
from pdmap.renderers.picture.title import title_part
from pdmap.renderers.spoken import map_title
from pdmap.views.words import say

_OVERLAP = 48
"""How much of the picture stands on both of two neighboring sheets."""
_EDGE = 18
"""Room for the mark at each side."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Which part of a picture stands on which sheet."""

    picture: Picture
    window: Area
    """Where the picture is seen on a sheet."""
    columns: int
    rows: int

    def seen(self, column: int, row: int) -> Area:
        """Return what a sheet shows; neighbors share what they have in common evenly, so that none is a sliver."""
        left = column * (self.picture.core.width - self.window.width) / max(1, self.columns - 1)
        top = row * (self.picture.core.height - self.window.height) / max(1, self.rows - 1)
        return Area(left, top, self.window.width, self.window.height)

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


def tile_leaves(picture: Picture, paper: Paper) -> Iterator[PictureLeaf]:
    """Yield the sheets of a picture, from left to right and from the top down, with text as small as it may be."""
    size = Area(0, 0, paper.inner_width / SMALLEST_SCALE, paper.inner_height / SMALLEST_SCALE)
    grid = _grid(picture, size)
    for row in range(grid.rows):
        for column in range(grid.columns):
            if grid.holds(column, row):
                yield _tile(size, grid, column, row)


# Private functions


def _grid(picture: Picture, size: Area) -> _Grid:
    title = title_part(picture.view, size.width, _said(picture, "A1", "Z99"))
    top = title.height + 2 * _EDGE
    core = picture.core
    window = Area(_EDGE, top, min(size.width - 2 * _EDGE, core.width), min(size.height - top - _EDGE, core.height))
    return _Grid(picture, window, _steps(core.width, window.width), _steps(core.height, window.height))


def _steps(length: float, window: float) -> int:
    """Return how many windows cover a length."""
    return max(1, math.ceil((length - _OVERLAP) / max(1, window - _OVERLAP)))


def _said(picture: Picture, name: str, last: str) -> str:
    return " ".join(part for part in (say("paper.tile", name, last), picture.remark) if part)


def _tile(size: Area, grid: _Grid, column: int, row: int) -> PictureLeaf:
    picture, window, seen = grid.picture, grid.window, grid.seen(column, row)
    name, last = grid.name(column, row), grid.name(grid.columns - 1, grid.rows - 1)
    title = title_part(picture.view, size.width, _said(picture, name, last)).draw(Point(0, 0))
    view_box = " ".join(map(number, (seen.x, seen.y, seen.width, seen.height)))
    inner = element(
        "svg",
        {"x": window.x, "y": window.y, "width": window.width, "height": window.height, "viewBox": view_box},
        picture.core.draw(Point(0, 0)),
    )
    border = rectangle(window, style.Paint("none", style.RULE, 0.8))
    svg = document(picture.view, size, title, inner, border, *_marks(grid, column, row))
    words = f"{picture.view.organization}: {map_title(picture.view)}, {name}"
    return PictureLeaf(svg, escape.typst(words), SMALLEST_SCALE)


def _marks(grid: _Grid, column: int, row: int) -> Iterator[str]:
    """Yield, at each side behind which the picture goes on, the name of the sheet where it does."""
    window = grid.window
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
