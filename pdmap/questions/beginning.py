"""What has surely not begun on the day: flows that serve planned activities only, and parties that start later.

Whatever may run already counts as begun: a flow without an activity, and a host of a system that a planned
activity will use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Inventory, Party


def starts_later(party: Party | None, as_of: dt.date) -> bool:
    """Return whether a party is recorded to receive data only from a later day on."""
    return bool(party and party.active_from and party.active_from > as_of)


def all_planned(inventory: Inventory, activities: Iterable[str]) -> bool:
    """Return whether there are activities, and each of them is recorded as `planned`."""
    known = [inventory.activities.get(name) for name in activities]
    return bool(known) and all(activity and activity.status == "planned" for activity in known)


def links_begun(inventory: Inventory, graph: FlowGraph, as_of: dt.date) -> frozenset[str]:
    """Return the ids of the links that data may move along already; what a party hands on waits for what it gets."""
    waiting = [link for link in graph.links if link.kind is not LinkKind.SUBPROCESSING]
    found: set[str] = set()
    while waiting:
        link = waiting.pop()
        if link.id not in found and _may_run(inventory, link, as_of):
            found.add(link.id)
            further = graph.links_from(link.target)
            waiting += [onward for onward in further if onward.kind is LinkKind.SUBPROCESSING]
    return frozenset(found)


def graph_begun(inventory: Inventory, graph: FlowGraph, as_of: dt.date) -> FlowGraph:
    """Return the graph with the links that data may move along already; the same one where that is all of them."""
    begun = links_begun(inventory, graph, as_of)
    links = [link for link in graph.links if link.id in begun]
    return graph if len(links) == len(graph.links) else FlowGraph(graph.elements, links, inventory.reference)


# Private functions


def _may_run(inventory: Inventory, link: Link, as_of: dt.date) -> bool:
    if link.flow and all_planned(inventory, link.activities):
        return False
    return not any(starts_later(_party(inventory, end), as_of) for end in (link.source, link.target))


def _party(inventory: Inventory, end: Element) -> Party | None:
    return inventory.parties.get(end.id) if end.kind is ElementKind.PARTY else None
