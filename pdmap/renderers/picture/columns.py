"""Lay out a map without an engine: columns by the life cycle, in every frame, each node near those it is linked to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.lines import curved_routes
from pdmap.renderers.picture.pieces import Gaps, Piece, framed, in_columns, joined, single
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.skeleton import Skeleton, skeleton_of
from pdmap.views.view import Edge, Node, View

_SWEEPS = 5
"""How often the order in columns is set right; it hardly changes after that."""
_MOST_WORDS = 60
"""Up to how many lines have room for their words between columns."""
_ROOM = 34
"""Room beside a label, for its line to be seen."""


def lay_out_in_columns(view: View, *, is_compact: bool = False) -> Layout:
    """Return positions for everything in a view; there is no view that it fails on."""
    skeleton = skeleton_of(view, is_simplified=is_compact or len(view.edges) > _MOST_WORDS)
    gaps = Gaps(max((label.width for label in skeleton.labels.values()), default=0) + _ROOM, 24)
    best = _placed(skeleton, gaps, {})
    pull = _pull(skeleton, best.nodes)
    for _ in range(_SWEEPS):
        piece = _placed(skeleton, gaps, pull)
        if _length(view.edges, piece.nodes) < _length(view.edges, best.nodes):
            best = piece
        pull = _pull(skeleton, piece.nodes)
    return finished(skeleton, best, Rung.COLUMNS)


def finished(skeleton: Skeleton, piece: Piece, rung: Rung) -> Layout:
    """Return a piece that holds every node as a layout, with a line for each edge that has none yet."""
    missing = (edge for edge in skeleton.view.edges if edge.id not in piece.routes)
    routes = {**piece.routes, **curved_routes(missing, piece.nodes)}
    beyond = [*(point for route in routes.values() for point in route.curve)]
    right = max((piece.width, *(point.x for point in beyond)))
    return Layout(skeleton, rung, right, piece.height, piece.nodes, piece.frames, routes)


def members_of(nodes: Iterable[Node]) -> Mapping[str | None, list[Node]]:
    """Return the nodes by the frame that they are in."""
    members: defaultdict[str | None, list[Node]] = defaultdict(list)
    for node in nodes:
        members[node.frame].append(node)
    return members


def inner_frames(view: View) -> Mapping[str | None, list[str]]:
    """Return the frames by the frame around them."""
    inner: defaultdict[str | None, list[str]] = defaultdict(list)
    for frame in view.frames:
        inner[frame.parent].append(frame.id)
    return inner


# Private functions


def _placed(skeleton: Skeleton, gaps: Gaps, pull: Mapping[str, float]) -> Piece:
    members, inner = members_of(skeleton.view.nodes), inner_frames(skeleton.view)

    def content(frame: str | None) -> Piece:
        pieces = [single(node.id, skeleton.nodes[node.id], node.layer) for node in members.get(frame, ())]
        pieces += [framed(id_, content(id_), skeleton.frames[id_]) for id_ in inner.get(frame, ())]
        return joined(frame or "", in_columns(pieces, gaps, pull))

    return content(None)


def _pull(skeleton: Skeleton, nodes: Mapping[str, Area]) -> Mapping[str, float]:
    """Return the height at which the neighbors of each node and of each frame's nodes lie, on average."""
    view = skeleton.view
    parents = {frame.id: frame.parent for frame in view.frames}
    homes = {node.id: tuple(_chain(node, parents)) for node in view.nodes}
    heights: defaultdict[str, list[float]] = defaultdict(list)
    for edge in view.edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            for home in homes[end]:
                if home not in homes[other]:
                    heights[home].append(nodes[other].center.y)
    return {home: sum(several) / len(several) for home, several in heights.items()}


def _chain(node: Node, parents: Mapping[str, str | None]) -> Iterable[str]:
    yield node.id
    frame = node.frame
    while frame:
        yield frame
        frame = parents[frame]


def _length(edges: Iterable[Edge], nodes: Mapping[str, Area]) -> float:
    """Return how far lines climb and fall in all, which is what makes them cross."""
    return sum(abs(nodes[edge.source].center.y - nodes[edge.target].center.y) for edge in edges)
