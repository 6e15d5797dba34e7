"""Whether it is recorded what is in a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Inventory, ids, listed
from pdmap.questions.beginning import starts_later
from pdmap.questions.places import is_silent, is_silent_link


def is_silent_place(inventory: Inventory, graph: FlowGraph, element: Element, as_of: dt.date) -> bool:
    """Return whether it is not recorded, or not known, what a place holds, so that it may hold any data.

    Of a party it is recorded where links tell what they bring to it, and nobody names it as a recipient beside them.

    Args:
        inventory: What is described.
        graph: The links that data may move along already.
        element: A system or a party.
        as_of: The day.
    """
    if element.kind is ElementKind.SYSTEM:
        system = inventory.systems[element.id]
        return is_silent(system) and not system.synthetic
    if starts_later(inventory.parties.get(element.id), as_of):
        return False
    if any(True for _ in silent_links(graph, element)):
        return True
    return (not graph.links_to(element) and not graph.links_from(element)) or _is_named_beside(
        inventory, graph, element
    )


def silent_links(graph: FlowGraph, party: Element) -> Iterator[Link]:
    """Yield the links of which nobody recorded what they bring to a party, also to one that hands on to it."""
    seen, waiting = {party}, [party]
    while waiting:
        for link in graph.links_to(waiting.pop()):
            if link.kind is LinkKind.SUBPROCESSING:
                if link.source not in seen:
                    seen.add(link.source)
                    waiting.append(link.source)
            elif is_silent_link(link):
                yield link


def people_named(inventory: Inventory, graph: FlowGraph, element: Element) -> tuple[str, ...]:
    """Return the people that are recorded for a place although it is not recorded what it holds."""
    if element.kind is ElementKind.SYSTEM:
        return tuple(sorted(ids(inventory.systems[element.id].subjects)))
    return tuple(sorted({subject for link in silent_links(graph, element) for subject in link.subjects}))


# Private functions


def _is_named_beside(inventory: Inventory, graph: FlowGraph, element: Element) -> bool:
    """Return whether an activity that runs names a party as recipient, and no link tells what it gets for it."""
    links = graph.links_to(element)
    if any(not link.activities for link in links):
        return False
    served = frozenset[str]().union(*(link.activities for link in links))
    return any(
        activity.id not in served and activity.status not in {"planned", "ended"}
        for activity in inventory.activities.values()
        if any(recipient.party and recipient.party.id == element.id for recipient in listed(activity.recipients))
    )
