"""How far the data of compromised systems and parties reach, and what their credentials may open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from pdmap.graph import Element, ElementKind, FlowGraph, LinkKind, Path, data_held, subjects_held
from pdmap.model import Inventory, Protection, System, ids, listed
from pdmap.questions.exposure.possible import possibly_reached
from pdmap.questions.places import is_silent


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of data in a compromised place."""

    element: Element
    data_type: str
    subjects: tuple[str, ...]
    """Whose data they are; empty where that is not recorded."""
    protections: tuple[Protection | None, ...]
    """How it is stored, a value for each field; `None` where that is not recorded. Empty for data that only pass."""

    @property
    def is_protected(self) -> bool:
        """Return whether every field of it is unreadable to whoever got at the store, as far as is recorded."""
        return bool(self.protections) and all(protection in _UNREADABLE for protection in self.protections)


@dataclass(frozen=True, slots=True)
class Opening:
    """A further place that a credential from a compromised one may open."""

    element: Element
    data_types: tuple[str, ...]
    """The credentials, which are held there, or go there, as well."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a breach exposes."""

    compromised: tuple[Element, ...]
    hosted: tuple[Element, ...]
    """Systems that a compromised party runs: what happens to the host happens to them."""
    holdings: tuple[Holding, ...]
    """What is held in compromised places and on compromised hosts, by place and data type."""
    reached: Mapping[Element, tuple[Path, ...]]
    """Places that the data go on to, each with the ways there."""
    possible: Mapping[Element, tuple[Path, ...]]
    """Places that they may have gone on to by links that do not say what they carry; also some of those reached."""
    upstream: tuple[Element, ...]
    """Where the data come from, step by step back; not exposed themselves."""
    openings: tuple[Opening, ...]
    silent: tuple[Element, ...]
    """Compromised systems of which it is not known or not recorded what they hold."""

    @property
    def data(self) -> frozenset[str]:
        """Return every kind of data in compromised places."""
        return frozenset(holding.data_type for holding in self.holdings)

    @property
    def touched(self) -> frozenset[Element]:
        """Return where the data are, went on to, or may have gone on to."""
        return frozenset((*self.compromised, *self.hosted, *self.reached, *self.possible))

    @property
    def subjects(self) -> frozenset[str]:
        """Return everybody whose data are in compromised places, as far as is recorded."""
        return frozenset(subject for holding in self.holdings for subject in holding.subjects)


def exposure_of(inventory: Inventory, graph: FlowGraph, elements: Collection[Element]) -> Exposure:
    """Return what a breach of systems and parties exposes.

    Whoever compromises a host has the systems that it runs, so that these count as the starts of ways as well.
    """
    compromised = tuple(sorted(set(elements)))
    hosted = tuple(sorted(set(_hosted(graph, compromised)) - set(compromised)))
    starts = (*compromised, *hosted)
    holdings = tuple(chain.from_iterable(_holdings(inventory, graph, element) for element in starts))
    by_element: dict[Element, set[str]] = {element: set() for element in starts}
    for holding in holdings:
        by_element[holding.element].add(holding.data_type)
    held = {element: frozenset(types) for element, types in by_element.items()}
    open_ways = _without_alternatives(inventory, graph, hosted)
    reached = open_ways.spread(held)
    everywhere = held | {
        element: held.get(element, frozenset()).union(*(path.data for path in paths))
        for element, paths in reached.items()
    }
    silent = tuple(filter(partial(_is_silent, inventory), starts))
    possible = possibly_reached(open_ways, everywhere, silent)
    return Exposure(
        compromised=compromised,
        hosted=hosted,
        holdings=holdings,
        reached={element: paths for element, paths in reached.items() if element not in starts},
        possible={element: paths for element, paths in possible.items() if element not in starts},
        upstream=tuple(sorted(_upstream(graph, starts))),
        openings=tuple(_openings(inventory, graph, holdings, frozenset(starts))),
        silent=silent,
    )


