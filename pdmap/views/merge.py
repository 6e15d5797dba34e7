"""Two views of the same kind as one: what came, what went, what changed and what stayed.

Ids are those of the later view. What is in both looks as it does in the later one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from pdmap.graph import LinkKind
from pdmap.questions.flow_numbers import flow_numbers
from pdmap.reference import Reference
from pdmap.views.legend import legend
from pdmap.views.signs import Change, Emphasis, FrameKind
from pdmap.views.tables import FlowRow
from pdmap.views.view import Counts, Edge, Frame, Node, View

T = TypeVar("T")

_IMPLIED = frozenset({LinkKind.HOSTING, LinkKind.SUBPROCESSING})


@dataclass(frozen=True, slots=True)
class Merging:
    """How the parts of the earlier view are called in the later one, and what became of them."""

    node: Callable[[str], str]
    """Return the later id of a node of the earlier view."""
    link: Callable[[str], str]
    """Return the later id of a link of the earlier view."""
    change_of_node: Callable[[str], Change]
    """Return what became of a node, by its later id."""
    change_of_link: Callable[[str], Change]
    """Return what became of a link, by its later id."""


def merged(before: View, after: View, merging: Merging, reference: Reference) -> View:
    """Return both views as one: formats put a sign on what changed, and draw the rest faintly.

    Args:
        before: The view of the earlier revision.
        after: The view of the later one.
        merging: How the two fit together.
        reference: Vocabulary that names categories of data in the legend.
    """
    earlier = _renamed(before, merging)
    rows = _rows(earlier.flows, after.flows, merging)
    numbers = {row.link: row.number for row in rows}
    frames = _frames(earlier.frames, after.frames)
    nodes = tuple(_told(node, merging) for node in _union(earlier.nodes, after.nodes, lambda node: node.id))
    edges = _edges(earlier.edges, after.edges, numbers, merging)
    return replace(
        after,
        counts=_counts(nodes, rows, after.counts),
        frames=frames,
        nodes=nodes,
        edges=edges,
        legend=legend(frames, nodes, edges, reference),
        flows=rows,
    )


# Private functions


def _union(before: Iterable[T], after: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """Return the parts of both, by id; of those in both the later."""
    parts = {key(part): part for part in (*before, *after)}
    return tuple(parts[id_] for id_ in sorted(parts))


def _renamed(view: View, merging: Merging) -> View:
    """Return the earlier view with the ids of the later one."""
    nodes = tuple(
        replace(node, id=merging.node(node.id), elements=tuple(map(merging.node, node.elements))) for node in view.nodes
    )
    edges = tuple(_renamed_edge(edge, merging) for edge in view.edges)
    rows = tuple(
        replace(row, link=merging.link(row.link), source=merging.node(row.source), target=merging.node(row.target))
        for row in view.flows
    )
    return replace(view, nodes=nodes, edges=edges, flows=rows)


def _renamed_edge(edge: Edge, merging: Merging) -> Edge:
    source, target = merging.node(edge.source), merging.node(edge.target)
    way = edge.id.removeprefix(f"{edge.source}>{edge.target}")
    links = tuple(map(merging.link, edge.links))
    if way.endswith(f"#{edge.links[0]}"):
        way = f"{way.removesuffix(edge.links[0])}{links[0]}"
    return replace(edge, id=f"{source}>{target}{way}", source=source, target=target, links=links)


def _frames(before: Iterable[Frame], after: Iterable[Frame]) -> tuple[Frame, ...]:
    frames = _union(before, after, lambda frame: frame.id)
    return tuple(
        sorted(frames, key=lambda frame: (frame.parent is not None, list(FrameKind).index(frame.kind), frame.id))
    )


def _told(node: Node, merging: Merging) -> Node:
    change = merging.change_of_node(node.id)
    return replace(node, change=change, emphasis=_emphasis(change))


def _emphasis(change: Change) -> Emphasis:
    return Emphasis.FAINT if change is Change.SAME else Emphasis.NORMAL


def _rows(before: Iterable[FlowRow], after: tuple[FlowRow, ...], merging: Merging) -> tuple[FlowRow, ...]:
    """Return every flow of both by number; one that went keeps its own unless another has it now."""
    known = {row.link for row in after}
    gone = [row for row in before if row.link not in known]
    taken = {row.number for row in after}
    clashing = flow_numbers((row.link for row in gone if row.number in taken), taken | {row.number for row in gone})
    rows = (*after, *(replace(row, number=clashing.get(row.link, row.number)) for row in gone))
    told = (replace(row, change=merging.change_of_link(row.link)) for row in rows)
    return tuple(sorted(told, key=lambda row: row.number))


def _edges(
    before: Iterable[Edge], after: Iterable[Edge], numbers: Mapping[str, int], merging: Merging
) -> tuple[Edge, ...]:
    earlier = {edge.id: edge for edge in before}
    edges = []
    for edge in _union(earlier.values(), after, lambda edge: edge.id):
        was = earlier[edge.id].links if edge.id in earlier else ()
        links = tuple(dict.fromkeys((*edge.links, *was)))
        change = _change_of_edge({merging.change_of_link(link) for link in links})
        edges.append(
            replace(
                edge,
                links=links,
                numbers=tuple(sorted(numbers[link] for link in links)),
                change=change,
                emphasis=_emphasis(change),
            )
        )
    return tuple(sorted(edges, key=lambda edge: edge.numbers))


def _change_of_edge(changes: set[Change]) -> Change:
    """Return what became of a line: one that bundles flows of several fates has changed."""
    return changes.pop() if len(changes) == 1 else Change.CHANGED


def _counts(nodes: Iterable[Node], rows: tuple[FlowRow, ...], after: Counts) -> Counts:
    """Return how much is shown, what went included; transfers are those of the later revision."""
    kinds = [node.id.partition(":")[0] for node in nodes]
    implied = sum(row.kind in _IMPLIED for row in rows)
    return Counts(
        people=kinds.count("subject"),
        systems=kinds.count("system"),
        parties=kinds.count("party"),
        flows=len(rows) - implied,
        implied=implied,
        transfers=after.transfers,
    )
