"""Lay out a large map in two levels: blocks of elements by Graphviz, each by itself, then the blocks side by side.

The elements of a frame fall into blocks of those that are linked to each other. All blocks are laid out in one
call of the engine. Where a frame holds many blocks, a second call says which of them belong near each other;
only that is taken from it, because not every Graphviz can remove overlaps, and none wastes as little room.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pdmap.engine import Engine, Program
from pdmap.renderers.picture.answers import read_layout, read_points
from pdmap.renderers.picture.columns import finished, inner_frames, members_of
from pdmap.renderers.picture.geometry import Point
from pdmap.renderers.picture.pieces import Gaps, Piece, framed, in_columns, joined, on_shelves, single
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.skeleton import Skeleton, skeleton_dot, skeleton_of
from pdmap.views.view import Edge, Node, View

LARGEST_BLOCK = 40
"""How many elements are laid out together; more are slower than linear, fewer are hard to follow."""
_FEW = 8
"""Up to how many blocks stand in columns by the life cycle; more are put on shelves."""
_BLOCKS = Gaps(46, 34)
_FRAMES = Gaps(130, 40)


def lay_out_in_two_levels(view: View, engine: Engine) -> Layout:
    """Return the positions of everything in a view.

    Raises:
        EngineError: the engine is missing, or failed for a block.
    """
    skeleton = skeleton_of(view, is_simplified=True)
    blocks = {frame: list(_blocks(nodes, view.edges)) for frame, nodes in members_of(view.nodes).items()}
    pieces = _block_pieces(blocks, skeleton, engine)
    near = _near(pieces, view.edges, engine)
    inner = inner_frames(view)

    def content(frame: str | None) -> Piece:
        own = pieces.get(frame, [])
        linked = [piece for piece in own if piece.id in near]
        alone = [piece for piece in own if piece.id not in near]
        frames = [framed(id_, content(id_), skeleton.frames[id_]) for id_ in inner.get(frame, ())]
        shelves = [joined("", on_shelves(linked, _BLOCKS, near))] if linked else []
        columns = [joined("", in_columns(alone, _BLOCKS, {}))] if alone else []
        return joined(frame or "", in_columns([*shelves, *columns, *frames], _FRAMES, {}))

    return finished(skeleton, content(None), Rung.TWO_LEVEL)


# Private functions


def _blocks(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[list[Node]]:
    """Yield nodes of one frame in blocks: each joins the block that it has most lines to, while there is room."""
    linked = _links(nodes, edges)
    homes: dict[str, int] = {}
    blocks: list[list[Node]] = []
    known = {node.id: node for node in nodes}
    for id_ in _walk(list(known), linked):
        near = Counter(homes[other] for other in linked.get(id_, ()) if other in homes)
        open_ = [(count, -number) for number, count in near.items() if len(blocks[number]) < LARGEST_BLOCK]
        if not open_:
            blocks.append([])
        homes[id_] = -max(open_)[1] if open_ else len(blocks) - 1
        blocks[homes[id_]].append(known[id_])
    yield from blocks


def _links(nodes: Sequence[Node], edges: Sequence[Edge]) -> Mapping[str, list[str]]:
    """Return the neighbors of each node among the same nodes."""
    known = {node.id for node in nodes}
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.source in known and edge.target in known and edge.source != edge.target:
            linked[edge.source].append(edge.target)
            linked[edge.target].append(edge.source)
    return linked


def _walk(ids: Sequence[str], linked: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield every node once, neighbors soon after each other; those with the fewest lines come first."""
    left = dict.fromkeys(sorted(ids, key=lambda id_: len(linked.get(id_, ()))))
    while left:
        waiting = deque([next(iter(left))])
        del left[waiting[0]]
        while waiting:
            yield waiting[0]
            for other in linked.get(waiting.popleft(), ()):
                if other in left:
                    del left[other]
                    waiting.append(other)


def _block_pieces(
    blocks: Mapping[str | None, list[list[Node]]], skeleton: Skeleton, engine: Engine
) -> Mapping[str | None, list[Piece]]:
    """Return each block as a piece, laid out by the engine where it is more than one element."""
    several = [(frame, block) for frame, of_frame in blocks.items() for block in of_frame if len(block) > 1]
    skeletons = [skeleton_of(view, is_simplified=True) for view in _block_views([b for _, b in several], skeleton.view)]
    answers = engine.layouts([skeleton_dot(part, has_new_ranks=False) for part in skeletons], Program.DOT)
    pieces: defaultdict[str | None, list[Piece]] = defaultdict(list)
    for (frame, block), part, answer in zip(several, skeletons, answers, strict=True):
        layout = read_layout(answer, part, Rung.NUMBERS)
        layer = round(sum(node.layer for node in block) / len(block))
        pieces[frame].append(
            Piece(f"block:{block[0].id}", layout.width, layout.height, layer, layout.nodes, {}, layout.routes)
        )
    for frame, of_frame in blocks.items():
        alone = [
            single(block[0].id, skeleton.nodes[block[0].id], block[0].layer)
            for block in of_frame[0:]
            if len(block) == 1
        ]
        pieces[frame].extend(alone)
    return pieces


def _block_views(blocks: Sequence[Sequence[Node]], view: View) -> Iterator[View]:
    """Yield the view of each block: its nodes without frames, and the edges between them."""
    homes = {node.id: number for number, block in enumerate(blocks) for node in block}
    inside: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in view.edges:
        if edge.source in homes and homes[edge.source] == homes.get(edge.target):
            inside[homes[edge.source]].append(edge)
    for number, block in enumerate(blocks):
        nodes = tuple(replace(node, frame=None) for node in block)
        yield replace(view, nodes=nodes, edges=tuple(inside[number]), frames=())


def _near(pieces: Mapping[str | None, list[Piece]], edges: Sequence[Edge], engine: Engine) -> Mapping[str, Point]:
    """Return, where many blocks of a frame are linked, places that are near where many lines run between two."""
    weights = _weights([piece for several in pieces.values() for piece in several], edges)
    frames = {piece.id: frame for frame, several in pieces.items() for piece in several}
    linked = {end for pair in weights if frames[pair[0]] == frames[pair[1]] for end in pair}
    crowded = [[piece for piece in several if piece.id in linked] for several in pieces.values()]
    crowded = [several for several in crowded if len(several) > _FEW]
    graphs = [_quotient(several, weights) for several in crowded]
    near: dict[str, Point] = {}
    for several, answer in zip(crowded, engine.layouts(graphs, Program.SFDP), strict=True):
        places = read_points(answer, len(several))
        near |= {piece.id: place for piece, place in zip(several, places, strict=True)}
    return near


def _weights(pieces: Sequence[Piece], edges: Sequence[Edge]) -> Mapping[tuple[str, str], int]:
    """Return how many lines run between two blocks, whichever way."""
    homes = {node: piece.id for piece in pieces for node in piece.nodes}
    return Counter(
        (min(first, second), max(first, second))
        for first, second in ((homes[edge.source], homes[edge.target]) for edge in edges)
        if first != second
    )


def _quotient(pieces: Sequence[Piece], weights: Mapping[tuple[str, str], int]) -> str:
    """Return the graph of blocks."""
    names = {piece.id: f"n{number}" for number, piece in enumerate(pieces)}
    lines = [*names.values()]
    for (first, second), weight in sorted(weights.items()):
        if first in names and second in names:
            lines.append(f"{names[first]} -> {names[second]} [weight={weight}]")
    return "\n".join(("digraph {", "graph [overlap=true]", 'node [shape=point, label=""]', *lines, "}", ""))
