"""Which recorded breaches concern an activity, or a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from pdmap.graph import Element, ElementKind
from pdmap.model import Activity, Breach, Inventory, ids, listed, options
from pdmap.questions.usage import systems_of


def breaches_of(inventory: Inventory, activity: Activity) -> tuple[Breach, ...]:
    """Return the breaches that concern an activity, in written order.

    Where they name activities, these decide. Others affected a system that it uses; or, where they name no
    system, a party that gets its data; or, where they name neither, its data. Where both tell of data, these
    have to overlap.
    """
    return tuple(breach for breach in inventory.breaches.values() if _concerns(inventory, breach, activity))


def is_known(breach: Breach, day: dt.date) -> bool:
    """Return whether the organization knew of a breach on a day.

    Where it is not written when the organization became aware, it knew as soon as the breach occurred.
    """
    since = breach.aware or breach.occurred
    return since is None or since <= day


def unplaced_breaches(inventory: Inventory) -> tuple[Breach, ...]:
    """Return the breaches that name neither activity nor system, so that they may concern any activity."""
    return tuple(breach for breach in inventory.breaches.values() if not breach.activities and not breach.systems)


def breaches_at(inventory: Inventory, places: Collection[Element]) -> Iterator[Breach]:
    """Yield the recorded breaches that name one of some systems and parties, in written order."""
    named = {kind: {place.id for place in places if place.kind is kind} for kind in ElementKind}
    for breach in inventory.breaches.values():
        systems, parties = set(ids(breach.systems)), set(ids(breach.parties))
        if systems & named[ElementKind.SYSTEM] or parties & named[ElementKind.PARTY]:
            yield breach


def counted_at(
    inventory: Inventory, places: Collection[Element], key: str, day: dt.date
) -> Iterator[tuple[Breach, int]]:
    """Yield the breaches of some systems and parties that were known on a day, with the number under a key of each."""
    for breach in breaches_at(inventory, places):
        count: object = getattr(breach, key)
        if isinstance(count, int) and is_known(breach, day):
            yield breach, count


# Private functions


def _concerns(inventory: Inventory, breach: Breach, activity: Activity) -> bool:
    if breach.activities:
        return activity.id in ids(breach.activities)
    if breach.systems:
        is_near = not set(ids(breach.systems)).isdisjoint(ids(activity.systems))
    elif breach.parties:
        is_near = not set(ids(breach.parties)).isdisjoint(_parties(inventory, activity))
    else:
        is_near = bool(breach.data and activity.data)
    return is_near and _may_share_data(inventory, breach, activity)


def _parties(inventory: Inventory, activity: Activity) -> frozenset[str]:
    """Return the recipients of an activity and the hosts of its systems."""
    recipients = {recipient.party.id for recipient in listed(activity.recipients) if recipient.party}
    hosts = {host.id for system in systems_of(inventory, activity) for host in options(system.hosted_by)}
    return frozenset(recipients | hosts)


def _may_share_data(inventory: Inventory, breach: Breach, activity: Activity) -> bool:
    affected, used = ids(breach.data), ids(activity.data)
    if not affected or not used:
        return True
    return any(inventory.reference.overlap(one, other) for one in affected for other in used)
