"""Which activities name a party, and which may do so once they are readable."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.model import Activity, Inventory, listed


def activities_by_recipient(inventory: Inventory) -> Mapping[str, list[Activity]]:
    """Return the activities that name each party as a recipient, in written order."""
    naming: dict[str, list[Activity]] = {}
    for activity in inventory.activities.values():
        for party in dict.fromkeys(item.party.id for item in listed(activity.recipients) if item.party):
            naming.setdefault(party, []).append(activity)
    return naming


def all_activities(inventory: Inventory) -> tuple[str, ...]:
    """Return the addresses of all activities, those included that do not fit the language: any may name a party."""
    unreadable = (f"activities/{identifier}" for identifier in sorted(inventory.left_out.get("activities", ())))
    return (*(activity.address for activity in inventory.activities.values()), *unreadable)
