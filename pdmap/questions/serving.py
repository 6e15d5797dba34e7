"""What is used where: indexes that questions and rules look things up in, built once for each use."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.graph import FlowGraph, Link
from pdmap.memory import once
from pdmap.model import Activity, Flow, Inventory, Unknown, ids, listed


@once
def users_by_system(inventory: Inventory) -> Mapping[str, list[Activity]]:
    """Return the activities that use each system, in written order; systems without one are missing."""
    users: dict[str, list[Activity]] = {}
    for activity in inventory.activities.values():
        for system in dict.fromkeys(ids(activity.systems)):
            users.setdefault(system, []).append(activity)
    return users


@once
def users_of_unnamed_systems(inventory: Inventory) -> list[Activity]:
    """Return the activities that do not say which systems they use, in written order: any system may be meant."""
    activities = inventory.activities.values()
    return [item for item in activities if item.systems is None or isinstance(item.systems, Unknown)]


@once
def possible_users(inventory: Inventory) -> tuple[str, ...]:
    """Return the addresses of activities that may use any system: those that do not say, and unreadable ones."""
    left_out = sorted(inventory.left_out.get("activities", ()))
    written = (activity.address for activity in users_of_unnamed_systems(inventory))
    return (*(f"activities/{identifier}" for identifier in left_out), *written)


@once
def activities_by_recipient(inventory: Inventory) -> Mapping[str, list[Activity]]:
    """Return the activities that name each party as a recipient, in written order; parties without one are missing."""
    naming: dict[str, list[Activity]] = {}
    for activity in inventory.activities.values():
        named = (recipient.party.id for recipient in listed(activity.recipients) if recipient.party)
        for party in dict.fromkeys(named):
            naming.setdefault(party, []).append(activity)
    return naming


@once
def flows_by_activity(inventory: Inventory) -> Mapping[str, list[Flow]]:
    """Return the flows that serve each activity, in written order; activities without one are missing."""
    serving: dict[str, list[Flow]] = {}
    for flow in inventory.flows.values():
        for activity in dict.fromkeys(ids(flow.activities)):
            serving.setdefault(activity, []).append(flow)
    return serving


@once
def links_by_activity(graph: FlowGraph) -> Mapping[str, list[Link]]:
    """Return the links that serve each activity, by id; activities without one are missing."""
    serving: dict[str, list[Link]] = {}
    for link in graph.links:
        for activity in link.activities:
            serving.setdefault(activity, []).append(link)
    return serving
