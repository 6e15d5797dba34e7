"""What somebody should look at before a change is taken in (Articles 24(1), 25, 28(2) and 35(11)).

Each is new in the inventory as a whole: a field that moves from one system to another is none of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pdmap.graph import ElementKind
from pdmap.model import PROCESSING, Activity, Backup, Inventory, Nothing, Period, ids, listed
from pdmap.questions.changes.facts import Side
from pdmap.questions.changes.highlights import Highlight, Topic, highlights
from pdmap.questions.changes.naming import Names
from pdmap.questions.features import restricted, special_kinds

BACKUP = "backups"
"""Stands for the copies of a system, where otherwise a data type is named."""


class Matter(StrEnum):
    """What a reviewable change is about; the order is that of the report."""

    SPECIAL_CATEGORY = "new-special-category"
    """A kind of data under Article 9 or 10 that was not held or sent before."""
    PURPOSE = "new-purpose"
    RECIPIENT = "new-recipient"
    SUBPROCESSOR = "new-sub-processor"
    """A party that another processor, or the organization as one, hands the data of controllers on to."""
    COUNTRY = "new-country"
    """A country outside the territory of the law."""
    RETENTION = "longer-retention"
    """Data are kept for longer, or without an end known."""


@dataclass(frozen=True, slots=True)
class Reviewable:
    """One thing that somebody should look at."""

    matter: Matter
    id: str
    """Of what is new; of the data type, for retention: empty where it is all data, `BACKUP` for copies."""
    address: str
    """The object of the later inventory that brings it, such as `parties/stripe`."""


def reviewable(before: Side, after: Side, names: Names) -> tuple[Reviewable, ...]:
    """Return what should be looked at in a change, by matter."""
    found = [*_from_highlights(highlights(before, after, names), after)]
    found += [
        Reviewable(Matter.SUBPROCESSOR, party, holder)
        for holder, party in _engaged(after, Names()) - _engaged(before, names)
    ]
    found += [
        Reviewable(Matter.RETENTION, part, address)
        for address, part in _longer(_clocks(before.inventory, names), _clocks(after.inventory, Names()))
    ]
    order = list(Matter)
    return tuple(sorted(set(found), key=lambda item: (order.index(item.matter), item.id, item.address)))


# Private functions


_Clocks = Mapping[str, Mapping[str, float]]
"""Days that something is kept, by address and data type."""


def _from_highlights(found: tuple[Highlight, ...], after: Side) -> Iterator[Reviewable]:
    for highlight in found:
        id_ = highlight.id
        match highlight.topic:
            case _ if not highlight.is_new:
                continue
            case Topic.DATA if special_kinds([id_], after.inventory.reference):
                yield Reviewable(Matter.SPECIAL_CATEGORY, id_, _holder_of_data(id_, after))
            case Topic.PURPOSE:
                yield Reviewable(Matter.PURPOSE, id_, _activity_with_purpose(id_, after.inventory))
            case Topic.RECIPIENT:
                yield Reviewable(Matter.RECIPIENT, id_, _recipient(id_, after.inventory))
            case Topic.COUNTRY:
                yield Reviewable(Matter.COUNTRY, id_, _holder_of_place(id_, after))
            case Topic.LONGER:
                yield Reviewable(Matter.RETENTION, highlight.part, f"systems/{id_}")
            case _:
                continue


def _holder_of_data(data_type: str, side: Side) -> str:
    """Return the first system that holds a data type, or else the first object that sends it."""
    for system in side.inventory.systems.values():
        if any(field.type.id == data_type for field in listed(system.fields)):
            return system.address
    return next(link.item.address for link in side.graph.links if data_type in {*link.data, *link.arriving})


def _activity_with_purpose(text: str, inventory: Inventory) -> str:
    activities = inventory.activities.values()
    return next(item.address for item in activities if text in {part.text for part in listed(item.purposes)})


def _recipient(id_: str, inventory: Inventory) -> str:
    """Return the party, or the first activity that names what no party is called."""
    if id_ in inventory.parties:
        return inventory.parties[id_].address
    return next(item.address for item in inventory.activities.values() if id_ in _named(item))


def _named(activity: Activity) -> set[str]:
    """Return whom an activity names as recipients: ids of parties, and categories."""
    found = (recipient.party.id if recipient.party else recipient.category for recipient in listed(activity.recipients))
    return {name for name in found if name}


def _holder_of_place(place: str, side: Side) -> str:
    legs = (leg for leg in restricted(side.legs) if place in {leg.place.name, leg.country.code if leg.country else ""})
    return next(legs).item.address


def _engaged(side: Side, names: Names) -> frozenset[tuple[str, str]]:
    """Return who hands data of controllers on to whom: the address of a processor or of an activity, and a party."""
    inventory = side.inventory
    pairs = {
        (f"parties/{names('parties', party.id)}", names("parties", id_))
        for party in inventory.parties.values()
        for id_ in ids(party.subprocessors)
    }
    pairs |= {
        (f"activities/{names('activities', activity.id)}", names("parties", id_))
        for activity in inventory.activities.values()
        if not activity.is_controller
        for id_ in _receiving(activity, side) - {*ids(activity.on_behalf_of)}
        if id_ in inventory.parties and not PROCESSING.isdisjoint(inventory.parties[id_].roles)
    }
    return frozenset(pairs)


def _receiving(activity: Activity, side: Side) -> set[str]:
    """Return the parties that the organization itself gives data of an activity to."""
    given = {
        link.target.id
        for link in side.graph.links
        if link.target.kind is ElementKind.PARTY
        and link.source.kind is not ElementKind.PARTY
        and activity.id in link.activities
    }
    return given | {item.party.id for item in listed(activity.recipients) if item.party}


def _longer(was: _Clocks, now: _Clocks) -> Iterator[tuple[str, str]]:
    """Yield what both inventories have a clock for, where that of the later one runs longer."""
    for address in was.keys() & now.keys():
        before, after = was[address], now[address]
        for part in before.keys() | after.keys():
            if after.get(part, after.get("", math.inf)) > before.get(part, before.get("", math.inf)):
                yield address, part


def _clocks(inventory: Inventory, names: Names) -> _Clocks:
    """Return the clocks of activities, of parties and of backups; those of fields are among the highlights."""
    activities = {f"activities/{names('activities', item.id)}": _kept(item) for item in inventory.activities.values()}
    parties = {
        f"parties/{names('parties', item.id)}": {"": item.retention.length}
        for item in inventory.parties.values()
        if item.retention
    }
    systems = {
        f"systems/{names('systems', item.id)}": {BACKUP: item.backup.retention.length}
        for item in inventory.systems.values()
        if isinstance(item.backup, Backup) and isinstance(item.backup.retention, Period)
    }
    return {**activities, **parties, **systems}


def _kept(activity: Activity) -> Mapping[str, float]:
    """Return how long each data type of an activity is kept; one without an end known, for ever."""
    if isinstance(activity.retention, Nothing):
        return {"": 0.0}
    kept: dict[str, float] = {}
    for clock in listed(activity.retention):
        for part in ids(clock.data) or ("",):
            kept[part] = max(kept.get(part, 0.0), clock.period.length if clock.period else math.inf)
    return kept
