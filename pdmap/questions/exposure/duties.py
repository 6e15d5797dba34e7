"""Whom the organization has to tell of a breach, and in which role (Articles 26, 33 and 34)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import PROCESSING, Activity, ActivityRole, Inventory, Party, ids, listed
from pdmap.questions.exposure.exposure import Exposure

LIMIT = dt.timedelta(hours=72)
"""How long after becoming aware the authority is told at the latest (Article 33(1))."""


@dataclass(frozen=True, slots=True)
class Engagement:
    """A party that a breach concerns, and the activities by which it does."""

    party: str
    """Id of the party; it may be defined nowhere."""
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """Whom to tell of a breach."""

    activities: tuple[Activity, ...]
    """Activities whose data are exposed, by id."""
    tells_authority: bool
    """Whether the organization decides on purposes itself in one of them, or nothing tells in which role it acts."""
    controllers: tuple[Engagement, ...]
    """On whose behalf the organization processes: told without undue delay (Article 33(2))."""
    joint_controllers: tuple[Engagement, ...]
    """Who decides with it: the arrangement says who tells whom (Article 26)."""
    processors: tuple[Party, ...]
    """Processors that were compromised themselves: they have to tell the organization (Article 33(2))."""
    recipients: tuple[Element, ...]
    """Parties that the exposed data went on to, or may have: to warn, and to ask."""


def duties_of(inventory: Inventory, graph: FlowGraph, exposure: Exposure) -> Duties:
    """Return whom to tell of a breach."""
    starts = (*exposure.compromised, *exposure.hosted)
    activities = _concerned(inventory, graph, starts)
    touched = sorted({*exposure.reached, *exposure.possible})
    named = (element.id for element in exposure.compromised if element.kind is ElementKind.PARTY)
    parties = [inventory.parties[id_] for id_ in named]
    return Duties(
        activities=activities,
        tells_authority=not activities or any(activity.is_controller for activity in activities),
        controllers=_engaged((activity, ids(activity.on_behalf_of)) for activity in activities if _serves(activity)),
        joint_controllers=_engaged(
            (activity, tuple(joint.party.id for joint in listed(activity.joint_controllers))) for activity in activities
        ),
        processors=tuple(party for party in parties if not PROCESSING.isdisjoint(party.roles)),
        recipients=tuple(element for element in touched if element.kind is ElementKind.PARTY),
    )


def deadline(aware_at: dt.datetime) -> dt.datetime:
    """Return the end of the 72 hours, in the time zone in which it was said when they began."""
    return (aware_at.astimezone(dt.UTC) + LIMIT).astimezone(aware_at.tzinfo)


# Private functions


def _concerned(inventory: Inventory, graph: FlowGraph, starts: Iterable[Element]) -> tuple[Activity, ...]:
    """Return the activities that use or name a compromised place, or whose flows start or end in one."""
    places = frozenset(starts)
    served: set[str] = set()
    for place in places:
        for link in (*graph.links_to(place), *graph.links_from(place)):
            served |= link.activities
    return tuple(
        activity
        for id_, activity in sorted(inventory.activities.items())
        if id_ in served or not places.isdisjoint(_named(activity))
    )


def _named(activity: Activity) -> Iterator[Element]:
    """Yield the systems and parties that an activity names itself, whether or not a flow serves it."""
    yield from (Element(ElementKind.SYSTEM, system) for system in ids(activity.systems))
    recipients = (recipient.party for recipient in listed(activity.recipients))
    joint = (controller.party for controller in listed(activity.joint_controllers))
    for party in (*recipients, *listed(activity.on_behalf_of), *joint):
        if party:
            yield Element(ElementKind.PARTY, party.id)


def _serves(activity: Activity) -> bool:
    return activity.role is ActivityRole.PROCESSOR


def _engaged(named: Iterable[tuple[Activity, tuple[str, ...]]]) -> tuple[Engagement, ...]:
    activities: dict[str, list[str]] = {}
    for activity, parties in named:
        for party in parties:
            activities.setdefault(party, []).append(activity.id)
    return tuple(Engagement(party, tuple(several)) for party, several in sorted(activities.items()))
