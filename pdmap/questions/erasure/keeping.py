"""What a law, legal claims or archiving keep beyond a request, and in which places (Article 17(3))."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, Link
from pdmap.model import Activity, Nothing, Retention, System, Unknown, ids, listed
from pdmap.questions.erasure.places import Receiver, Store
from pdmap.questions.erasure.reach import ANY, Reach
from pdmap.reference import Reference

_LAWFUL = frozenset({"legal-obligation", "legal-claims", "archiving"})
"""Grounds of a clock that hold against a request (Article 17(3)(b), (d), (e))."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Data that a clock keeps beyond a request."""

    holder: System | Activity
    data: tuple[str, ...]
    """Data types; empty where the clock is for all of an activity, of which none are recorded."""
    clock: Retention
    places: Mapping[Element, frozenset[str]]
    """What of the data it keeps in each store, and at each party that has them for the organization."""

    @property
    def is_open(self) -> bool:
        """Return whether it is not known if a law sets the clock."""
        return self.clock.ground not in _LAWFUL and isinstance(self.clock.law, Unknown)


def kept_of(
    reference: Reference,
    activities: Iterable[Activity],
    stores: Iterable[Store],
    receivers: Iterable[Receiver],
    reach: Reach,
) -> tuple[Kept, ...]:
    """Return what is kept: by the clocks of stores, then by those of activities.

    A clock keeps only data that it is for. What it keeps in a store it also keeps at the processors that get them
    from there for the same activity, and what it keeps for an activity at the processors of the activity: they act
    on instruction (Article 28(3)(a)).
    """
    serving = _Serving(reference, tuple(activities), tuple(stores), tuple(receivers), reach)
    return (
        *(kept for store in serving.stores.values() for kept in _by_store(store, serving)),
        *(kept for activity in serving.activities for kept in _by_activity(activity, serving)),
    )


def kept_at(kept: Iterable[Kept]) -> Mapping[Element, frozenset[str]]:
    """Return all that is kept for certain in each place."""
    found: dict[Element, frozenset[str]] = {}
    for each in kept:
        for element, data in each.places.items() if not each.is_open else ():
            found[element] = found.get(element, frozenset()) | data
    return found


# Private functions


class _Serving:
    """Which stores and which processors serve which activity, and what they have."""

    def __init__(
        self,
        reference: Reference,
        activities: tuple[Activity, ...],
        stores: tuple[Store, ...],
        receivers: tuple[Receiver, ...],
        reach: Reach,
    ) -> None:
        self.activities, self._reference, self._moves = activities, reference, reach.moves
        self.stores = {store.element: store for store in stores}
        self._parties = {each.element: each for each in receivers if each.is_instructed and each.is_told}
        self._fed: dict[Element, list[Link]] = {}
        self._touched: dict[str, dict[Element, None]] = {}
        self._using: dict[Element, set[str]] = {}
        for link in reach.links:
            if link.target in self._parties:
                self._fed.setdefault(link.source, []).append(link)
            for activity in link.activities:
                self._touched.setdefault(activity, {}).update({link.source: None, link.target: None})
        for each in activities:
            for element in self.stores_of(each):
                self._using.setdefault(element, set()).add(each.id)

    def stores_of(self, activity: Activity) -> Iterator[Element]:
        """Yield the stores that an activity uses: those that it names, else those that its flows touch."""
        if isinstance(activity.systems, tuple):
            used: Iterable[Element] = (Element(ElementKind.SYSTEM, id_) for id_ in ids(activity.systems))
        else:
            used = () if isinstance(activity.systems, Nothing) else self._touched.get(activity.id, ())
        yield from (element for element in used if element in self.stores)

    def parties_of(self, activity: Activity) -> Iterator[Receiver]:
        """Yield the processors that an activity names, or that its flows touch."""
        named = (used.party.id for used in listed(activity.recipients) if used.party)
        elements = (*(Element(ElementKind.PARTY, id_) for id_ in named), *self._touched.get(activity.id, ()))
        yield from (self._parties[element] for element in dict.fromkeys(elements) if element in self._parties)

    def fed(self, store: Element) -> frozenset[Element]:
        """Return the processors that a store feeds for an activity that uses it, or for nobody knows which."""
        using = self._using.get(store, set())
        return frozenset(
            link.target
            for link in self._fed.get(store, ())
            if not link.activities or not using or not using.isdisjoint(link.activities)
        )

    def handed(
        self, store: Element, data: Iterable[str], parties: frozenset[Element]
    ) -> Mapping[Element, frozenset[str]]:
        """Return what some parties have of data that a store hands them."""
        found: dict[Element, frozenset[str]] = {}
        for data_type in data:
            for element, after in self._moves.get((store, data_type), ()):
                if element in parties:
                    found[element] = found.get(element, frozenset()) | {after}
        return found

    def kept(self, data: Collection[str], holders: Iterable[Store | Receiver]) -> Mapping[Element, frozenset[str]]:
        """Return what holders have of some data, whatever it is called there; all where the data are not told."""
        overlap = self._reference.overlap
        found = {
            holder.element: frozenset(
                each
                for each in holder.data or {ANY}
                if not data or each == ANY or any(overlap(each, other) for other in data)
            )
            for holder in holders
        }
        return {element: types for element, types in found.items() if types}


def _by_store(store: Store, serving: _Serving) -> Iterator[Kept]:
    """Yield the clocks of a store that a law sets, one for each clock with all fields that have it."""
    alike: dict[str, tuple[Retention, set[str]]] = {}
    for field in store.fields:
        for clock in listed(field.retention):
            if _is_lawful(clock):
                alike.setdefault(clock.address, (clock, set()))[1].add(field.type.id)
    parties = serving.fed(store.element) if alike else frozenset()
    for clock, data in alike.values():
        here = serving.kept(data, (store,))
        there = serving.handed(store.element, here.get(store.element, ()), parties)
        yield Kept(store.system, tuple(sorted(data)), clock, {**here, **there})


def _by_activity(activity: Activity, serving: _Serving) -> Iterator[Kept]:
    """Yield the clocks of an activity that a law sets, with the places that serve it and have data of the clock."""
    lawful = [clock for clock in listed(activity.retention) if _is_lawful(clock)]
    stores = (serving.stores[element] for element in serving.stores_of(activity))
    holders: tuple[Store | Receiver, ...] = (*stores, *serving.parties_of(activity)) if lawful else ()
    for clock in lawful:
        data = ids(clock.data) or ids(activity.data)
        yield Kept(activity, data, clock, serving.kept(data, holders))


def _is_lawful(clock: Retention) -> bool:
    """Return whether a clock runs whatever people ask, or may do so.

    A law sets it, or it is not known whether one does, or legal claims and archiving need it.
    """
    return isinstance(clock.law, str | Unknown) or clock.ground in _LAWFUL
