"""From a bound inventory to a resolved one: vocabulary merged, defaults filled in, ids looked up."""

from __future__ import annotations

from dataclasses import replace

from pdmap.model import Inventory
from pdmap.resolve.circles import circles
from pdmap.resolve.defaults import fill_defaults
from pdmap.resolve.lookup import unresolved
from pdmap.resolve.vocabulary import extend_reference

__all__ = ["circles", "resolve"]


def resolve(inventory: Inventory) -> Inventory:
    """Return the inventory as rules, maps and records read it.

    Its own vocabulary lies over the built-in one, fields carry what their system sets for them,
    and every id that is used but defined nowhere is listed in `unresolved`.
    """
    extended = replace(inventory, reference=extend_reference(inventory.reference, inventory))
    filled = replace(extended, systems=fill_defaults(extended.systems, extended.reference))
    resolved = replace(filled, unresolved=unresolved(filled))
    resolved.memory.update(filled.memory)  # what was worked out on the way holds of it as well
    return resolved
