"""Dates of an inventory: which follow which, and which tell what has happened already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.model import (
    Certification,
    Contract,
    DataProtectionOfficer,
    Inventory,
    Item,
    MechanismUse,
    Party,
    Transfer,
    listed,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that has happened, with its day."""

    item: Item
    key: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Order:
    """Two days of an item, one of which cannot be before the other."""

    item: Item
    earlier_key: str
    earlier: dt.date
    later_key: str
    later: dt.date


def orders(inventory: Inventory) -> Iterator[Order]:
    """Yield every pair of days that are both recorded and have an order."""
    for item, earlier, later in _ordered(inventory):
        first, second = _day(item, earlier), _day(item, later)
        if first and second:
            yield Order(item, earlier, first, later, second)


def past_facts(inventory: Inventory) -> Iterator[Fact]:
    """Yield every recorded day on which something has happened."""
    for item, key in _past(inventory):
        day = _day(item, key)
        if day:
            yield Fact(item, key, day)


# Private functions


def _day(item: Item, key: str) -> dt.date | None:
    value: object = getattr(item, key)
    return value if isinstance(value, dt.date) else None


def _ordered(inventory: Inventory) -> Iterator[tuple[Item, str, str]]:
    for party in inventory.parties.values():
        if isinstance(party.dpa, Contract):
            yield party.dpa, "signed", "expires"
        for guarantee in listed(party.guarantees):
            yield guarantee, "date", "expires"
    for use in _mechanisms(inventory):
        yield use, "signed", "expires"
    for activity in inventory.activities.values():
        yield activity, "created", "updated"
        yield activity, "created", "last_review"
    for breach in inventory.breaches.values():
        yield breach, "occurred", "aware"
        yield breach, "aware", "notified"
        yield breach, "aware", "communicated"
        yield breach, "aware", "closed"
    for country in inventory.countries.values():
        for decision in country.adequacy:
            yield decision, "valid_from", "valid_until"


def _past(inventory: Inventory) -> Iterator[tuple[Item, str]]:
    officer = inventory.organization.dpo if inventory.organization else None
    if isinstance(officer, DataProtectionOfficer):
        yield officer, "notified"
    for party in inventory.parties.values():
        yield from _past_of_party(party)
    for use in _mechanisms(inventory):
        yield use, "authority_informed"
    for activity in inventory.activities.values():
        yield activity, "updated"
        yield activity, "last_review"
    for changed in (*inventory.systems.values(), *inventory.flows.values()):
        yield changed, "updated"
    for breach in inventory.breaches.values():
        for key in ("occurred", "processor_told", "aware", "controllers_told", "notified", "communicated", "closed"):
            yield breach, key


def _past_of_party(party: Party) -> Iterator[tuple[Item, str]]:
    yield party, "updated"
    if isinstance(party.dpa, Contract):
        yield party.dpa, "review"
    if isinstance(party.dpf, Certification):
        yield party.dpf, "checked"
    for guarantee in listed(party.guarantees):
        yield guarantee, "date"


def _mechanisms(inventory: Inventory) -> Iterator[MechanismUse]:
    at_flows = (flow.transfer for flow in inventory.flows.values() if isinstance(flow.transfer, Transfer))
    at_parties = (transfer for party in inventory.parties.values() for transfer in listed(party.transfers))
    at_activities = (transfer for item in inventory.activities.values() for transfer in listed(item.transfers))
    for transfer in (*at_flows, *at_parties, *at_activities):
        yield from listed(transfer.mechanisms)
