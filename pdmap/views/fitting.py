"""Fit a view on a page: what is far from its focus is drawn as groups, the focus never."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from pdmap.views.groups import by_frame, by_kind, grouped
from pdmap.views.nodes import node_id
from pdmap.views.part import Part
from pdmap.views.view import Material, Node, View

LARGEST = 50
"""How many elements a page can show one by one (compact nodes on A3 with text that can be read)."""


def fitted(view: View, part: Part, material: Material) -> View:
    """Return a view with as few of its elements drawn as groups as fit a page; the far ones first.

    Args:
        view: The view, element by element.
        part: What it shows.
        material: Tells whether everything is to be drawn all the same.
    """
    if material.is_full:
        return view
    drawn = view
    for group_of in _ways(part):
        if len(drawn.nodes) <= LARGEST:
            break
        drawn = grouped(view, group_of)
    return view if drawn is view else replace(drawn, hidden=f"{view.hidden} {drawn.hidden}")


# Private functions


def _ways(part: Part) -> Iterator[Callable[[Node], str]]:
    """Yield ways to group nodes, from those that spare the neighbors of the focus to those that spare it alone."""
    focus = {node_id(element) for element in part.focus}
    near = focus | {
        node_id(end)
        for link in part.links
        if not part.focus.isdisjoint((link.source, link.target))
        for end in (link.source, link.target)
    }
    if focus:
        yield _sparing(near, by_kind)
        yield _sparing(near, by_frame)
    yield _sparing(focus, by_kind)
    yield _sparing(focus, by_frame)


def _sparing(spared: Collection[str], group_of: Callable[[Node], str]) -> Callable[[Node], str]:
    """Return the way to group that leaves some nodes, given by their ids, as they are."""
    return lambda node: node.id if node.id in spared else group_of(node)
