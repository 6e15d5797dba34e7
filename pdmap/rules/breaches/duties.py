"""Breaches that the organization answers for, and words on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.model import Activity, ActivityRole, Breach, Inventory, ids
from pdmap.rules.usage import users_by_system


def own_breaches(inventory: Inventory) -> Iterator[Breach]:
    """Yield the breaches that may concern data of which the organization is a controller.

    Where only activities as a processor use the systems that were affected, the controllers are the ones
    to document, to notify and to communicate; the processor tells them (Article 33(2)).
    """
    users = users_by_system(inventory)
    return (breach for breach in inventory.breaches.values() if not _is_of_controllers(breach, users))


# Private functions


def _is_of_controllers(breach: Breach, users: Mapping[str, list[Activity]]) -> bool:
    using = [users.get(system, []) for system in ids(breach.systems)]
    roles = {activity.role for activities in using for activity in activities}
    return bool(using) and all(using) and roles == {ActivityRole.PROCESSOR}
