"""The tables of what the manifests say: a table for each section, and one for each kind of part that may be several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pdmap.findings import Location
from pdmap.model import (
    Activity,
    Breach,
    Conditions,
    Field,
    Flow,
    Guarantee,
    Inventory,
    Item,
    JointController,
    Measure,
    MechanismUse,
    NotPersonal,
    Organization,
    Party,
    Policy,
    Purpose,
    Recipient,
    Retention,
    System,
    Transfer,
    Transform,
    Waiver,
    owner_of,
)
from pdmap.questions.undrawn import is_drawn
from pdmap.tables.held import HELD, Source
from pdmap.tables.material import Material
from pdmap.tables.parts import parts_of
from pdmap.tables.shape import Shaped, columns_of
from pdmap.tables.table import Kind, Reading, Table, read_from, table


def section_tables() -> Iterator[Table]:
    """Yield the tables."""
    for name, shape, about, items in _SECTIONS:
        yield table(name, about, _readings(shape), _sources(items), _where)
    for shape, (name, about) in _PARTS.items():
        yield table(name, about, _readings(shape), _sources(_parts(shape)), _where)


def roots(inventory: Inventory) -> Iterator[Item]:
    """Yield the objects of an inventory, in the order of the sections."""
    for _, _, _, items in _SECTIONS:
        yield from items(inventory)


# Private functions


def _readings(shape: type[Item]) -> Iterator[Reading[Source]]:
    yield read_from("address", Kind.STRING, "Logical address, which no other row of the inventory has.", _address)
    yield read_from("object", Kind.STRING, "Address of the object that it is a part of, or its own.", _object)
    yield from map(_reading, columns_of(shape, {part: name for part, (name, _) in _PARTS.items()}))
    yield from _FURTHER.get(shape, ())


def _is_linked(source: Source) -> bool:
    return isinstance(source.item, Flow) and is_drawn(source.inventory, source.item)


def _address(source: Source) -> str:
    return source.item.address


def _where(source: Source) -> Location:
    return source.item.written_at


def _object(source: Source) -> str:
    return owner_of(source.item.address)


def _reading(shaped: Shaped) -> Reading[Source]:
    read = shaped.read
    return Reading(shaped.column, lambda source: read(source.item, source.inventory))


def _sources(items: Callable[[Inventory], Iterable[Item]]) -> Callable[[Material], Iterator[Source]]:
    return lambda material: (Source(item, material.inventory) for item in items(material.inventory))


def _parts(shape: type[Item]) -> Callable[[Inventory], Iterator[Item]]:
    return lambda inventory: (part for item in roots(inventory) for part in parts_of(item, shape))


def _organization(inventory: Inventory) -> tuple[Item, ...]:
    return (inventory.organization,) if inventory.organization else ()


# Private tables

_SECTIONS: tuple[tuple[str, type[Item], str, Callable[[Inventory], Iterable[Item]]], ...] = (
    ("organization", Organization, "The organization that the inventory describes: one row, or none.", _organization),
    ("parties", Party, "Somebody outside the organization who gives or receives data.", lambda it: it.parties.values()),
    ("systems", System, "An application, datastore, service, endpoint or paper file.", lambda it: it.systems.values()),
    ("activities", Activity, "A processing activity (Article 30).", lambda it: it.activities.values()),
    (
        "flows",
        Flow,
        "A flow as it is written; `links` has those that follow from other objects as well.",
        lambda it: it.flows.values(),
    ),
    ("measures", Measure, "A technical or organizational measure (Article 32).", lambda it: it.measures.values()),
    ("policies", Policy, "A rule of the organization's own.", lambda it: it.policies.values()),
    ("breaches", Breach, "An entry of the register of breaches (Article 33(5)).", lambda it: it.breaches.values()),
    ("waivers", Waiver, "A finding that somebody accepts until a day.", lambda it: it.waivers),
)
_PARTS: dict[type[Item], tuple[str, str]] = {
    Field: ("fields", "A kind of personal data that a system holds, with what the system says for all of its fields."),
    NotPersonal: ("not_personal", "Columns that somebody looked at and that hold no personal data."),
    Purpose: ("purposes", "What an activity processes data for, and on which lawful basis (Articles 5, 6, 9)."),
    Recipient: ("recipients", "Somebody to whom an activity discloses data (Article 30(1)(d))."),
    JointController: ("joint_controllers", "A party that decides with the organization (Article 26)."),
    Retention: ("retention", "A clock: how long which data are kept, counted from what (Article 30(1)(f))."),
    Transfer: ("declared_transfers", "A transfer as it is written, at a flow, a party or an activity."),
    MechanismUse: ("mechanism_uses", "A transfer mechanism as a declared transfer relies on it, with its paperwork."),
    Guarantee: ("guarantees", "Evidence that a processor offers sufficient guarantees (Article 28(1))."),
    Transform: ("transforms", "A change of data on a flow, such as hashing."),
    Conditions: ("policy_conditions", "What a policy is about, denies, allows or leaves out."),
}
"""Parts with tables of their own, with the name of the table and what a row is."""
_FURTHER: Mapping[type[Item], tuple[Reading[Source], ...]] = {
    Field: HELD,
    Flow: (
        read_from(
            "is_linked",
            Kind.BOOLEAN,
            "Whether `links` has it. Where not, `exports.undefined` names the end that is not defined, or it leads to "
            "data subjects.",
            _is_linked,
        ),
    ),
}
"""Columns that tell more than what is written of an object."""
