"""Two views of the same kind as one: what came, what went, what changed and what stayed.

Ids are those of the later view. What is in both looks as it does in the later one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from pdmap.frozen import dataclass
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
    """Return every flow of both by number; one that went keeps its own unless another has it now.

    A flow that was led elsewhere has a row for each way, with the same number: one has gone, the other has come.
    """
    numbers = _numbers(before, after)
    was, now = {_way(row): row for row in before}, {_way(row): row for row in after}
    rows = []
    for way, row in {**was, **now}.items():
        change = _fate(row.link, is_before=way in was, is_after=way in now, merging=merging)
        rows.append(replace(row, number=numbers[row.link], change=change))
    return tuple(sorted(rows, key=lambda row: row.number))


def _numbers(before: Iterable[FlowRow], after: Iterable[FlowRow]) -> Mapping[str, int]:
    numbers = {row.link: row.number for row in after}
    gone = {row.link: row.number for row in before if row.link not in numbers}
    taken = set(numbers.values())
    clashing = (link for link, number in gone.items() if number in taken)
    return {**numbers, **gone, **flow_numbers(clashing, taken | set(gone.values()))}


def _way(row: FlowRow) -> tuple[str, str, str]:
    return row.link, row.source, row.target


def _edges(
    before: Iterable[Edge], after: Iterable[Edge], numbers: Mapping[str, int], merging: Merging
) -> tuple[Edge, ...]:
    was, now = ({edge.id: edge.links for edge in edges} for edges in (before, after))
    edges = []
    for edge in _union(before, after, lambda edge: edge.id):
        earlier, later = was.get(edge.id, ()), now.get(edge.id, ())
        links = tuple(dict.fromkeys((*later, *earlier)))
        fates = {_fate(link, is_before=link in earlier, is_after=link in later, merging=merging) for link in links}
        change = _change_of_edge(fates)
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


def _fate(link: str, *, is_before: bool, is_after: bool, merging: Merging) -> Change:
    """Return what became of a link in one place: it may have gone from there, and still be somewhere."""
    if is_before and is_after:
        return merging.change_of_link(link)
    return Change.ADDED if is_after else Change.REMOVED


def _change_of_edge(changes: set[Change]) -> Change:
    """Return what became of a line: one that bundles flows of several fates has changed."""
    return changes.pop() if len(changes) == 1 else Change.CHANGED


def _counts(nodes: Iterable[Node], rows: tuple[FlowRow, ...], after: Counts) -> Counts:
    """Return how much is shown, what went included; transfers are those of the later revision."""
    kinds = [node.id.partition(":")[0] for node in nodes]
    flows = {row.link: row.kind for row in rows}
    implied = sum(kind in _IMPLIED for kind in flows.values())
    return Counts(
        people=kinds.count("subject"),
        systems=kinds.count("system"),
        parties=kinds.count("party"),
        flows=len(flows) - implied,
        implied=implied,
        transfers=after.transfers,
    )
