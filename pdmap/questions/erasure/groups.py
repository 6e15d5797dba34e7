"""Whose data may be those of the people, and which links may carry them."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.graph import FlowGraph, Link
from pdmap.model import Inventory, PartyRole, ids


def is_meant(inventory: Inventory, subject: str, others: Iterable[str]) -> bool:
    """Return whether data of some people may be of a group: the same one, a part of it, or one that it is part of."""
    reference = inventory.reference
    return any(reference.is_subject(other, subject) or reference.is_subject(subject, other) for other in others)


def links_of(inventory: Inventory, graph: FlowGraph, subject: str) -> tuple[Link, ...]:
    """Return the links that may carry data of a group of people; a link that names nobody may carry anybody's."""
    return tuple(
        link
        for link in graph.links
        if not link.is_empty and (not link.subjects or is_meant(inventory, subject, link.subjects))
    )


def customer_groups(inventory: Inventory) -> frozenset[str]:
    """Return the parties that stand for our own customers who are controllers: they keep what is theirs.

    Other groups of controllers, such as insurers, are recipients like any other.
    """
    served = {name for activity in inventory.activities.values() for name in ids(activity.on_behalf_of)}
    groups = (party for party in inventory.parties.values() if party.is_group and PartyRole.CONTROLLER in party.roles)
    return frozenset(party.id for party in groups if party.id in served)
