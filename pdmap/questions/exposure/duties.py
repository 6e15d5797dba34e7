"""Whom the organization has to tell of a breach, and in which role (Articles 26, 33 and 34).

Who notifies whom follows from whose processing was breached. Where it is that of the organization, or of whoever
processes for it, the organization notifies as a controller (Articles 33(1) and 34) and tells the controllers that it
processes for (Article 33(2)). Another controller, a recipient or an authority notifies itself; only where both decide
together does the arrangement of Article 26 say who does. What is planned has not begun and decides nothing; what has
ended decides only where nothing goes on, because its data may still be there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import PROCESSING, Activity, ActivityRole, Inventory, Party, PartyRole, ids, listed
from pdmap.questions.activity_places import places_named
from pdmap.questions.beginning import begun_graph
from pdmap.questions.ending import has_ended
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
    """Activities whose data are exposed, by id: those that go on, or where there are none, those that have ended."""
    aside: tuple[Activity, ...]
    """Activities of compromised places that decide nothing: planned, or ended where others go on."""
    tells_authority: bool
    """Whether the organization decides on purposes in what was breached, or nothing tells in which role it acts."""
    controllers: tuple[Engagement, ...]
    """On whose behalf the organization processes: told without undue delay (Article 33(2))."""
    joint_controllers: tuple[Engagement, ...]
    """Who decides with it: the arrangement says who tells whom (Article 26)."""
    processors: tuple[Party, ...]
    """Processors that were compromised themselves: they have to tell the organization (Article 33(2))."""
    independent: tuple[Engagement, ...]
    """Compromised parties that notify themselves: to ask, and with them to look at what was disclosed to them."""
    recipients: tuple[Element, ...]
    """Parties that the exposed data went on to from what was breached, or may have: to warn, and to ask."""


def duties_of(inventory: Inventory, graph: FlowGraph, exposure: Exposure, as_of: dt.date) -> Duties:
    """Return whom to tell of a breach."""
    now = begun_graph(inventory, graph, as_of)
    filled = [element for element in exposure.starts if element not in exposure.empty]
    concerned = {element: _concerned(inventory, now, element) for element in filled}
    running = {element: _running(activities, as_of) for element, activities in concerned.items()}
    breached = {element: _breached(inventory, element, activities) for element, activities in running.items()}
    activities = _by_id(running.values())
    ours = _by_id(breached.values())
    is_open = any(not running[element] and _is_ours(inventory, element) for element in filled)
    return Duties(
        activities=activities,
        aside=_without(_by_id(concerned.values()), activities),
        tells_authority=is_open or any(activity.is_controller for activity in ours),
        controllers=_engaged((each, ids(each.on_behalf_of)) for each in ours if each.role is ActivityRole.PROCESSOR),
        joint_controllers=_engaged((activity, _joint(activity)) for activity in ours),
        processors=tuple(party for party in _parties(inventory, filled) if _is_processor(party)),
        independent=_independent(inventory, running, breached),
        recipients=tuple(sorted(_recipients(inventory, exposure, breached))),
    )


def deadline(aware_at: dt.datetime) -> dt.datetime:
    """Return the end of the 72 hours, in the time zone in which it was said when they began."""
    return (aware_at.astimezone(dt.UTC) + LIMIT).astimezone(aware_at.tzinfo)


def has_passed(aware_at: dt.datetime, as_of: dt.date) -> bool:
    """Return whether the 72 hours ended before a day, in the time zone in which it was said when they began."""
    return deadline(aware_at).date() < as_of


def is_ahead(aware_at: dt.datetime, as_of: dt.date) -> bool:
    """Return whether a moment lies after a day wherever on earth that day is counted."""
    return aware_at.astimezone(dt.timezone(dt.timedelta(hours=-12))).date() > as_of


# Private functions

_Concerned = Mapping[Element, tuple[Activity, ...]]


def _concerned(inventory: Inventory, graph: FlowGraph, place: Element) -> tuple[Activity, ...]:
    """Return the activities that use or name a place, or whose flows start or end in it."""
    served: set[str] = set()
    for link in (*graph.links_to(place), *graph.links_from(place)):
        served |= link.activities
    return tuple(
        activity
        for id_, activity in sorted(inventory.activities.items())
        if id_ in served or place in places_named(activity)
    )


def _running(activities: Iterable[Activity], as_of: dt.date) -> tuple[Activity, ...]:
    """Return the activities that go on; where there are none, those that have ended."""
    begun = [activity for activity in activities if activity.status != "planned"]
    return tuple(activity for activity in begun if not has_ended(activity, as_of)) or tuple(begun)


def _breached(inventory: Inventory, place: Element, activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities in which the breach of a place is one of the organization's own processing."""
    if place.kind is ElementKind.SYSTEM:
        return tuple(activities)
    party = inventory.parties[place.id]
    return tuple(
        activity
        for activity in activities
        if _is_joint(party, activity) or (_is_ours(inventory, place) and place.id not in ids(activity.on_behalf_of))
    )


