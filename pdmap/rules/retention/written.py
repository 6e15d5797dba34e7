"""Every clock of an inventory, each once, with what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, Field, Inventory, Retention, System, listed


def written_clocks(inventory: Inventory) -> Iterator[tuple[Activity | System | Field, Retention]]:
    """Yield the clocks of activities, systems and fields; one that a field has from its system only for the system."""
    holders: list[Activity | System] = [*inventory.activities.values(), *inventory.systems.values()]
    for holder in holders:
        yield from ((holder, clock) for clock in listed(holder.retention))
    for system in inventory.systems.values():
        for field in listed(system.fields):
            if field.has("retention"):
                yield from ((field, clock) for clock in listed(field.retention))
