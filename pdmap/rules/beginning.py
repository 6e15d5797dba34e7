"""What has surely not begun on the day: flows that serve planned activities only, and parties that start later.

Article 28(3) or Chapter V ask for what has to be in place when processing starts, not before. Whatever may
run already counts as begun: a flow without an activity, and a host of a system that a planned activity will use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pdmap.graph import Element, ElementKind, Link, LinkKind
from pdmap.memory import once
from pdmap.model import Inventory, Party
from pdmap.rules.rule import Context


def starts_later(party: Party | None, as_of: dt.date) -> bool:
    """Return whether a party is recorded to receive data only from a later day on."""
    return bool(party and party.active_from and party.active_from > as_of)


def all_planned(inventory: Inventory, activities: Iterable[str]) -> bool:
    """Return whether there are activities, and each of them is recorded as `planned`."""
    known = [inventory.activities.get(name) for name in activities]
    return bool(known) and all(activity and activity.status == "planned" for activity in known)


@once
def begun_links(context: Context) -> frozenset[str]:
    """Return the ids of the links that data may move along already; what a party hands on waits for what it gets."""
    waiting = [link for link in context.graph.links if link.kind is not LinkKind.SUBPROCESSING]
    found: set[str] = set()
    while waiting:
        link = waiting.pop()
        if link.id not in found and _may_run(context, link):
            found.add(link.id)
            further = context.graph.links_from(link.target)
            waiting += [onward for onward in further if onward.kind is LinkKind.SUBPROCESSING]
    return frozenset(found)


# Private functions


def _may_run(context: Context, link: Link) -> bool:
    if link.flow and all_planned(context.inventory, link.activities):
        return False
    return not any(starts_later(_party(context, end), context.as_of) for end in (link.source, link.target))


def _party(context: Context, end: Element) -> Party | None:
    return context.inventory.parties.get(end.id) if end.kind is ElementKind.PARTY else None
