"""The fields of an activity's systems, gathered once and then found by data type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pdmap.model import Activity, Field, Inventory, System, ids, listed
from pdmap.reference import Reference


@dataclass(frozen=True, slots=True)
class HeldFields:
    """Fields by what they hold. To look through all of them for each data type would be quadratic work."""

    reference: Reference
    by_type: Mapping[str, Mapping[int, tuple[System, Field]]]
    """Fields by their data type, each with its place in the written order."""
    by_broader: Mapping[str, Mapping[int, tuple[System, Field]]]
    """The same, by their data type and by each type above it."""

    @property
    def everything(self) -> list[tuple[System, Field]]:
        """Return every field, in written order."""
        found = {place: held for fields in self.by_type.values() for place, held in fields.items()}
        return [found[place] for place in sorted(found)]

    def holding(self, data_type: str) -> list[tuple[System, Field]]:
        """Return the fields that hold a data type, a part of it or something broader, in written order."""
        found = dict(self.by_broader.get(data_type, {}))
        for broader in self.reference.ancestors(data_type)[1:]:
            found.update(self.by_type.get(broader, {}))
        return [found[place] for place in sorted(found)]


def held_fields(inventory: Inventory, activity: Activity) -> HeldFields:
    """Return the fields of the systems that an activity uses."""
    by_type: dict[str, dict[int, tuple[System, Field]]] = {}
    by_broader: dict[str, dict[int, tuple[System, Field]]] = {}
    systems = (inventory.systems.get(identifier) for identifier in dict.fromkeys(ids(activity.systems)))
    fields = ((system, field) for system in systems if system for field in listed(system.fields))
    for place, (system, field) in enumerate(fields):
        by_type.setdefault(field.type.id, {})[place] = (system, field)
        for key in inventory.reference.ancestors(field.type.id):
            by_broader.setdefault(key, {})[place] = (system, field)
    return HeldFields(inventory.reference, by_type, by_broader)
