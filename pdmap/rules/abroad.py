"""Which third countries the data of an activity reach, by the recorded flows and places."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.graph import Element, ElementKind, FlowGraph, activities_by_system
from pdmap.questions.importers import transferring
from pdmap.questions.transfers import Leg
from pdmap.rules.rule import Context


def legs_abroad(context: Context) -> Mapping[tuple[str, str], list[Leg]]:
    """Return the steps that bring data of an activity to a third country, by the activity's id and the country."""
    users = activities_by_system(context.inventory)
    reached: dict[tuple[str, str], list[Leg]] = {}
    for leg in transferring(context.inventory, context.legs):
        if leg.country:
            for served in _served(context.graph, users, leg):
                reached.setdefault((served, leg.country.code), []).append(leg)
    return reached


# Private functions


def _served(graph: FlowGraph, users: Mapping[str, frozenset[str]], leg: Leg) -> frozenset[str]:
    """Return the activities of a step: those of its link, or those that use the system or send data to it."""
    if leg.link:
        return leg.link.activities
    arriving = graph.links_to(Element(ElementKind.SYSTEM, leg.holder))
    return users.get(leg.holder, frozenset()).union(*(link.activities for link in arriving))
