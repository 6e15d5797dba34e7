"""Who hands the data of controllers on to whom: processors to their own, and the organization as a processor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.graph import ElementKind, FlowGraph
from pdmap.model import PROCESSING, Activity, Inventory, ids, listed
from pdmap.questions.changes.facts import Side
from pdmap.questions.changes.naming import Names


def engagements(side: Side, names: Names) -> frozenset[tuple[str, str]]:
    """Return the address of a processor or of an activity with each party that it hands data of controllers on to."""
    return frozenset({*_of_parties(side.inventory, names), *_of_activities(side, names)})


def parties_named(activity: Activity) -> frozenset[str]:
    """Return the parties that an activity names as recipients."""
    return frozenset(recipient.party.id for recipient in listed(activity.recipients) if recipient.party)


def parties_reached(graph: FlowGraph, *, is_own: bool) -> Mapping[str, frozenset[str]]:
    """Return the parties that data of each activity get to, by its id.

    Args:
        graph: The graph, which is gone through once.
        is_own: Whether only what the organization itself gives counts, and not what parties hand on.
    """
    found: dict[str, set[str]] = {}
    for link in graph.links:
        if link.target.kind is not ElementKind.PARTY or link.is_empty:
            continue
        if is_own and link.source.kind is ElementKind.PARTY:
            continue
        for activity in link.activities:
            found.setdefault(activity, set()).add(link.target.id)
    return {activity: frozenset(parties) for activity, parties in found.items()}


# Private functions


def _of_parties(inventory: Inventory, names: Names) -> Iterator[tuple[str, str]]:
    for party in inventory.parties.values():
        for id_ in ids(party.subprocessors):
            yield f"parties/{names('parties', party.id)}", names("parties", id_)


def _of_activities(side: Side, names: Names) -> Iterator[tuple[str, str]]:
    inventory, given = side.inventory, parties_reached(side.graph, is_own=True)
    for activity in inventory.activities.values():
        if activity.is_controller:
            continue
        receiving = given.get(activity.id, frozenset()) | parties_named(activity)
        for id_ in receiving - {*ids(activity.on_behalf_of)}:
            if id_ in inventory.parties and not PROCESSING.isdisjoint(inventory.parties[id_].roles):
                yield f"activities/{names('activities', activity.id)}", names("parties", id_)
