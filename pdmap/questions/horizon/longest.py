"""How long data stay at each element: the longest ways over systems, hosts, processors and all other parties.

Whoever has data may hand them on until they have them no longer, so that the clocks of parties along a way add up. A
clock of a law counts from its event, and not from when data arrive: a place has them until the law lets them go, or
until nothing more comes, whichever is later. Places that feed one another are told in one go: a copy may have passed
each of them once before, so that each of their clocks counts once, in the order of their ids.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from pdmap.graph import Element, ElementKind, stages_of
from pdmap.model import Period
from pdmap.questions.erasure import ErasurePlan, Kept, Receiver, State, Store
from pdmap.questions.horizon.day import day_of
from pdmap.questions.horizon.ways import Latest, Stay, StayKind, Way, latest, merged


def longest_ways(plan: ErasurePlan, asked: dt.date) -> Mapping[State, Latest]:
    """Return the ways that decide how long each data type stays at each element that has some of it.

    Args:
        plan: Where the data are, and which way they go.
        asked: The day on which erasure is asked for.
    """
    return _Search(plan, asked).found()


def kept_way(kept: Kept, asked: dt.date) -> Way:
    """Return how long a clock keeps data, counted from the request."""
    return _begin(asked).onward(kept_stay(kept))


def kept_stay(kept: Kept) -> Stay:
    """Return how long a clock keeps data; unknown where it is not known whether a law sets it."""
    clock = kept.clock
    if kept.is_open:
        return Stay(StayKind.LAW, kept.holder, None, clock, "law", clock)
    return Stay(StayKind.LAW, kept.holder, clock.period, clock, "period", clock)


# Private functions


class _Search:
    """The search for the longest ways, stage by stage, with what it needs to know of the places."""

    def __init__(self, plan: ErasurePlan, asked: dt.date) -> None:
        self._plan, self._begin = plan, _begin(asked)
        self._stores: Mapping[Element, Store] = {store.element: store for store in plan.stores}
        self._receivers: Mapping[Element, Receiver] = {each.element: each for each in plan.receivers}
        self._kept: dict[State, list[Way]] = {}
        for kept in plan.kept:
            way = kept_way(kept, asked)
            for element, types in kept.places.items():
                for data_type in types:
                    self._kept.setdefault((element, data_type), []).append(way)
        self._before: dict[State, list[State]] = {}
        for before, afters in plan.reach.moves.items():
            for after in afters:
                self._before.setdefault(after, []).append(before)

    def found(self) -> Mapping[State, Latest]:
        """Return the ways to every data type at every element."""
        found: dict[State, Latest] = {}
        for group in self._groups():
            arriving = merged(found[before] for state in sorted(group) for before in self._outside(state, group))
            if len(group) == 1:
                (state,) = group
                found[state] = self._at(state, arriving)
            else:
                self._add_circle(group, arriving, found)
        return found

    def _groups(self) -> Iterator[Collection[State]]:
        """Yield what feeds one another, senders before receivers; then what nothing feeds and what feeds nothing."""
        moves = self._plan.reach.moves
        ordered = stages_of((before, after) for before, afters in moves.items() for after in afters)
        placed: set[State] = set()
        for stage in ordered:
            for group in stage:
                placed |= group
                yield group
        for element, types in self._plan.reach.at.items():
            yield from ([(element, each)] for each in sorted(types) if (element, each) not in placed)

    def _outside(self, state: State, group: Collection[State]) -> Iterator[State]:
        if self._is_source(state[0]):
            return
        yield from (before for before in self._before.get(state, ()) if before not in group)

    def _is_source(self, element: Element) -> bool:
        """Return whether data begin there: with the people, and with customers who keep what is theirs."""
        return element.kind is not ElementKind.SYSTEM and element not in self._receivers

    def _at(self, state: State, arriving: Latest) -> Latest:
        """Return the ways to a data type at an element that nothing feeds which it feeds itself."""
        element, _ = state
        starts = latest(self._starts(state, is_fed=bool(arriving.ways)))
        if element.kind is ElementKind.SYSTEM:
            return merged((starts, self._fed(element, arriving)))
        clock = self._clock(element)
        entering = merged((starts, arriving))
        return entering.onward(clock) if clock else entering

    def _add_circle(self, group: Collection[State], arriving: Latest, found: dict[State, Latest]) -> None:
        """Add the ways to data types at elements that feed one another."""
        starts = latest(way for state in sorted(group) for way in self._starts(state, is_fed=True))
        passing = merged((starts, arriving))
        if not passing.ways:
            passing = latest([self._begin])
        for element in sorted({element for element, _ in group}):
            clock = self._clock(element)
            passing = passing.onward(clock) if clock else passing
        for state in group:
            element, _ = state
            own = latest(self._starts(state, is_fed=True)) if element in self._stores else Latest()
            found[state] = merged((own, self._fed(element, passing)))

    def _starts(self, state: State, *, is_fed: bool) -> Iterator[Way]:
        """Yield how long data stay where they are, whatever arrives."""
        element, data_type = state
        store = self._stores.get(element)
        if store and data_type in store.data:
            yield self._begin.onward(_erased(store))
        elif not is_fed:
            yield self._begin
        yield from self._kept.get(state, ())

    def _fed(self, element: Element, arriving: Latest) -> Latest:
        """Return ways with a system at their end, which has data until nothing more comes."""
        store = self._stores.get(element)
        return arriving.onward(Stay(StayKind.FED, store.system, Period(), store.system, "")) if store else arriving

    def _clock(self, element: Element) -> Stay | None:
        """Return how long a party keeps what it receives; nothing for a host that has the very data of a system."""
        receiver = self._receivers.get(element)
        if receiver is None or not receiver.has_own_copy:
            return None
        return Stay(StayKind.PARTY, receiver.party, receiver.party.retention, receiver.party, "retention")


def _begin(asked: dt.date) -> Way:
    return Way(None, None, day_of(asked))


def _erased(store: Store) -> Stay:
    return Stay(StayKind.ERASED, store.system, Period(), store.system, "deletion")
