"""Fit a view on a page: what is far from its focus is drawn as groups, the focus never."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from pdmap.views.groups import by_frame, by_kind, grouped
from pdmap.views.material import Material
from pdmap.views.matrix import with_matrix
from pdmap.views.nodes import node_id
from pdmap.views.part import Part
from pdmap.views.view import Node, View

LARGEST = 50
"""How many elements a page can show one by one (compact nodes on A3 with text that can be read)."""
MOST_LINES = 150
"""How many lines between single elements can be told apart."""
MOST_THICK_LINES = 50
"""How many lines between groups can: they are long, carry more words, and all meet at a few boxes."""


def fitted(view: View, part: Part, material: Material) -> View:
    """Return a view with as few of its elements drawn as groups as fit a page; the far ones first.

    Where even lines between groups are a tangle, a matrix stands in their place.

    Args:
        view: The view, element by element.
        part: What it shows.
        material: Tells whether everything is to be drawn all the same.
    """
    if material.is_full or (len(view.nodes) <= LARGEST and len(view.edges) <= MOST_LINES):
        return view
    drawn = view
    for group_of, has_one_way in _ways(part):
        drawn = grouped(view, group_of, has_one_way=has_one_way)
        if len(drawn.nodes) <= LARGEST and len(drawn.edges) <= MOST_THICK_LINES:
            break
    if len(drawn.edges) > MOST_THICK_LINES and not part.focus:
        told = with_matrix(drawn)
        return replace(told, hidden=f"{view.hidden} {told.hidden}")
    return drawn


# Private functions


def _ways(part: Part) -> Iterator[tuple[Callable[[Node], str], bool]]:
    """Yield ways to group nodes, from those that spare the neighbors of the focus to those that spare it alone.

    With each stands whether hosting and sub-processing share a line with what is sent.
    """
    focus = {node_id(element) for element in part.focus}
    near = focus | {
        node_id(end)
        for link in part.links
        if not part.focus.isdisjoint((link.source, link.target))
        for end in (link.source, link.target)
    }
    if focus:
        yield _sparing(near, by_kind), False
        yield _sparing(near, by_frame), False
    yield _sparing(focus, by_kind), False
    yield _sparing(focus, by_frame), True


def _sparing(spared: Collection[str], group_of: Callable[[Node], str]) -> Callable[[Node], str]:
    """Return the way to group that leaves some nodes, given by their ids, as they are."""
    return lambda node: node.id if node.id in spared else group_of(node)
