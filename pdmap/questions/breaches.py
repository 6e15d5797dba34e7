"""Breaches that the organization answers for, as a controller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.model import Breach, Inventory, ids
from pdmap.questions.serving import possible_users, users_by_system

LIMIT = dt.timedelta(days=3)
"""72 hours. Between two days that are further apart more has passed for certain, whatever the hours."""


def is_within_limit(aware: dt.date, notified: dt.date) -> bool | None:
    """Return whether a notification came within 72 hours; `None` for three days apart, where the hours decide."""
    delay = notified - aware
    return None if delay == LIMIT else delay < LIMIT


def own_breaches(inventory: Inventory) -> Iterator[tuple[Breach, tuple[str, ...]]]:
    """Yield the breaches that may concern data of which the organization is a controller.

    Where only activities as a processor use the systems that were affected, the controllers are the ones
    to document, to notify and to communicate; the processor tells them (Article 33(2)). With each breach
    come the addresses of activities that may show that once they are readable. Where the breach names the
    activities that it concerns, these decide.
    """
    users = users_by_system(inventory)
    possible = possible_users(inventory)
    for breach in inventory.breaches.values():
        using = [users.get(system, []) for system in ids(breach.systems)]
        named = [inventory.activities[name] for name in ids(breach.activities) if name in inventory.activities]
        concerned = named or [activity for activities in using for activity in activities]
        is_ours = any(activity.is_controller for activity in concerned)
        is_of_others = bool(concerned) and (bool(named) or all(using)) and not is_ours
        if not is_of_others:
            yield breach, possible if using and not is_ours else ()
