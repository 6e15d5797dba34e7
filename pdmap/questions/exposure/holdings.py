"""What is in a place: the data that it holds, that come to it and that leave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind, data_held
from pdmap.model import Inventory, Nothing, Protection, System, ids
from pdmap.questions.real_fields import real_fields


class Origin(StrEnum):
    """What tells that data are in a place."""

    HELD = "held"
    """A field of the system."""
    RECEIVED = "received"
    """A link that brings them, and no field."""
    SENT = "sent"
    """A flow that takes them from there, and neither a field nor a link that brings them."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of data in a compromised place."""

    element: Element
    data_type: str
    subjects: tuple[str, ...]
    """Whose data they are; empty where that is not recorded, or where they are nobody's."""
    protections: tuple[Protection | None, ...]
    """How it is stored, a value for each field; `None` where that is not recorded. Empty for data that only pass."""
    origin: Origin = Origin.HELD
    is_answered: bool = True
    """Whether it is recorded for all of it whose data they are, also where they are nobody's."""

    @property
    def is_protected(self) -> bool:
        """Return whether every field of it is hashed, encrypted or in a vault, as far as is recorded."""
        return bool(self.protections) and all(protection in _UNREADABLE for protection in self.protections)


def holdings_in(inventory: Inventory, graph: FlowGraph, element: Element) -> tuple[Holding, ...]:
    """Return what is in a place, by where it is told and by data type.

    These are the fields of a system, without invented and anonymized data (Recital 26); what links bring that no
    field names; and what flows take from there that must have been there.
    """
    system = inventory.systems[element.id] if element.kind is ElementKind.SYSTEM else None
    held = tuple(_held(element, system)) if system else ()
    declared = data_held(system) if system else frozenset()
    arriving = [(link, _personal(inventory, link)) for link in graph.links_to(element)]
    received = tuple(_moved(inventory, element, Origin.RECEIVED, arriving, declared))
    known = frozenset(holding.data_type for holding in (*held, *received))
    is_invented = system is not None and system.synthetic
    flows = [link for link in graph.links_from(element) if link.kind is LinkKind.FLOW and not is_invented]
    sent = _moved(inventory, element, Origin.SENT, [(link, link.data) for link in flows], known)
    return (*held, *received, *sent)


# Private functions


def _held(element: Element, system: System) -> Iterator[Holding]:
    fields = real_fields(system)
    for data_type in sorted({field.type.id for field in fields}):
        alike = [field for field in fields if field.type.id == data_type]
        people = {subject for field in alike for subject in ids(field.subjects)}
        ways = (field.protection if isinstance(field.protection, Protection) else None for field in alike)
        is_answered = all(isinstance(field.subjects, tuple | Nothing) for field in alike)
        yield Holding(element, data_type, tuple(sorted(people)), tuple(dict.fromkeys(ways)), is_answered=is_answered)


def _personal(inventory: Inventory, link: Link) -> frozenset[str]:
    """Return what a link brings; a host gets no personal data of fields that hold none."""
    if link.kind is not LinkKind.HOSTING:
        return link.arriving
    return frozenset(field.type.id for field in real_fields(inventory.systems[link.source.id]))


def _moved(
    inventory: Inventory,
    element: Element,
    origin: Origin,
    moved: Iterable[tuple[Link, frozenset[str]]],
    known: frozenset[str],
) -> Iterator[Holding]:
    """Yield what links move that is not known yet."""
    people: dict[str, set[str]] = {}
    unanswered: set[str] = set()
    for link, types in moved:
        for data_type in types:
            people.setdefault(data_type, set()).update(link.subjects)
            if not link.subjects and not (link.flow and isinstance(link.flow.subjects, Nothing)):
                unanswered.add(data_type)
    for data_type, subjects in sorted(people.items()):
        if not inventory.reference.covers(known, data_type):
            is_answered = data_type not in unanswered
            yield Holding(element, data_type, tuple(sorted(subjects)), (), origin, is_answered)


# Private tables

_UNREADABLE = frozenset({Protection.HASHED, Protection.ENCRYPTED, Protection.VAULT})
