"""What a change means for privacy in short: what is new anywhere in the inventory, and what is gone from it.

A field that moves from one system to another is a change of two systems, and no new data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, Link, data_held, subjects_held
from pdmap.model import ids, listed
from pdmap.questions.changes.facts import Side
from pdmap.questions.changes.lengths import Lengths, compared, field_lengths
from pdmap.questions.changes.naming import Names
from pdmap.questions.features import GRAVE, UNPROTECTED, restricted


class Topic(StrEnum):
    """What is looked at; the order is that of the report."""

    SUBJECT = "subject"
    """A group of people whose data are held or sent."""
    DATA = "data"
    """A kind of data that is held or sent."""
    PURPOSE = "purpose"
    RECIPIENT = "recipient"
    """Who receives data, in whatever way: a party, or a category of recipients that an activity names."""
    COUNTRY = "country"
    """A country outside the territory of the law."""
    UNGROUNDED = "ungrounded"
    """A step of data to a country, on no ground that is recorded and holds."""
    CLEAR = "clear"
    """Data that go from one element to another and are not encrypted on their way."""
    SYSTEM = "system"
    LONGER = "longer"
    """Data of a system that are kept for longer, or without an end known."""
    SHORTER = "shorter"
    """Data of a system that are kept for less long, or of which the end is known now."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Something that is new in the inventory as a whole, or gone from it."""

    topic: Topic
    id: str
    """Id of what is new or gone; for retention, that of the system; with its kind where it may be of several."""
    is_new: bool
    part: str = ""
    """The data type, for retention; the country, for a step; where data go, for a way."""


def highlights(before: Side, after: Side, names: Names) -> tuple[Highlight, ...]:
    """Return what is new and what is gone, by topic."""
    own = Names()
    was, now = _topics(before, names), _topics(after, own)
    found: list[Highlight] = []
    for topic, pairs in now.items():
        found += [Highlight(topic, id_, is_new=True, part=part) for id_, part in sorted(pairs - was[topic])]
        found += [Highlight(topic, id_, is_new=False, part=part) for id_, part in sorted(was[topic] - pairs)]
    return (*found, *_clocks(field_lengths(before.inventory, names), field_lengths(after.inventory, own)))


def data_in_use(side: Side) -> frozenset[str]:
    """Return the kinds of data that are held, sent or named by an activity.

    One that an activity names more broadly than what is held is no other kind of data.
    """
    inventory = side.inventory
    held = {data for system in inventory.systems.values() for data in data_held(system)}
    held |= {data for link in side.graph.links for data in (*link.data, *link.arriving)}
    above = inventory.reference.ancestors
    known = {broader for data in held for broader in above(data)}
    named = {data for activity in inventory.activities.values() for data in ids(activity.data)}
    return frozenset(held | (named - known))


# Private functions


_Pairs = frozenset[tuple[str, str]]


def _topics(side: Side, names: Names) -> Mapping[Topic, _Pairs]:
    """Return what there is of each topic: ids, and what else tells apart what has one id."""
    single = {topic: frozenset((id_, "") for id_ in found) for topic, found in _single_topics(side, names).items()}
    pairs = {**single, Topic.UNGROUNDED: _ungrounded(side, names), Topic.CLEAR: _clear(side, names)}
    return {topic: pairs[topic] for topic in Topic if topic in pairs}


def _ungrounded(side: Side, names: Names) -> _Pairs:
    away = (leg for leg in restricted(side.legs) if leg.ground in GRAVE)
    return frozenset(
        (_key(ElementKind.PARTY if leg.link else ElementKind.SYSTEM, leg.holder, names), leg.where) for leg in away
    )


def _clear(side: Side, names: Names) -> _Pairs:
    clear = (link for link in side.graph.links if link.transport == UNPROTECTED and not link.is_empty)
    ways = ((link.source, link.target) for link in clear)
    return frozenset((_key(one.kind, one.id, names), _key(other.kind, other.id, names)) for one, other in ways)


def _key(kind: ElementKind, id_: str, names: Names) -> str:
    """Return the key of an element, as the later inventory has it."""
    return Element(kind, names(kind.section, id_)).key


def _single_topics(side: Side, names: Names) -> Mapping[Topic, set[str]]:
    activities = side.inventory.activities.values()
    return {
        Topic.SUBJECT: _subjects(side),
        Topic.DATA: set(data_in_use(side)),
        Topic.PURPOSE: {purpose.text for activity in activities for purpose in listed(activity.purposes)},
        Topic.RECIPIENT: _recipients(side, names),
        Topic.COUNTRY: {leg.where for leg in restricted(side.legs)},
        Topic.SYSTEM: {names("systems", system) for system in side.inventory.systems},
    }


def _subjects(side: Side) -> set[str]:
    """Return whose data are held, sent or named by an activity; one that says it more broadly names nobody else."""
    inventory = side.inventory
    held = {subject for system in inventory.systems.values() for subject in subjects_held(system)}
    held |= {subject for link in side.graph.links for subject in link.subjects}
    above = inventory.reference.subject_ancestors
    known = {broader for subject in held for broader in above(subject)}
    named = {subject for activity in inventory.activities.values() for subject in ids(activity.subjects)}
    return held | (named - known)


def _recipients(side: Side, names: Names) -> set[str]:
    """Return to whom data are disclosed, third party or not (Article 4(9)).

    A joint controller is among them, because both have a part in what two decide on jointly (Article 26(1)), and
    nothing in an inventory says that one sees no data. A flow that brings nothing discloses nothing.
    """
    activities = side.inventory.activities.values()
    receiving = {link.target.id for link in side.graph.links if _is_disclosing(link)}
    receiving |= {joint.party.id for activity in activities for joint in listed(activity.joint_controllers)}
    named = [recipient for activity in activities for recipient in listed(activity.recipients)]
    receiving |= {recipient.party.id for recipient in named if recipient.party}
    categories = {recipient.category for recipient in named if recipient.category and not recipient.party}
    return {names("parties", party) for party in receiving} | categories


def _is_disclosing(link: Link) -> bool:
    return link.target.kind is ElementKind.PARTY and not link.is_empty


def _clocks(was: Lengths, now: Lengths) -> Iterator[Highlight]:
    for system, data_type in sorted(was.keys() & now.keys()):
        found = set(compared(was[system, data_type], now[system, data_type]))
        for is_longer in sorted(found, reverse=True):
            topic = Topic.LONGER if is_longer else Topic.SHORTER
            yield Highlight(topic, system, is_new=is_longer, part=data_type)
