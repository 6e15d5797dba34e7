"""A view as DOT for the layout: boxes of known sizes under generated names, without a word of the inventory.

Sizes are measured here, so that positions do not depend on the fonts of the machine. Graphviz gets a label of
fixed size for every edge and frame, and only has to keep room for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from pdmap.frozen import dataclass
from pdmap.renderers.picture.boxes import Box, Label, edge_label, frame_box, node_box
from pdmap.renderers.picture.spacing import Spacing
from pdmap.views.layers import RECIPIENTS, SOURCES
from pdmap.views.signs import Dash
from pdmap.views.view import Edge, Frame, Node, View

POINTS_PER_INCH = 72
_MANY = 1_000
"""From how many lines on Graphviz is told to hurry."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is to be laid out: the sizes of everything, keyed by ids of the view."""

    view: View
    nodes: Mapping[str, Box]
    labels: Mapping[str, Label]
    """Edges that have nothing to say are missing."""
    frames: Mapping[str, Box]
    rooms: Mapping[str, Label]
    """Labels that the layout keeps room for, where it keeps any."""
    is_simplified: bool
    """Whether edges carry only their numbers."""
    is_tight: bool = False
    """Whether everything stands as close together as it may."""


def skeleton_of(view: View, *, is_simplified: bool = False, spacing: Spacing = Spacing.WORDS) -> Skeleton:
    """Return the sizes of a view's parts.

    Args:
        view: What is drawn.
        is_simplified: Whether edges carry only their numbers, for which no room is kept.
        spacing: What room is kept for, of the labels of a view that is not simplified.
    """
    labels = _labels(view, is_short=is_simplified)
    return Skeleton(
        view=view,
        nodes={node.id: node_box(node) for node in view.nodes},
        labels=labels,
        frames={frame.id: frame_box(frame) for frame in view.frames},
        rooms={} if is_simplified else _rooms(view, labels, spacing),
        is_simplified=is_simplified,
        is_tight=spacing is Spacing.TIGHT,
    )


def skeleton_dot(skeleton: Skeleton, *, has_new_ranks: bool) -> str:
    """Return the graph as DOT; node `n3` is the fourth node of the view, and so on for edges and clusters.

    Args:
        skeleton: What is to be laid out.
        has_new_ranks: Whether Graphviz ranks across clusters, without which its older versions fail on labels;
            on graphs with many lines it takes far longer.
    """
    return "\n".join(_lines(skeleton, has_new_ranks=has_new_ranks)) + "\n"


# Private functions


def _labels(view: View, *, is_short: bool) -> Mapping[str, Label]:
    labels = {edge.id: edge_label(edge, is_short=is_short) for edge in view.edges}
    return {id_: label for id_, label in labels.items() if label}


def _rooms(view: View, labels: Mapping[str, Label], spacing: Spacing) -> Mapping[str, Label]:
    match spacing:
        case Spacing.WORDS:
            return labels
        case Spacing.NUMBERS:
            return _labels(view, is_short=True)
        case Spacing.TIGHT:
            return {}
        case _:
            assert_never(spacing)


def _lines(skeleton: Skeleton, *, has_new_ranks: bool) -> Iterator[str]:
    view = skeleton.view
    names = {node.id: f"n{number}" for number, node in enumerate(view.nodes)}
    layers = {node.id: node.layer for node in view.nodes}
    yield "digraph {"
    ranks = "newrank=true, " if has_new_ranks else ""
    room = "nodesep=0.2, ranksep=0.35" if skeleton.is_tight else "nodesep=0.25, ranksep=0.6"
    yield f"graph [rankdir=LR, {room}, {ranks}{_quality(skeleton)}]"
    yield 'node [shape=box, fixedsize=true, label=""]'
    yield "edge [arrowsize=1]"
    for frame in view.frames:
        if frame.parent is None:
            yield from _cluster(frame, skeleton, names)
    yield from (_node(node, skeleton, names) for node in view.nodes if node.frame is None)
    if has_new_ranks:
        yield from _givers(skeleton, names)
    yield from _unlinked(skeleton, names)
    if has_new_ranks:
        yield from _followers(skeleton, names)
    for number, edge in enumerate(view.edges):
        yield _edge(edge, number, skeleton, names, is_backward=layers[edge.source] > layers[edge.target])
    yield "}"


