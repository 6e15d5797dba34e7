"""Moves: one data type over one link, with the name that it has at either end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from pdmap.frozen import dataclass
from pdmap.graph import Element, FlowGraph, Link
from pdmap.questions.places import Trail
from pdmap.reference import Reference

State: TypeAlias = tuple[Element, str]
"""A data type at an element."""


@dataclass(frozen=True, slots=True)
class Move:
    """A data type that a link takes."""

    link: Link
    before: str | None
    """What it is at the start; `None` where it is made on the way, of data that are not traced."""
    after: str | None
    """What it is at the end; `None` where it ends on the way."""

    @property
    def start(self) -> State | None:
        """Return where it comes from."""
        return None if self.before is None else (self.link.source, self.before)

    @property
    def end(self) -> State | None:
        """Return where it gets to."""
        return None if self.after is None else (self.link.target, self.after)


def moves_of(trail: Trail, graph: FlowGraph, reference: Reference) -> tuple[Move, ...]:
    """Return every move on a trail, by link and type."""
    return tuple(move for link in trail.carrying for move in _moves(link, trail, graph, reference))


def followed(moves: Iterable[Move], starts: Collection[State]) -> frozenset[State]:
    """Return the states that moves lead to from some states, these included."""
    return _closure(moves, starts, lambda move: (move.start, move.end))


def led_to(moves: Iterable[Move], ends: Collection[State]) -> frozenset[State]:
    """Return the states from which moves lead to some states, these included."""
    return _closure(moves, ends, lambda move: (move.end, move.start))


# Private functions

_Step: TypeAlias = tuple[State | None, State | None]


def _moves(link: Link, trail: Trail, graph: FlowGraph, reference: Reference) -> Iterator[Move]:
    arrived: set[str] = set()
    for before in sorted(trail.present.get(link.source, ())):
        if any(reference.overlap(sent, before) for sent in link.data):
            leaving = sorted(graph.carried(link, frozenset({before})))
            arrived.update(leaving)
            yield from (Move(link, before, after) for after in leaving or (None,))
    yield from (Move(link, None, after) for after in sorted(trail.brought[link.id] - arrived))


def _closure(moves: Iterable[Move], states: Collection[State], step_of: Callable[[Move], _Step]) -> frozenset[State]:
    onward: Mapping[State, list[State]] = _onward(map(step_of, moves))
    found, edge = set(states), list(states)
    while edge:
        fresh = [after for after in onward.get(edge.pop(), ()) if after not in found]
        found.update(fresh)
        edge.extend(fresh)
    return frozenset(found)


def _onward(steps: Iterable[_Step]) -> Mapping[State, list[State]]:
    onward: dict[State, list[State]] = {}
    for here, there in steps:
        if here and there:
            onward.setdefault(here, []).append(there)
    return onward