def _is_ours(inventory: Inventory, place: Element) -> bool:
    """Return whether what happens in a place happens to the organization: a system, a processor, an open role."""
    if place.kind is ElementKind.SYSTEM:
        return True
    party = inventory.parties[place.id]
    return not party.roles or _is_processor(party)


def _is_processor(party: Party) -> bool:
    return not PROCESSING.isdisjoint(party.roles)


def _is_joint(party: Party, activity: Activity) -> bool:
    """Return whether a party decides with the organization; a list that is not answered leaves it to its role."""
    if isinstance(activity.joint_controllers, tuple):
        return party.id in _joint(activity)
    return activity.role is ActivityRole.JOINT_CONTROLLER and PartyRole.JOINT_CONTROLLER in party.roles


def _joint(activity: Activity) -> tuple[str, ...]:
    return tuple(joint.party.id for joint in listed(activity.joint_controllers))


def _parties(inventory: Inventory, places: Iterable[Element]) -> Iterator[Party]:
    return (inventory.parties[place.id] for place in places if place.kind is ElementKind.PARTY)


def _independent(inventory: Inventory, running: _Concerned, breached: _Concerned) -> tuple[Engagement, ...]:
    """Return the compromised parties that notify themselves, each with what is disclosed to it."""
    return tuple(
        Engagement(place.id, tuple(each.id for each in _without(activities, breached[place])))
        for place, activities in running.items()
        if not _is_ours(inventory, place) and (not activities or _without(activities, breached[place]))
    )


def _recipients(inventory: Inventory, exposure: Exposure, breached: _Concerned) -> set[Element]:
    """Return the parties that data went on to from the organization's own processing, or may have."""
    own = {place for place, activities in breached.items() if activities or _is_ours(inventory, place)}
    for touched in (exposure.reached, exposure.possible):
        own |= {element for element, ways in touched.items() if any(way.start in own for way in ways)}
    return {element for element in own - set(exposure.starts) if element.kind is ElementKind.PARTY}


def _without(activities: Iterable[Activity], others: Iterable[Activity]) -> tuple[Activity, ...]:
    left_out = {activity.id for activity in others}
    return tuple(activity for activity in activities if activity.id not in left_out)


def _by_id(groups: Iterable[Iterable[Activity]]) -> tuple[Activity, ...]:
    found = {activity.id: activity for group in groups for activity in group}
    return tuple(found[id_] for id_ in sorted(found))


def _engaged(named: Iterable[tuple[Activity, tuple[str, ...]]]) -> tuple[Engagement, ...]:
    activities: dict[str, list[str]] = {}
    for activity, parties in named:
        for party in parties:
            activities.setdefault(party, []).append(activity.id)
    return tuple(Engagement(party, tuple(several)) for party, several in sorted(activities.items()))
