"""Pieces of a picture that are laid out by themselves and then put side by side, without one on another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.renderers.picture.boxes import Box
from pdmap.renderers.picture.geometry import Area, Point, Route

INSET = 12
"""Room between a frame and what is in it."""
CAPTION = 20
"""The same at the top, beside the caption that stands there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Nodes and frames in places of their own, counted from the upper left corner of the piece."""

    id: str
    width: float
    height: float
    layer: int
    """Place in the life cycle: that of the earliest node."""
    nodes: Mapping[str, Area] = field(default_factory=dict)
    frames: Mapping[str, Area] = field(default_factory=dict)
    routes: Mapping[str, Route] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Room between pieces."""

    x: float
    y: float
    tallest: float = math.inf
    """How tall a column is to be; without this, columns keep to a proportion."""


def single(id_: str, box: Box, layer: int) -> Piece:
    """Return a node as a piece."""
    return Piece(id_, box.width, box.height, layer, {id_: Area(0, 0, box.width, box.height)})


def joined(id_: str, placed: Iterable[tuple[Piece, Point]]) -> Piece:
    """Return pieces in their places as one."""
    nodes: dict[str, Area] = {}
    frames: dict[str, Area] = {}
    routes: dict[str, Route] = {}
    width, height, layers = 0.0, 0.0, []
    for piece, at in placed:
        nodes |= {key: area.moved(at) for key, area in piece.nodes.items()}
        frames |= {key: area.moved(at) for key, area in piece.frames.items()}
        routes |= {key: route.moved(at) for key, route in piece.routes.items()}
        width, height = max(width, at.x + piece.width), max(height, at.y + piece.height)
        layers.append(piece.layer)
    return Piece(id_, width, height, min(layers, default=0), nodes, frames, routes)


def framed(frame: str, piece: Piece, caption: Box) -> Piece:
    """Return a piece with a frame around it, wide enough for its caption."""
    width = max(piece.width + 2 * INSET, caption.width)
    top = CAPTION + caption.height
    inner = joined(frame, [(piece, Point((width - piece.width) / 2, top))])
    height = top + piece.height + INSET
    frames = {frame: Area(0, 0, width, height), **inner.frames}
    return Piece(frame, width, height, piece.layer, inner.nodes, frames, inner.routes)


def in_columns(pieces: Sequence[Piece], gaps: Gaps, pull: Mapping[str, float]) -> list[tuple[Piece, Point]]:
    """Return pieces in columns by layer, each column ordered by where its lines pull it.

    A column much taller than the whole is wide goes on beside itself.
    """
    columns: list[list[Piece]] = []
    tallest = _limit(pieces, gaps)
    for layer in sorted({piece.layer for piece in pieces}):
        members = [piece for piece in pieces if piece.layer == layer]
        members.sort(key=lambda piece: pull.get(piece.id, math.inf))
        columns.extend(_broken(members, tallest, gaps))
    height = max((_stacked(column, gaps) for column in columns), default=0)
    placed, left = [], 0.0
    for column in columns:
        top, width = (height - _stacked(column, gaps)) / 2, max(piece.width for piece in column)
        for piece in column:
            placed.append((piece, Point(left + (width - piece.width) / 2, top)))
            top += piece.height + gaps.y
        left += width + gaps.x
    return placed


def on_shelves(pieces: Sequence[Piece], gaps: Gaps, order: Mapping[str, Point]) -> list[tuple[Piece, Point]]:
    """Return pieces on shelves, so that those which were near each other stay near."""
    widest = max((piece.width for piece in pieces), default=0)
    limit = max(
        widest, 1.3 * math.sqrt(math.fsum((piece.width + gaps.x) * (piece.height + gaps.y) for piece in pieces))
    )
    rest = sorted(pieces, key=lambda piece: (order[piece.id].y, order[piece.id].x))
    placed, top = [], 0.0
    while rest:
        shelf: list[Piece] = []
        left = 0.0
        while rest and (not shelf or left + rest[0].width <= limit):
            shelf.append(rest.pop(0))
            left += shelf[-1].width + gaps.x
        left = 0.0
        for piece in sorted(shelf, key=lambda piece: order[piece.id].x):
            placed.append((piece, Point(left, top)))
            left += piece.width + gaps.x
        top += max(piece.height for piece in shelf) + gaps.y
    return placed


# Private functions


def _limit(pieces: Sequence[Piece], gaps: Gaps) -> float:
    """Return how tall a column may be."""
    if gaps.tallest < math.inf:
        return max(gaps.tallest, *(piece.height for piece in pieces), 1)
    area = math.fsum((piece.width + gaps.x) * (piece.height + gaps.y) for piece in pieces)
    return max(1_000.0, 1.2 * math.sqrt(area), *(piece.height for piece in pieces)) if pieces else 0


def _broken(column: list[Piece], tallest: float, gaps: Gaps) -> list[list[Piece]]:
    """Return a column as columns of about the same height."""
    parts = math.ceil(_stacked(column, gaps) / tallest)
    share, height = _stacked(column, gaps) / parts, 0.0
    broken: list[list[Piece]] = [[]]
    for piece in column:
        if height >= share and len(broken) < parts:
            broken.append([])
            height = 0.0
        broken[-1].append(piece)
        height += piece.height + gaps.y
    return broken


def _stacked(column: Sequence[Piece], gaps: Gaps) -> float:
    return math.fsum(piece.height + gaps.y for piece in column) - gaps.y
