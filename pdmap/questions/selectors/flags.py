"""Flags: what stands out about elements, in the words of selectors; maps show the same facts as badges and marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from pdmap.findings import Finding
from pdmap.graph import Element, ElementKind, FlowGraph, activities_by_system, data_held
from pdmap.model import Inventory, Nothing, Options, Place, owner_of
from pdmap.questions.features import (
    GRAVE,
    UNPROTECTED,
    ContractGap,
    contract_gap,
    lacks_encryption,
    lacks_retention,
    needs_assessment,
    restricted,
    special_kinds,
)
from pdmap.questions.selectors.index import Entries
from pdmap.questions.transfers import Leg
from pdmap.reference import Special


class Flag(StrEnum):
    """What may stand behind `flag:`."""

    SPECIAL = "special"
    """It gives, holds or receives data of Article 9 or 10."""
    ARTICLE_9 = "article-9"
    ARTICLE_10 = "article-10"
    NO_CONTRACT = "no-contract"
    """A processor without a contract in force (Article 28(3))."""
    NO_RETENTION = "no-retention"
    """A system without a period of retention."""
    NOT_ENCRYPTED = "not-encrypted"
    """A system that is not encrypted at rest, or for certain, and both ends of a flow that is not encrypted."""
    DPIA = "dpia"
    """A system of an activity that needs an impact assessment."""
    TRANSFER = "transfer"
    """Data leave the territory here: a system or party abroad, and who sends there."""
    NO_TRANSFER_TOOL = "no-transfer-tool"
    """The same, with no ground that is recorded and holds."""
    NO_COUNTRY = "no-country"
    """Where a system or party is, is not recorded or not known."""
    NO_OWNER = "no-owner"
    """A system for which nobody answers."""
    OPEN_FINDING = "open-finding"
    """A finding is open on it, or on a flow that starts or ends there."""


def by_flag(
    inventory: Inventory, graph: FlowGraph, legs: tuple[Leg, ...], findings: Iterable[Finding], as_of: dt.date
) -> Mapping[str, frozenset[Element]]:
    """Return the elements of each flag, as they are on a day."""
    entries = Entries()
    entries.add(flag.value for flag in Flag)
    for element, flags in (
        *_system_flags(inventory),
        *_party_flags(inventory, as_of),
        *_data_flags(inventory, graph),
        *_transfer_flags(legs),
    ):
        entries.add((flag.value for flag in flags), element)
    for link in graph.links:
        if link.transport == UNPROTECTED and not link.is_empty:
            entries.add([Flag.NOT_ENCRYPTED.value], link.source, link.target)
    entries.add([Flag.OPEN_FINDING.value], *_found(graph, findings))
    return entries.finish()


# Private functions

_Flags = Iterator[tuple[Element, list[Flag]]]


def _system_flags(inventory: Inventory) -> _Flags:
    users = activities_by_system(inventory)
    for system in inventory.systems.values():
        activities = [inventory.activities[name] for name in sorted(users.get(system.id, ()))]
        is_owned = system.owner is not None and not isinstance(system.owner, Nothing)
        told = {
            Flag.NOT_ENCRYPTED: lacks_encryption(system),
            Flag.NO_RETENTION: lacks_retention(system, activities),
            Flag.DPIA: needs_assessment(activities),
            Flag.NO_COUNTRY: not isinstance(system.location, Options),
            Flag.NO_OWNER: not is_owned,
        }
        yield Element(ElementKind.SYSTEM, system.id), [flag for flag, is_set in told.items() if is_set]


def _party_flags(inventory: Inventory, as_of: dt.date) -> _Flags:
    for party in inventory.parties.values():
        told = {
            Flag.NO_CONTRACT: contract_gap(party, as_of) not in (None, ContractGap.UNKNOWN),
            Flag.NO_COUNTRY: not isinstance(party.country, Place),
        }
        yield Element(ElementKind.PARTY, party.id), [flag for flag, is_set in told.items() if is_set]


def _data_flags(inventory: Inventory, graph: FlowGraph) -> _Flags:
    """Yield what the data of an element are: held in fields, sent or received."""
    held = {Element(ElementKind.SYSTEM, id_): set(data_held(system)) for id_, system in inventory.systems.items()}
    for link in graph.links:
        held.setdefault(link.source, set()).update(link.data)
        held.setdefault(link.target, set()).update(link.arriving)
    for element, types in held.items():
        kinds = special_kinds(types, inventory.reference)
        flags = [flag for special, flag in _SPECIAL.items() if special in kinds]
        yield element, [Flag.SPECIAL, *flags] if flags else []


def _transfer_flags(legs: tuple[Leg, ...]) -> _Flags:
    for leg in restricted(legs):
        flags = [Flag.TRANSFER, Flag.NO_TRANSFER_TOOL] if leg.ground in GRAVE else [Flag.TRANSFER]
        if leg.link:
            yield leg.link.source, flags
            yield leg.link.target, flags
        else:
            yield Element(ElementKind.SYSTEM, leg.holder), flags


def _found(graph: FlowGraph, findings: Iterable[Finding]) -> Iterator[Element]:
    """Yield the elements that findings are on, or on a flow of theirs."""
    addresses = {owner_of(finding.address) for finding in findings}
    for element in graph.elements:
        if f"{element.kind.section}/{element.id}" in addresses:
            yield element
    for link in graph.links:
        if f"flows/{link.id}" in addresses:
            yield from (link.source, link.target)


_SPECIAL = {Special.ARTICLE_9: Flag.ARTICLE_9, Special.ARTICLE_10: Flag.ARTICLE_10}
