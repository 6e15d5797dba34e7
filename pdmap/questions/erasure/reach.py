"""Where data of a group of people get to: type by type, from the people and from stores on."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Field, Inventory, Protection, System, ids, listed
from pdmap.questions.erasure.groups import is_meant
from pdmap.questions.places import is_silent_link

ANY = ""
"""Stands for data of which nobody recorded what they are."""

State: TypeAlias = tuple[Element, str]
"""A data type at an element."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everywhere that data of the people are, and how they got there."""

    at: Mapping[Element, frozenset[str]]
    """What there is of them at each element; `ANY` where it is not known what."""
    moves: Mapping[State, tuple[State, ...]]
    """Where each data type at an element is handed on to, and what it is there."""
    links: tuple[Link, ...]
    """The links that they take, or may take, by id."""


def fields_of(inventory: Inventory, subject: str) -> Mapping[str, tuple[Field, ...]]:
    """Return the fields that hold data of the people, by system.

    What is anonymized or invented is nobody's personal data (Recital 26).
    """
    held = {
        system.id: tuple(
            field
            for field in listed(system.fields)
            if field.protection is not Protection.ANONYMIZED and is_meant(inventory, subject, ids(field.subjects))
        )
        for system in inventory.systems.values()
        if not system.synthetic
    }
    return {id_: fields for id_, fields in held.items() if fields}


def reach_of(
    inventory: Inventory, graph: FlowGraph, links: Iterable[Link], held: Mapping[str, tuple[Field, ...]]
) -> Reach:
    """Return where data of the people get to.

    Args:
        inventory: What the systems hold.
        graph: What links do to the data that they carry.
        links: Those that may carry data of the people.
        held: The fields that hold them, by system.
    """
    spreading = _Spreading(inventory, graph, tuple(links), held)
    return spreading.reach()


# Private functions


class _Spreading:
    """The search for everything that can be reached, with what it needs to know of links and systems."""

    def __init__(
        self,
        inventory: Inventory,
        graph: FlowGraph,
        links: tuple[Link, ...],
        held: Mapping[str, tuple[Field, ...]],
    ) -> None:
        self._inventory, self._graph, self._held = inventory, graph, held
        self._links = [link for link in links if not _is_synthetic(inventory, link)]
        self._leaving: dict[Element, list[Link]] = {}
        for link in self._links:
            self._leaving.setdefault(link.source, []).append(link)

    def reach(self) -> Reach:
        """Return what is reached from every start, along the links that carry it."""
        found = dict.fromkeys(self._starts())
        moves: dict[State, dict[State, None]] = {}
        carrying = {link.id for link in self._links if _may_bring_any(link)}
        waiting = deque(found)
        while waiting:
            state = waiting.popleft()
            for link, after in self._moves(state):
                carrying.add(link.id)
                moves.setdefault(state, {})[after] = None
                if after not in found:
                    found[after] = None
                    waiting.append(after)
        return Reach(
            at=_by_element(found),
            moves={state: tuple(further) for state, further in moves.items()},
            links=tuple(link for link in self._links if link.id in carrying),
        )

    def _starts(self) -> Iterator[State]:
        for id_, fields in self._held.items():
            yield from ((Element(ElementKind.SYSTEM, id_), field.type.id) for field in fields)
        for link in self._links:
            yield from ((link.source, data_type) for data_type in sorted(self._sent(link)))
            if _may_bring_any(link):
                yield link.target, ANY

    def _sent(self, link: Link) -> Collection[str]:
        """Return what a link says to take of the people, though no field at its start tells that it is there."""
        if link.kind in (LinkKind.HOSTING, LinkKind.SUBPROCESSING):
            return ()
        if link.source.kind is not ElementKind.SYSTEM:
            return link.data if link.subjects else ()
        overlap = self._inventory.reference.overlap
        own = self._held.get(link.source.id, ())
        if not link.subjects and not own:
            return ()
        declared = listed(self._inventory.systems[link.source.id].fields)
        unheld = {each for each in link.data if not any(overlap(each, field.type.id) for field in declared)}
        is_of_own = any(overlap(each, field.type.id) for each in link.data for field in own)
        is_said = link.flow is not None and bool(ids(link.flow.subjects))
        return link.data if is_said and not unheld and not is_of_own else unheld

    def _moves(self, state: State) -> Iterator[tuple[Link, State]]:
        element, data_type = state
        for link in self._leaving.get(element, ()):
            yield from ((link, (link.target, after)) for after in self._handed(link, data_type))

    def _handed(self, link: Link, data_type: str) -> Iterable[str]:
        """Return what a link makes of a data type; a link that is silent may bring any."""
        if is_silent_link(link):
            return (ANY,)
        if link.kind in (LinkKind.HOSTING, LinkKind.SUBPROCESSING):
            is_taken = data_type == ANY or self._inventory.reference.covers(link.data, data_type)
            return (data_type,) if is_taken else ()
        brought = link.arriving if data_type == ANY else self._graph.carried(link, frozenset({data_type}))
        return [each for each in sorted(brought) if not self._is_anonymized(link.target, each)]

    def _is_anonymized(self, element: Element, data_type: str) -> bool:
        """Return whether a system holds what arrives in anonymized form only."""
        system = self._inventory.systems.get(element.id) if element.kind is ElementKind.SYSTEM else None
        overlap = self._inventory.reference.overlap
        holding = [field for field in listed(system.fields) if overlap(field.type.id, data_type)] if system else []
        return bool(holding) and all(field.protection is Protection.ANONYMIZED for field in holding)


def _may_bring_any(link: Link) -> bool:
    """Return whether a link may bring data of the people, though nothing tells that there are any at its start."""
    return is_silent_link(link) and link.kind is not LinkKind.SUBPROCESSING


def _is_synthetic(inventory: Inventory, link: Link) -> bool:
    """Return whether one end of a link holds only invented or anonymized data."""
    systems = (_system(inventory, end) for end in (link.source, link.target))
    return any(system is not None and bool(system.synthetic) for system in systems)


def _system(inventory: Inventory, element: Element) -> System | None:
    return inventory.systems.get(element.id) if element.kind is ElementKind.SYSTEM else None


def _by_element(states: Iterable[State]) -> Mapping[Element, frozenset[str]]:
    found: dict[Element, set[str]] = {}
    for element, data_type in states:
        found.setdefault(element, set()).add(data_type)
    return {element: frozenset(types) for element, types in found.items()}
