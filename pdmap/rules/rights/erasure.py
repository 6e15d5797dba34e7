"""Ways of erasing data, and where the data of a system that erases them go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.graph import Element, ElementKind, LinkKind, Path, data_by_system
from pdmap.memory import once
from pdmap.model import Deletion, Party, Retention, Rights, System, listed
from pdmap.reference import Reference
from pdmap.rules.rule import Context


@once
def reached_by_erasure(context: Context) -> Mapping[Element, tuple[Path, ...]]:
    """Return the places that data of an erasing system reach by flows alone, each with its ways there.

    A host loses what the system erases, and a processor owes erasure for its own sub-processors.
    """
    held = data_by_system(context.inventory)
    erasing = (system for system in context.inventory.systems.values() if erases(system))
    starts = {Element(ElementKind.SYSTEM, system.id): held[system.id] for system in erasing}
    return context.graph.spread(starts, {LinkKind.FLOW})


def unerased_systems(context: Context, reached: Mapping[Element, tuple[Path, ...]]) -> Mapping[str, list[Path]]:
    """Return the systems among the places that have no way to erase what reaches them, each with its ways there."""
    kept: dict[str, list[Path]] = {}
    for element, arrivals in reached.items():
        system = context.inventory.systems.get(element.id) if element.kind is ElementKind.SYSTEM else None
        for path in arrivals if system else ():
            if system and not _system_erases(context.inventory.reference, system, path.data):
                kept.setdefault(system.id, []).append(path)
    return kept


def erases(system: System) -> bool:
    """Return whether a system has a route of erasure that somebody or something takes."""
    return has_route(system.rights) or (
        isinstance(system.deletion, Deletion) and bool(system.deletion.method or system.deletion.description)
    )


def party_erases(party: Party) -> bool:
    """Return whether a party has a route of erasure, or keeps data for a limited time."""
    return has_route(party.rights) or (party.retention is not None and not party.retention.is_endless)


def has_route(rights: object) -> bool:
    """Return whether the rights that are recorded of a place tell how data are erased there."""
    return isinstance(rights, Rights) and isinstance(rights.erase, str)


# Private functions


def _system_erases(reference: Reference, system: System, data: frozenset[str]) -> bool:
    return erases(system) or all(_expires(reference, system, data_type) for data_type in data)


def _expires(reference: Reference, system: System, data_type: str) -> bool:
    """Return whether every field of the system that may hold a data type is kept for a limited time."""
    holding = [field for field in listed(system.fields) if reference.overlap(field.type.id, data_type)]
    clocks = [listed(field.retention) for field in holding] or [listed(system.retention)]
    return all(_is_limited(of_field) for of_field in clocks)


def _is_limited(clocks: Iterable[Retention]) -> bool:
    ends = [bool(clock.criteria) or bool(clock.period and not clock.period.is_endless) for clock in clocks]
    return bool(ends) and all(ends)
