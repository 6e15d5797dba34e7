"""What has surely not begun on the day: flows that serve planned activities only, and parties that start later.

Article 28(3) or Chapter V ask for what has to be in place when processing starts, not before. Whatever may
run already counts as begun: a flow without an activity, and a host of a system that a planned activity will use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind, onward_links
from pdmap.model import Inventory, Party


def starts_later(party: Party | None, as_of: dt.date) -> bool:
    """Return whether a party is recorded to receive data only from a later day on."""
    return bool(party and party.active_from and party.active_from > as_of)


def all_planned(inventory: Inventory, activities: Iterable[str]) -> bool:
    """Return whether there are activities, and each of them is recorded as `planned`."""
    known = [inventory.activities.get(name) for name in activities]
    return bool(known) and all(activity and activity.status == "planned" for activity in known)


def begun_links(inventory: Inventory, graph: FlowGraph, as_of: dt.date) -> frozenset[str]:
    """Return the ids of the links that data may move along already; what a party hands on waits for what it gets."""
    waiting = [link for link in graph.links if link.kind is not LinkKind.SUBPROCESSING]
    found: set[str] = set()
    while waiting:
        link = waiting.pop()
        if link.id not in found and may_run(link, inventory, as_of):
            found.add(link.id)
            further = graph.links_from(link.target)
            waiting += [onward for onward in further if onward.kind is LinkKind.SUBPROCESSING]
    return frozenset(found)


def begun_graph(inventory: Inventory, graph: FlowGraph, as_of: dt.date) -> FlowGraph:
    """Return a flow graph without what has not begun; parties hand on only what they get already."""
    begun = begun_links(inventory, graph, as_of)
    if len(begun) == len(graph.links):
        return graph
    own = [link for link in graph.links if link.id in begun and link.kind is not LinkKind.SUBPROCESSING]
    onward = (link for link in onward_links(inventory, own) if link.id in begun)
    return FlowGraph(graph.elements, (*own, *onward), inventory.reference)


def may_run(link: Link, inventory: Inventory, as_of: dt.date) -> bool:
    """Return whether nothing that is recorded of a link itself says that it begins later."""
    if link.flow and all_planned(inventory, link.activities):
        return False
    return beginning_of(link, inventory, as_of) is None


def beginning_of(link: Link, inventory: Inventory, as_of: dt.date) -> dt.date | None:
    """Return the later day from which both ends of a link take part; `None` where no day to come is recorded."""
    parties = (_party(inventory, end) for end in (link.source, link.target))
    days = (party.active_from for party in parties if party and starts_later(party, as_of))
    return max((day for day in days if day), default=None)


# Private functions


def _party(inventory: Inventory, end: Element) -> Party | None:
    return inventory.parties.get(end.id) if end.kind is ElementKind.PARTY else None
