"""Lay out a map without an engine: columns by the life cycle, in every frame, each node near those it is linked to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import product
from typing import TypeAlias

from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.lines import curved_routes
from pdmap.renderers.picture.pieces import CAPTION, INSET, Gaps, Piece, framed, in_columns, joined, single
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.skeleton import Skeleton, skeleton_of
from pdmap.renderers.picture.spacing import Spacing
from pdmap.views.layers import COLLECTION, RECIPIENTS, SOURCES
from pdmap.views.view import Edge, Node, View

BOUNDLESS = Area(0, 0, math.inf, math.inf)
_SWEEPS = 5
"""How often the order in columns is set right; it hardly changes after that."""
_MOST_WORDS = 60
"""Up to how many lines have room for their words between columns."""
_ROOM = 34
"""Room beside a label, for its line to be seen."""
_NARROW = (56, 36)
"""Room between columns where it is tight: for one number, and the head of an arrow."""


def lay_out_in_columns(view: View, *, spacing: Spacing = Spacing.WORDS, sheet: Area = BOUNDLESS) -> Layout:
    """Return positions for everything in a view; there is no view that it fails on.

    Args:
        view: What is drawn.
        spacing: What room is kept for between columns.
        sheet: The size that a tight picture is to have at most, if it can be helped.
    """
    is_short = spacing is not Spacing.WORDS or len(view.edges) > _MOST_WORDS
    skeleton = skeleton_of(view, is_simplified=is_short, spacing=spacing)
    if skeleton.is_tight:
        return finished(skeleton, _tight(skeleton, sheet), Rung.COLUMNS)
    widest = max((label.width for label in skeleton.labels.values()), default=0)
    return finished(skeleton, _settled(skeleton, Gaps(widest + _ROOM, 24), _as_it_is), Rung.COLUMNS)


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

_Fold: TypeAlias = Callable[[Node], int]
"""Says in which column a node stands."""


def _as_it_is(node: Node) -> int:
    return node.layer


def _without_last(node: Node) -> int:
    """Return a column that recipients share with those further on."""
    return min(node.layer, RECIPIENTS)


def _systems_as_one(node: Node) -> int:
    """Return a column that all systems share."""
    return COLLECTION if SOURCES < node.layer < RECIPIENTS else _without_last(node)


def _homes_as_one(skeleton: Skeleton) -> _Fold:
    """Return columns in which systems share theirs with recipients inside the same outermost frame."""
    view = skeleton.view
    parents = {frame.id: frame.parent for frame in view.frames}
    outermost = {node.id: tuple(_chain(node, parents))[-1] for node in view.nodes}
    homes = {outermost[node.id] for node in view.nodes if SOURCES < node.layer < RECIPIENTS}
    return lambda node: COLLECTION if node.layer > SOURCES and outermost[node.id] in homes else _without_last(node)


def _tight(skeleton: Skeleton, sheet: Area) -> Piece:
    """Return a picture in as many columns as fit a sheet; where none does, that which overhangs least."""
    pieces = []
    for room, fold in product(_NARROW, (_without_last, _systems_as_one, _homes_as_one(skeleton))):
        pieces.append(_settled(skeleton, Gaps(room, 20, sheet.height), fold))
        if _overhang(pieces[-1], sheet) <= 1:
            break
    return min(pieces, key=lambda piece: max(1, _overhang(piece, sheet)))


def _overhang(piece: Piece, sheet: Area) -> float:
    return max(piece.width / sheet.width, piece.height / sheet.height)


def _settled(skeleton: Skeleton, gaps: Gaps, fold: _Fold) -> Piece:
    """Return everything in columns, ordered so that lines are short."""
    best = _placed(skeleton, gaps, {}, fold)
    pull = _pull(skeleton, best.nodes)
    for _ in range(_SWEEPS):
        piece = _placed(skeleton, gaps, pull, fold)
        if _length(skeleton.view.edges, piece.nodes) < _length(skeleton.view.edges, best.nodes):
            best = piece
        pull = _pull(skeleton, piece.nodes)
    return best


def _placed(skeleton: Skeleton, gaps: Gaps, pull: Mapping[str, float], fold: _Fold) -> Piece:
    members, inner = members_of(skeleton.view.nodes), inner_frames(skeleton.view)

    def content(frame: str | None, gaps: Gaps) -> Piece:
        within = replace(gaps, tallest=gaps.tallest - CAPTION - INSET)
        pieces = [single(node.id, skeleton.nodes[node.id], fold(node)) for node in members.get(frame, ())]
        pieces += [framed(id_, content(id_, within), skeleton.frames[id_]) for id_ in inner.get(frame, ())]
        return joined(frame or "", in_columns(pieces, gaps, pull))

    return content(None, gaps)


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
    return {home: math.fsum(several) / len(several) for home, several in heights.items()}


def _chain(node: Node, parents: Mapping[str, str | None]) -> Iterable[str]:
    yield node.id
    frame = node.frame
    while frame:
        yield frame
        frame = parents[frame]


def _length(edges: Iterable[Edge], nodes: Mapping[str, Area]) -> float:
    """Return how far lines climb and fall in all, which is what makes them cross."""
    return math.fsum(abs(nodes[edge.source].center.y - nodes[edge.target].center.y) for edge in edges)
