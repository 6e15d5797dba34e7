"""Fit a view on sheets: as it is, else with elements drawn as groups, else over several sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from math import fsum

from pdmap.engine import Engine
from pdmap.renderers.paper.leaves import Leaf, PictureLeaf, legend_leaf, picture_leaf, table_leaf
from pdmap.renderers.paper.sizes import LARGEST_SCALE, SMALLEST_SCALE, Paper
from pdmap.renderers.paper.tiles import tile_count, tile_leaves
from pdmap.renderers.picture.drawing import Picture, picture_of
from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.legend import legend_part
from pdmap.renderers.picture.parts import GAP, Part, column_of, shelves, stacked
from pdmap.renderers.picture.spacing import Spacing
from pdmap.renderers.picture.table_widths import least_widths
from pdmap.renderers.picture.tables import LEAST_ROW, MEASURE, table_part
from pdmap.renderers.picture.title import title_part
from pdmap.views.groups import by_frame, by_kind, grouped
from pdmap.views.signs import Emphasis
from pdmap.views.tables import Table
from pdmap.views.view import Node, View
from pdmap.views.words import say

_NARROWEST = 300
"""The least width of facts beside a map."""
_MOST_NODES = 120
"""From how many elements on it is no use to try them one by one: not even that many fit A3."""
_TITLE = 132
"""About how much of a sheet its title takes."""
_STEP = 0.03
"""How finely the largest scale is looked for."""


def leaves_of(view: View, paper: Paper, engine: Engine) -> tuple[Leaf, ...]:
    """Return what stands on the sheets of one view."""
    tried: list[Picture] = []
    for pictures in _steps(view, paper, engine):
        fresh = []
        for picture in pictures:
            fresh.append(picture)
            leaves = _on_one_sheet(picture, paper, has_legend=True)
            if leaves:
                return leaves
        for picture in fresh:
            leaves = _on_one_sheet(picture, paper, has_legend=False)
            if leaves:
                return leaves
        tried += fresh
    fewest = min(tried, key=lambda picture: tile_count(picture, paper))
    return (*tile_leaves(fewest, paper), *_rest(fewest, paper, has_facts=True))


def is_tried_whole(view: View) -> bool:
    """Return whether a view is laid out as it is at first, element by element."""
    return not view.matrix and len(view.nodes) <= _MOST_NODES


# Private functions


def _steps(view: View, paper: Paper, engine: Engine) -> Iterator[Iterator[Picture]]:
    """Yield pictures of a view, then of it in groups: from the ample to the tight, each laid out when asked for."""
    sheet = Area(0, 0, paper.inner_width / SMALLEST_SCALE, paper.inner_height / SMALLEST_SCALE - _TITLE)
    if view.matrix:
        yield iter((picture_of(view, engine),))
        return
    if is_tried_whole(view):
        yield (picture_of(view, engine, spacing=spacing, sheet=sheet) for spacing in Spacing)
    for group_of in (by_kind, by_frame):
        smaller = grouped(view, partial(_group_of, group_of))
        yield map(partial(_grouped_picture, smaller, engine, sheet, paper), Spacing)


def _grouped_picture(smaller: View, engine: Engine, sheet: Area, paper: Paper, spacing: Spacing) -> Picture:
    picture = picture_of(smaller, engine, spacing=spacing, sheet=sheet)
    said = say("paper.grouped", paper.sheet.value)
    return replace(picture, remark=" ".join(part for part in (said, picture.remark) if part))


def _group_of(group_of: Callable[[Node], str], node: Node) -> str:
    """Return the group of a node; what the view is of stays by itself."""
    return node.id if node.emphasis is Emphasis.FOCUS else group_of(node)


def _on_one_sheet(picture: Picture, paper: Paper, *, has_legend: bool) -> tuple[Leaf, ...]:
    """Return the sheet of a picture, and what did not fit on it; nothing where not even the map fits."""
    for has_facts in (True, False) if has_legend else (False,):
        if has_facts and not _may_hold(picture.view.facts, paper):
            continue
        leaf = _largest(partial(_arranged, picture, paper, has_facts=has_facts, has_legend=has_legend))
        if leaf:
            return (leaf, *_rest(picture, paper, has_facts=not has_facts, has_legend=not has_legend))
    return ()


def _may_hold(facts: tuple[Table, ...], paper: Paper) -> bool:
    """Return whether a sheet may be tall enough for the longest table; saves measuring those for which it is not."""
    longest = max((len(table.rows) for table in facts), default=0)
    return longest * LEAST_ROW <= paper.inner_height / SMALLEST_SCALE


def _largest(arrange: Callable[[float], PictureLeaf | None]) -> PictureLeaf | None:
    """Return the leaf of the largest scale at which everything fits; what fits at one scale fits at smaller ones."""
    best = arrange(SMALLEST_SCALE)
    low, high = SMALLEST_SCALE, LARGEST_SCALE
    while best and high - low > _STEP:
        middle = (low + high) / 2
        leaf = arrange(middle)
        if leaf:
            best, low = leaf, middle
        else:
            high = middle
    return best


def _arranged(picture: Picture, paper: Paper, scale: float, *, has_facts: bool, has_legend: bool) -> PictureLeaf | None:
    """Return a leaf at a scale, or nothing where it does not fit a sheet."""
    size = Area(0, 0, paper.inner_width / scale, paper.inner_height / scale)
    if picture.core.width > size.width or picture.core.height > size.height:
        return None
    for arrange in (_below, _beside) if has_facts else (_alone,):
        parts = _parts(picture, size.width, arrange(picture, size.width), has_legend=has_legend)
        if stacked(parts) <= size.height:
            return picture_leaf(picture.view, parts, size, scale)
    return None


def _parts(picture: Picture, width: float, middle: tuple[Part, ...], *, has_legend: bool) -> tuple[Part, ...]:
    view = picture.view
    legend = (legend_part(view.legend, width),) if has_legend and view.legend else ()
    return (title_part(view, width, picture.remark), *middle, *legend)


def _alone(picture: Picture, _: float) -> tuple[Part, ...]:
    """Return the map without its facts."""
    return (picture.core,)


def _below(picture: Picture, width: float) -> tuple[Part, ...]:
    """Return the map with its facts below."""
    return (picture.core, *shelves([table_part(table, width, is_whole=True) for table in picture.view.facts], width))


def _beside(picture: Picture, width: float) -> tuple[Part, ...]:
    """Return the map with those facts beside it that there is room for, and the others below."""
    room = width - picture.core.width - 2 * GAP
    facts = picture.view.facts
    narrow = [table for table in facts if max(_NARROWEST, fsum(least_widths(table, MEASURE))) <= room]
    if not narrow:
        return _below(picture, width)
    column = column_of([table_part(table, room, is_whole=True) for table in narrow])
    wide = [table_part(table, width, is_whole=True) for table in facts if table not in narrow]
    return (*shelves((picture.core, column), width), *shelves(wide, width))


def _rest(picture: Picture, paper: Paper, *, has_facts: bool, has_legend: bool = True) -> Iterator[Leaf]:
    """Yield what a sheet had no room for: facts as tables, and the legend above them or on a sheet of its own."""
    view = picture.view
    legend = view.legend if has_legend else ()
    if has_facts and view.facts:
        yield table_leaf(view, view.facts, legend_leaf(view, legend, paper) if legend else None)
    elif legend:
        size = Area(0, 0, paper.inner_width, paper.inner_height)
        yield picture_leaf(view, (title_part(view, size.width, ""), legend_part(legend, size.width)), size, 1)