def _quality(skeleton: Skeleton) -> str:
    """Return how much care Graphviz takes: less of it where there are many lines."""
    if not skeleton.is_simplified:
        return "splines=true, mclimit=8"
    if len(skeleton.view.edges) <= _MANY:
        return "splines=polyline"
    return "splines=polyline, nslimit=1, nslimit1=1, mclimit=0.1"


def _givers(skeleton: Skeleton, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the column on the left: those who give data. Without new ranks, ranks do not reach across clusters."""
    givers = [names[node.id] for node in skeleton.view.nodes if node.layer == SOURCES]
    if givers:
        yield f"{{rank=min; {'; '.join(givers)}}}"


def _followers(skeleton: Skeleton, names: Mapping[str, str]) -> Iterator[str]:
    """Yield unseen edges that keep those whom nobody gives data to the right of those who give.

    Graphviz ranks each connected part by itself; without these, a part without givers starts left of them.
    """
    view = skeleton.view
    layers = {node.id: node.layer for node in view.nodes}
    giver = next((names[node.id] for node in view.nodes if node.layer == SOURCES), None)
    led = {
        edge.source if layers[edge.source] > layers[edge.target] else edge.target
        for edge in view.edges
        if edge.source != edge.target
    }
    linked = {end for edge in view.edges for end in (edge.source, edge.target)} - led
    for node in view.nodes:
        if giver and SOURCES < node.layer < RECIPIENTS and node.id in linked:
            yield f"{giver} -> {names[node.id]} [style=invis, weight=0]"


def _unlinked(skeleton: Skeleton, names: Mapping[str, str]) -> Iterator[str]:
    """Yield unseen edges that keep recipients without a line to the right of the organization."""
    view = skeleton.view
    linked = {end for edge in view.edges for end in (edge.source, edge.target)}
    inside = next((names[node.id] for node in view.nodes if SOURCES < node.layer < RECIPIENTS), None)
    for node in view.nodes:
        if inside and node.layer >= RECIPIENTS and node.id not in linked:
            yield f"{inside} -> {names[node.id]} [style=invis, weight=0]"


def _cluster(frame: Frame, skeleton: Skeleton, names: Mapping[str, str]) -> Iterator[str]:
    view = skeleton.view
    yield f"subgraph cluster_{view.frames.index(frame)} {{"
    yield f"graph [margin=12, labeljust=l, label={_room(skeleton.frames[frame.id])}]"
    for inner in view.frames:
        if inner.parent == frame.id:
            yield from _cluster(inner, skeleton, names)
    yield from (_node(node, skeleton, names) for node in view.nodes if node.frame == frame.id)
    yield "}"


def _node(node: Node, skeleton: Skeleton, names: Mapping[str, str]) -> str:
    box = skeleton.nodes[node.id]
    return f"{names[node.id]} [width={box.width / POINTS_PER_INCH:.4f}, height={box.height / POINTS_PER_INCH:.4f}]"


def _edge(edge: Edge, number: int, skeleton: Skeleton, names: Mapping[str, str], *, is_backward: bool) -> str:
    """Return an edge that points with the life cycle; one that runs against it keeps its arrow, not its rank."""
    ends = (edge.target, edge.source) if is_backward else (edge.source, edge.target)
    room = skeleton.rooms.get(edge.id)
    label = f", label={_room(room)}" if room else ""
    direction = ", dir=back" if is_backward else ""
    weight = 1 if edge.dash is Dash.DOTTED else 4
    return f'{names[ends[0]]} -> {names[ends[1]]} [id="e{number}", weight={weight}{direction}{label}]'


def _room(box: Box | Label) -> str:
    """Return a label that is nothing but room."""
    table = '<table border="0" cellborder="0" cellpadding="0" cellspacing="0" fixedsize="true"'
    return f'<{table} width="{box.width:.0f}" height="{box.height:.0f}"><tr><td></td></tr></table>>'
