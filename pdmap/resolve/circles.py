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
    told: set[str] = set()
    for identifier in own:
        circle = _circle_of(identifier, known, told)
        told.update(circle)
        if circle:
            yield _finding(circle, own)


def _circle_of(identifier: str, known: Kinds, told: set[str]) -> list[str]:
    """Return the ids from an id upwards back to itself; none where the way ends or leads into another circle."""
    way = [identifier]
    while (kind := known.get(way[-1])) and kind.parent not in (*way, *told):
        way.append(kind.parent)
    return way if kind and kind.parent == identifier else []


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
