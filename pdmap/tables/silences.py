"""What is open or assumed in the manifests: the tables of unknown answers and of assumptions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Item, Object, Organization, Unknown, owner_of
from pdmap.tables.material import Material
from pdmap.tables.meanings import key_of
from pdmap.tables.parts import items_in
from pdmap.tables.sections import roots
from pdmap.tables.shape import attributes_of
from pdmap.tables.table import Kind, Reading, Table, read_from, table


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an answer, and where."""

    address: str
    key: str
    reason: str
    where: Location
    owner: str | None = None
    due: dt.date | None = None


def silence_tables() -> Iterator[Table]:
    """Yield the tables."""
    yield table(
        "unknowns",
        "An answer `{unknown: reason}`: why something is not known, who finds out and by when.",
        (
            *_READINGS,
            read_from("owner", Kind.STRING, "Who finds out.", lambda told: told.owner, "not recorded"),
            read_from("due", Kind.DATE, "By when.", lambda told: told.due, "not recorded"),
        ),
        lambda material: (told for item in roots(material.inventory) for told in _unknowns(item, set())),
        _where,
    )
    yield table(
        "assumptions",
        "A value that somebody assumed, with the reason.",
        _READINGS,
        _assumptions,
        _where,
    )


# Private functions


def _unknowns(item: Item, seen: set[int]) -> Iterator[Told]:
    """Yield the unknown answers of an object and its parts; one that fields take over from their system once."""
    for attribute in attributes_of(type(item)):
        answer = getattr(item, attribute.name)
        if isinstance(answer, Unknown) and id(answer) not in seen:
            seen.add(id(answer))
            key = key_of(type(item), attribute.name)
            yield Told(item.address, key, answer.reason, item.at(key).location(), answer.owner, answer.due)
        elif attribute.item:
            for part in items_in(answer):
                yield from _unknowns(part, seen)


def _assumptions(material: Material) -> Iterator[Told]:
    for item in roots(material.inventory):
        if isinstance(item, Object | Organization):
            for key, reason in item.assumptions.items():
                yield Told(item.address, key, reason, item.at(key).location())


def _where(told: Told) -> Location:
    return told.where


# Private tables

_READINGS: tuple[Reading[Told], ...] = (
    read_from("address", Kind.STRING, "Address of what the key stands at.", lambda told: told.address),
    read_from("object", Kind.STRING, "Address of the object.", lambda told: owner_of(told.address)),
    read_from("key", Kind.STRING, "The key, as the manifest has it.", lambda told: told.key),
    read_from("reason", Kind.STRING, "The author's words.", lambda told: told.reason),
)
