"""Circles of definitions: data types and subjects that are, by way of others, kinds of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Finding
from pdmap.language.checks import CIRCLE
from pdmap.model import DataTypeDefinition, Inventory, SubjectDefinition
from pdmap.reference import DataType, SubjectCategory

Kinds = Mapping[str, DataType] | Mapping[str, SubjectCategory]
Definitions = Mapping[str, DataTypeDefinition] | Mapping[str, SubjectDefinition]


def circles(inventory: Inventory) -> Iterator[Finding]:
    """Yield a finding for each circle among the data types and among the subjects of a resolved inventory."""
    yield from _circles(inventory.data_types, inventory.reference.data_types)
    yield from _circles(inventory.subjects, inventory.reference.subjects)


# Private functions


def _circles(own: Definitions, known: Kinds) -> Iterator[Finding]:
    order = {identifier: number for number, identifier in enumerate(own)}
    seen: set[str] = set()
    for identifier in own:
        circle = _circle_above(identifier, known, seen)
        if circle:
            first = min(range(len(circle)), key=lambda number: order.get(circle[number], len(own)))
            yield _finding([*circle[first:], *circle[:first]], own)


def _circle_above(identifier: str, known: Kinds, seen: set[str]) -> list[str]:
    """Return the circle that the way up from an id runs into; none where the way ends or was walked before.

    Args:
        identifier: Where the way starts.
        known: All kinds by their ids.
        seen: What was walked before; the way is added to it, so that no step is taken twice.
    """
    way: dict[str, int] = {}
    while identifier in known and identifier not in seen:
        seen.add(identifier)
        way[identifier] = len(way)
        identifier = known[identifier].parent
    return list(way)[way[identifier] :] if identifier in way else []


def _finding(circle: list[str], own: Definitions) -> Finding:
    written = [own[identifier] for identifier in circle if identifier in own]
    first, *others = written
    names = " is ".join(f"`{identifier}`" for identifier in (*circle, circle[0]))
    return Finding(
        check=CIRCLE,
        message=f"{names}: a circle of definitions",
        location=first.at("is").location(),
        address=first.address,
        remedy="take one `is` out",
        related=tuple(other.at("is").location("a part of the circle") for other in others),
    )
