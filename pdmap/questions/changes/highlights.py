"""What a change means for privacy in short: what is new anywhere in the inventory, and what is gone from it.

A field that moves from one system to another is a change of two systems, and no new data.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pdmap.graph import Element, ElementKind, data_held, subjects_held
from pdmap.model import Field, Nothing, System, ids, listed
from pdmap.questions.changes.facts import Side
from pdmap.questions.changes.naming import Names
from pdmap.questions.features import GRAVE, UNPROTECTED, restricted
from pdmap.questions.transfers import Leg


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
    return (*found, *_clocks(_lengths(before, names), _lengths(after, own)))


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
        (_key(ElementKind.PARTY if leg.link else ElementKind.SYSTEM, leg.holder, names), _place(leg)) for leg in away
    )


def _clear(side: Side, names: Names) -> _Pairs:
    ways = ((link.source, link.target) for link in side.graph.links if link.transport == UNPROTECTED)
    return frozenset((_key(one.kind, one.id, names), _key(other.kind, other.id, names)) for one, other in ways)


def _key(kind: ElementKind, id_: str, names: Names) -> str:
    """Return the key of an element, as the later inventory has it."""
    return Element(kind, names(_SECTIONS[kind], id_)).key


_SECTIONS = {ElementKind.SUBJECT: "subjects", ElementKind.SYSTEM: "systems", ElementKind.PARTY: "parties"}


def _place(leg: Leg) -> str:
    return leg.country.code if leg.country else leg.place.name


def _single_topics(side: Side, names: Names) -> Mapping[Topic, set[str]]:
    inventory, graph = side.inventory, side.graph
    systems = inventory.systems.values()
    purposes = {purpose.text for activity in inventory.activities.values() for purpose in listed(activity.purposes)}
    receiving = {link.target.id for link in graph.links if link.target.kind is ElementKind.PARTY}
    named = [recipient for activity in inventory.activities.values() for recipient in listed(activity.recipients)]
    receiving |= {recipient.party.id for recipient in named if recipient.party}
    categories = {recipient.category for recipient in named if recipient.category and not recipient.party}
    return {
        Topic.SUBJECT: {subject for system in systems for subject in subjects_held(system)}
        | {subject for link in graph.links for subject in link.subjects},
        Topic.DATA: {data for system in systems for data in data_held(system)}
        | {data for link in graph.links for data in (*link.data, *link.arriving)},
        Topic.PURPOSE: purposes,
        Topic.RECIPIENT: {names("parties", party) for party in receiving} | categories,
        Topic.COUNTRY: {_place(leg) for leg in restricted(side.legs)},
        Topic.SYSTEM: {names("systems", system.id) for system in systems},
    }


def _clocks(was: Mapping[tuple[str, str], float], now: Mapping[tuple[str, str], float]) -> Iterator[Highlight]:
    for key in sorted(was.keys() & now.keys()):
        if was[key] != now[key]:
            longer = now[key] > was[key]
            yield Highlight(Topic.LONGER if longer else Topic.SHORTER, key[0], is_new=longer, part=key[1])


def _lengths(side: Side, names: Names) -> Mapping[tuple[str, str], float]:
    """Return how many days a system keeps each data type; endless where no end is known."""
    return {
        (names("systems", system.id), data_type): days
        for system in side.inventory.systems.values()
        for data_type, days in _kept(system).items()
    }


def _kept(system: System) -> Mapping[str, float]:
    kept: dict[str, float] = {}
    for field in listed(system.fields):
        kept[field.type.id] = max(_days(field), kept.get(field.type.id, 0.0))
    return kept


def _days(field: Field) -> float:
    """Return how long a field is kept by the clock that runs longest; a clock without a period may run for ever."""
    if isinstance(field.retention, Nothing):
        return 0.0
    clocks = [clock for clock in listed(field.retention) if not clock.data or field.type.id in ids(clock.data)]
    return max((clock.period.length if clock.period else math.inf for clock in clocks), default=math.inf)
