"""What an inventory tells of flows at all: where it tells of none, nothing follows from their absence."""

from __future__ import annotations

from pdmap.memory import once
from pdmap.model import Inventory, ids


def tells_flows(inventory: Inventory) -> bool:
    """Return whether an inventory has any flow; one without is a record, and no map of where data go."""
    return bool(inventory.flows or inventory.left_out.get("flows"))


@once
def probably_meant(inventory: Inventory) -> frozenset[str]:
    """Return the ids that are probably meant where others are used and defined nowhere; REF001 tells of these."""
    return frozenset(missing.suggestion for missing in inventory.unresolved if missing.suggestion)


@once
def after_broken_flows(inventory: Inventory) -> frozenset[str]:
    """Return the parties that flows with an end or an activity defined nowhere go to, and those that they hand on to.

    Such a flow is no link of the graph, or serves another activity than was meant; REF001 tells of the id.
    """
    broken = {missing.address for missing in inventory.unresolved if not missing.is_code}
    waiting = [flow.target.id for flow in inventory.flows.values() if flow.address in broken]
    found: set[str] = set()
    while waiting:
        party = inventory.parties.get(waiting.pop())
        if party and party.id not in found:
            found.add(party.id)
            waiting += ids(party.subprocessors)
    return frozenset(found)


def unreadable(inventory: Inventory, *sections: str) -> tuple[str, ...]:
    """Return the addresses of objects that do not fit the language and might be what is missed."""
    return tuple(f"{section}/{name}" for section in sections for name in sorted(inventory.left_out.get(section, ())))
