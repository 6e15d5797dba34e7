"""Where the data of a group of people are: what is held, what moves, and of what it is not told whose it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Field, Inventory, ids, listed


@dataclass(frozen=True, slots=True)
class Reach:
    """Everywhere that data of a group of people, or of groups within it, are held or pass."""

    family: frozenset[str]
    """The group and those within it."""
    fields: Mapping[Element, tuple[Field, ...]]
    """The fields of each system that hold their data."""
    links: tuple[Link, ...]
    """The links that carry their data, by id; `arriving` is what of it may be theirs."""
    arriving: Mapping[Element, tuple[Link, ...]]
    """The same links by the element that they end at."""
    silent: tuple[Link, ...]
    """Flows that carry data, and of which it is not told whose, by id."""


def reach_of(inventory: Inventory, graph: FlowGraph, subject: str) -> Reach:
    """Return where the data of a group of people are and go."""
    reference = inventory.reference
    family = frozenset(each for each in reference.subjects if reference.is_subject(each, subject))
    fields = {
        Element(ElementKind.SYSTEM, system.id): tuple(
            field for field in listed(system.fields) if not family.isdisjoint(ids(field.subjects))
        )
        for system in inventory.systems.values()
    }
    held = {element: found for element, found in fields.items() if found}
    theirs = [_narrowed(inventory, link, held) for link in graph.links if not family.isdisjoint(link.subjects)]
    links = _handed_on(theirs)
    arriving: dict[Element, list[Link]] = {}
    for link in links:
        arriving.setdefault(link.target, []).append(link)
    return Reach(
        family=family,
        fields=held,
        links=links,
        arriving={element: tuple(several) for element, several in arriving.items()},
        silent=tuple(link for link in graph.links if _is_silent(link)),
    )


def subjects_in_use(inventory: Inventory, graph: FlowGraph) -> frozenset[str]:
    """Return the groups of people whose data fields hold, links carry or activities process, and those above them."""
    held = (field.subjects for system in inventory.systems.values() for field in listed(system.fields))
    named = (activity.subjects for activity in inventory.activities.values())
    used = {subject for answer in (*held, *named) for subject in ids(answer)}
    used |= {subject for link in graph.links for subject in link.subjects}
    known = [subject for subject in used if subject in inventory.reference.subjects]
    return frozenset(above for subject in known for above in inventory.reference.subject_ancestors(subject))


# Private functions


def _narrowed(inventory: Inventory, link: Link, held: Mapping[Element, tuple[Field, ...]]) -> Link:
    """Return a link without the data that the system at its start holds of other people only.

    Where it sends nothing that it holds of them, its author says that it does all the same, and it stays as it is.
    """
    system = inventory.systems.get(link.source.id) if link.source.kind is ElementKind.SYSTEM else None
    if system is None or (link.flow and link.flow.transforms) or link.kind is LinkKind.SUBPROCESSING:
        return link
    overlap = inventory.reference.overlap
    theirs = {field.type.id for field in held.get(link.source, ())}
    others = {field.type.id for field in listed(system.fields)} - theirs
    kept = frozenset(
        each
        for each in link.arriving
        if any(overlap(each, own) for own in theirs) or not any(overlap(each, other) for other in others)
    )
    return replace(link, arriving=kept) if kept else link


def _handed_on(links: list[Link]) -> tuple[Link, ...]:
    """Return links of which those between sub-processors hand on no more than the party before them received."""
    received: dict[Element, frozenset[str]] = {}
    for link in links:
        if link.kind is not LinkKind.SUBPROCESSING:
            received[link.target] = received.get(link.target, frozenset()) | link.arriving
    waiting = deque(link for link in links if link.kind is LinkKind.SUBPROCESSING)
    onward: dict[Element, list[Link]] = {}
    for link in waiting:
        onward.setdefault(link.source, []).append(link)
    while waiting:
        link = waiting.popleft()
        known = received.get(link.target, frozenset())
        received[link.target] = known | (received.get(link.source, frozenset()) & link.arriving)
        if received[link.target] != known:
            waiting.extend(onward.get(link.target, ()))
    return tuple(
        replace(link, arriving=link.arriving & received.get(link.source, frozenset()))
        if link.kind is LinkKind.SUBPROCESSING
        else link
        for link in links
    )


def _is_silent(link: Link) -> bool:
    return link.flow is not None and not link.subjects and not link.is_empty
