"""What somebody should look at before a change is taken in (Articles 24(1), 25, 28(2) and 35(11)).

Each is new in the inventory as a whole: a field that moves from one system to another is none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain

from pdmap.frozen import dataclass
from pdmap.model import Activity, Inventory, ids, listed
from pdmap.questions.changes.engagements import engagements
from pdmap.questions.changes.facts import Side
from pdmap.questions.changes.highlights import Highlight, Topic, data_in_use, highlights
from pdmap.questions.changes.lengths import longer
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.places import unplaced
from pdmap.questions.features import restricted, special_kinds


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
    UNPLACED = "unplaced"
    """A system or a party that has personal data, and of which no place is recorded: any country may be meant."""
    RETENTION = "longer-retention"
    """Data are kept for longer, or without an end known."""


@dataclass(frozen=True, slots=True)
class Reviewable:
    """One thing that somebody should look at."""

    matter: Matter
    id: str
    """Of what is new; of the data type, for retention: empty where it is all data, `BACKUP` for copies.

    Empty for a place that is not recorded.
    """
    address: str
    """The object of the later inventory that brings it, such as `parties/stripe`."""


def reviewable(before: Side, after: Side, names: Names) -> tuple[Reviewable, ...]:
    """Return what should be looked at in a change, by matter."""
    found = [*_from_highlights(highlights(before, after, names), after), *_newly_special(before, after)]
    engaged = engagements(after, Names()) - engagements(before, names)
    found += [Reviewable(Matter.SUBPROCESSOR, party, holder) for holder, party in engaged]
    lost = unplaced(after, Names()) - unplaced(before, names)
    found += [Reviewable(Matter.UNPLACED, "", address) for address in lost]
    kept = longer(before.inventory, after.inventory, names)
    found += [Reviewable(Matter.RETENTION, part, address) for address, part in kept]
    order = list(Matter)
    return tuple(sorted(set(found), key=lambda item: (order.index(item.matter), item.id, item.address)))


# Private functions


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


def _newly_special(before: Side, after: Side) -> Iterator[Reviewable]:
    """Yield data that were there before, and fall under special rules only since their definition is another."""
    was, now = before.inventory.reference, after.inventory.reference
    for data_type in data_in_use(before) & data_in_use(after):
        if special_kinds([data_type], now) - special_kinds([data_type], was):
            yield Reviewable(Matter.SPECIAL_CATEGORY, data_type, _definition(data_type, after))


def _definition(data_type: str, side: Side) -> str:
    """Return where a data type got its rules, or else what holds it."""
    own = side.inventory.data_types
    above = side.inventory.reference.ancestors(data_type)
    return next((own[each].address for each in above if each in own), "") or _holder_of_data(data_type, side)


def _holder_of_data(data_type: str, side: Side) -> str:
    """Return the first system that holds a data type, or else the first object that sends it or names it."""
    for system in side.inventory.systems.values():
        if any(field.type.id == data_type for field in listed(system.fields)):
            return system.address
    sending = (link.item.address for link in side.graph.links if data_type in {*link.data, *link.arriving})
    naming = (item.address for item in side.inventory.activities.values() if data_type in ids(item.data))
    return next(chain(sending, naming))


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
    return {name for name in found if name} | {joint.party.id for joint in listed(activity.joint_controllers)}


def _holder_of_place(place: str, side: Side) -> str:
    return next(leg.item.address for leg in restricted(side.legs) if leg.where == place)