def nearest_first(ways: Mapping[Element, tuple[Path, ...]]) -> tuple[tuple[Element, tuple[Path, ...]], ...]:
    """Return places with the ways there; those that fewest steps lead to come first, then by name."""
    return tuple(sorted(ways.items(), key=lambda way: (min(len(path.links) for path in way[1]), way[0])))


# Private functions

_UNREADABLE = frozenset({Protection.HASHED, Protection.ENCRYPTED, Protection.VAULT, Protection.ANONYMIZED})


def _is_silent(inventory: Inventory, element: Element) -> bool:
    return element.kind is ElementKind.SYSTEM and is_silent(inventory.systems[element.id])


def _hosted(graph: FlowGraph, elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        yield from (link.source for link in graph.links_to(element) if link.kind is LinkKind.HOSTING)


def _without_alternatives(inventory: Inventory, graph: FlowGraph, hosted: tuple[Element, ...]) -> FlowGraph:
    """Return the graph without other hosts that somebody could have chosen for what runs on a compromised one."""
    links = [link for link in graph.links if not (link.chosen_by and link.source in hosted)]
    return graph if len(links) == len(graph.links) else FlowGraph(graph.elements, links, inventory.reference)


def _holdings(inventory: Inventory, graph: FlowGraph, element: Element) -> Iterator[Holding]:
    """Yield what is in a place: the fields of a system, and what links bring that no field names."""
    arriving: dict[str, set[str]] = {}
    for link in graph.links_to(element):
        for data_type in link.arriving:
            arriving.setdefault(data_type, set()).update(link.subjects)
    if element.kind is ElementKind.SYSTEM:
        system = inventory.systems[element.id]
        held = data_held(system)
        yield from (_held(element, system, data_type) for data_type in sorted(held))
        arriving = {key: people for key, people in arriving.items() if not inventory.reference.covers(held, key)}
    for data_type, people in sorted(arriving.items()):
        yield Holding(element, data_type, tuple(sorted(people)), ())


def _held(element: Element, system: System, data_type: str) -> Holding:
    fields = [field for field in listed(system.fields) if field.type.id == data_type]
    people = {subject for field in fields for subject in ids(field.subjects)}
    protections = dict.fromkeys(
        field.protection if isinstance(field.protection, Protection) else None for field in fields
    )
    return Holding(element, data_type, tuple(sorted(people)), tuple(protections))


def _upstream(graph: FlowGraph, starts: tuple[Element, ...]) -> set[Element]:
    """Return what lies before compromised places; a host is told everything and tells nothing."""
    found: set[Element] = set()
    queue = list(starts)
    while queue:
        for link in graph.links_to(queue.pop()):
            if link.kind is not LinkKind.HOSTING and link.source not in found:
                found.add(link.source)
                queue.append(link.source)
    return found - set(starts)


def _openings(
    inventory: Inventory, graph: FlowGraph, holdings: Iterable[Holding], starts: frozenset[Element]
) -> Iterator[Opening]:
    """Yield the places that hold or receive a credential of the same kind, for some of the same people.

    That is all that an inventory can tell: whether it is the same secret is for people to find out.
    """
    stolen: dict[str, set[str]] = {}
    for holding in holdings:
        known = inventory.reference.data_types.get(holding.data_type)
        if known and known.credential:
            stolen.setdefault(holding.data_type, set()).update(holding.subjects)
    for element in graph.elements if stolen else ():
        if element.kind is ElementKind.SYSTEM and element not in starts:
            system = inventory.systems[element.id]
            held = data_held(system)
            shared = [
                key
                for key, people in sorted(stolen.items())
                if any(inventory.reference.overlap(key, other) for other in held)
                and (not people or not people.isdisjoint(subjects_held(system)))
            ]
            if shared:
                yield Opening(element, tuple(shared))
