"""What an inventory tells of flows at all: where it tells of none, nothing follows from their absence."""

from __future__ import annotations

from pdmap.model import Inventory


def tells_flows(inventory: Inventory) -> bool:
    """Return whether an inventory has any flow; one without is a record, and no map of where data go."""
    return bool(inventory.flows or inventory.left_out.get("flows"))


def probably_meant(inventory: Inventory) -> frozenset[str]:
    """Return the ids that are probably meant where others are used and defined nowhere; REF001 tells of these."""
    return frozenset(missing.suggestion for missing in inventory.unresolved if missing.suggestion)


def unreadable(inventory: Inventory, *sections: str) -> tuple[str, ...]:
    """Return the addresses of objects that do not fit the language and might be what is missed."""
    return tuple(f"{section}/{name}" for section in sections for name in sorted(inventory.left_out.get(section, ())))
