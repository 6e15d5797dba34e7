"""Where data come from, what they were brought for, and what they are used for where they arrive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind, Path
from pdmap.model import Activity, Inventory, ids, listed
from pdmap.questions.serving import users_by_system
from pdmap.reference import Reference

BROUGHT = frozenset({LinkKind.FLOW, LinkKind.COLLECTION})
"""Links that bring data to a place of its own; hosts and sub-processors act for the one before them."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Data that arrived at a place, and an activity that uses them there."""

    path: Path
    data_type: str
    user: Activity


def further_uses(inventory: Inventory, graph: FlowGraph) -> Iterator[Arrival]:
    """Yield each use of data at the end of a way that neither brought them there nor to a place before.

    Data start at people, at parties that nobody sends them to, and at systems that nothing brings them
    to. Fields that say what they were collected for are left out: there LAW012 compares.
    """
    brought = _Brought(inventory, graph)
    uses = _uses(inventory, graph)
    for element, paths in graph.spread(_starts(inventory, graph, brought), BROUGHT).items():
        for path in paths:
            for data_type in sorted(_open(inventory, element, path.data)):
                for use in uses.get(element, ()):
                    if use.names(inventory.reference, data_type) and not brought.serves(path, data_type, use.user.id):
                        yield Arrival(path, data_type, use.user)


# Private functions


class _Brought:
    """Which activities the links serve that bring each data type to each place."""

    def __init__(self, inventory: Inventory, graph: FlowGraph) -> None:
        self._reference = inventory.reference
        self._named: dict[Element, dict[str, set[str]]] = {}
        self._above: dict[Element, dict[str, set[str]]] = {}
        for link in graph.links:
            if link.kind in BROUGHT:
                self._add(link)

    def is_brought(self, element: Element, data_type: str) -> bool:
        """Return whether a link brings a data type, a part of it or something broader to a place."""
        named = self._named.get(element, {})
        broader = any(key in named for key in self._reference.ancestors(data_type))
        return broader or data_type in self._above.get(element, ())

    def serves(self, path: Path, data_type: str, activity: str) -> bool:
        """Return whether data came for an activity, by a way or to a place on it."""
        return any(activity in link.activities or self._is_for(link.target, data_type, activity) for link in path.links)

    def _add(self, link: Link) -> None:
        # Places are looked up once for each link: their hashes cost more than those of data types.
        named, above = self._named.setdefault(link.target, {}), self._above.setdefault(link.target, {})
        for data_type in _arriving_types(link):
            named.setdefault(data_type, set()).update(link.activities)
            for key in self._reference.ancestors(data_type):
                above.setdefault(key, set()).update(link.activities)

    def _is_for(self, element: Element, data_type: str, activity: str) -> bool:
        named, keys = self._named.get(element, {}), self._reference.ancestors(data_type)
        broader = any(activity in named.get(key, ()) for key in keys)
        return broader or activity in self._above.get(element, {}).get(data_type, ())


def _arriving_types(link: Link) -> frozenset[str]:
    """Return what a link names, with what its transforms make."""
    transforms = link.flow.transforms if link.flow else ()
    return link.data.union(*(ids(transform.into) for transform in transforms))


@dataclass(frozen=True, slots=True)
class _Use:
    user: Activity
    data: frozenset[str]

    def names(self, reference: Reference, data_type: str) -> bool:
        return reference.touches(self.data, data_type)


def _uses(inventory: Inventory, graph: FlowGraph) -> Mapping[Element, list[_Use]]:
    """Return what each place is used for: a system by its activities, a party by what it sends on."""
    uses: dict[Element, list[_Use]] = {}
    for system, users in users_by_system(inventory).items():
        uses[Element(ElementKind.SYSTEM, system)] = [_Use(user, frozenset(ids(user.data))) for user in users]
    for link in graph.links:
        is_sent_on = link.kind is LinkKind.FLOW and link.source.kind is ElementKind.PARTY
        for name in sorted(link.activities) if is_sent_on else ():
            if name in inventory.activities:
                uses.setdefault(link.source, []).append(_Use(inventory.activities[name], link.data))
    return uses


def _starts(inventory: Inventory, graph: FlowGraph, brought: _Brought) -> Mapping[Element, frozenset[str]]:
    starts: dict[Element, frozenset[str]] = {}
    for element in graph.elements:
        given = frozenset(item for link in graph.links_from(element) if link.kind in BROUGHT for item in link.data)
        own = frozenset(item for item in given if not brought.is_brought(element, item))
        starts[element] = _open(inventory, element, own)
    return starts


def _open(inventory: Inventory, element: Element, data: frozenset[str]) -> frozenset[str]:
    """Return the data types that no field at a place says to have been collected for something."""
    system = inventory.systems.get(element.id) if element.kind is ElementKind.SYSTEM else None
    told = frozenset(field.type.id for field in listed(system.fields) if field.collected_for) if system else frozenset()
    return frozenset(item for item in data if not inventory.reference.touches(told, item)) if told else data
