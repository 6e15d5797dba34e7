"""The way of a kind of data: all of it, or the part between some places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from pdmap.frozen import dataclass
from pdmap.graph import Element, FlowGraph, Link
from pdmap.model import Inventory
from pdmap.questions.places import trail_of
from pdmap.questions.tracing.moves import Move, State, followed, led_to, moves_of


@dataclass(frozen=True, slots=True)
class Hop:
    """A link of the way, with what it takes of the data."""

    link: Link
    moves: tuple[Move, ...]

    @property
    def arriving(self) -> frozenset[str]:
        """Return what gets to the end; nothing where the data end on the way."""
        return frozenset(move.after for move in self.moves if move.after is not None)


@dataclass(frozen=True, slots=True)
class Trace:
    """Where data are and go."""

    hops: tuple[Hop, ...]
    """By the id of their links."""
    present: Mapping[Element, frozenset[str]]
    """What there is of them at each element, by element."""
    held: Mapping[Element, frozenset[str]]
    """What systems declare to hold of them, wherever they come from."""


def trace_of(
    inventory: Inventory,
    graph: FlowGraph,
    data_type: str,
    starts: Collection[State] | None = None,
    ends: Collection[State] | None = None,
) -> Trace:
    """Return the way of a data type and those below it.

    Args:
        inventory: What is described.
        graph: Its flow graph.
        data_type: A data type.
        starts: The way is followed from here only; `None` for wherever the data are.
        ends: Only what leads here is kept; `None` for wherever the data go.
    """
    trail = trail_of(inventory, graph, data_type)
    moves = moves_of(trail, graph, inventory.reference)
    every = frozenset((element, each) for element, types in trail.present.items() for each in types)
    after = every if starts is None else followed(moves, every.intersection(starts))
    before = every if ends is None else led_to(moves, every.intersection(ends))
    origins = None if starts is None else frozenset(element for element, _ in every.intersection(starts))
    kept = [move for move in moves if _starts_in(move, after, origins) and _ends_in(move, before, may_end=ends is None)]
    return Trace(tuple(_hops(kept)), _by_element(after & before), trail.held)


def beyond(whole: Trace, part: Trace) -> Trace:
    """Return what a trace has beyond a part of it."""
    known = {_key(move) for hop in part.hops for move in hop.moves}
    moves = (move for hop in whole.hops for move in hop.moves if _key(move) not in known)
    more = {element: types - part.present.get(element, frozenset()) for element, types in whole.present.items()}
    return Trace(tuple(_hops(moves)), {element: types for element, types in more.items() if types}, whole.held)


# Private functions


def _key(move: Move) -> tuple[str, str | None, str | None]:
    return move.link.id, move.before, move.after


def _starts_in(move: Move, states: Collection[State], origins: Collection[Element] | None) -> bool:
    """Return whether a move is on a way from some states; one that makes data starts where the way does."""
    if move.start is None:
        return origins is None or move.link.source in origins
    return move.start in states


def _ends_in(move: Move, states: Collection[State], *, may_end: bool) -> bool:
    return may_end if move.end is None else move.end in states


def _hops(moves: Iterable[Move]) -> Iterable[Hop]:
    alike = (tuple(same) for _, same in groupby(moves, key=lambda move: move.link.id))
    return (Hop(same[0].link, same) for same in alike)


def _by_element(states: Iterable[State]) -> Mapping[Element, frozenset[str]]:
    found: dict[Element, set[str]] = {}
    for element, each in sorted(states):
        found.setdefault(element, set()).add(each)
    return {element: frozenset(types) for element, types in found.items()}
