"""The fields of an activity's systems, gathered once and then found by data type."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pdmap.model import Activity, Field, Inventory, System, ids, listed

Places = Mapping[int, tuple[System, Field]]
"""Fields by their place in the written order."""


class HeldFields:
    """The fields of the systems that an activity uses. To look through all for each data type would be quadratic.

    They are gathered when they are first asked for: most activities answer everything themselves.
    """

    def __init__(self, inventory: Inventory, activity: Activity) -> None:
        self._inventory = inventory
        self._activity = activity

    @cached_property
    def everything(self) -> list[tuple[System, Field]]:
        """Return every field, in written order."""
        names = dict.fromkeys(ids(self._activity.systems))
        systems = (self._inventory.systems.get(identifier) for identifier in names)
        return [(system, field) for system in systems if system for field in listed(system.fields)]

    def holding(self, data_type: str) -> list[tuple[System, Field]]:
        """Return the fields that hold a data type, a part of it or something broader, in written order."""
        found = dict(self._by_broader.get(data_type, {}))
        for broader in self._inventory.reference.ancestors(data_type)[1:]:
            found.update(self._by_type.get(broader, {}))
        return [found[place] for place in sorted(found)]

    # Private methods

    @cached_property
    def _by_type(self) -> Mapping[str, Places]:
        by_type: dict[str, dict[int, tuple[System, Field]]] = {}
        for place, (system, field) in enumerate(self.everything):
            by_type.setdefault(field.type.id, {})[place] = (system, field)
        return by_type

    @cached_property
    def _by_broader(self) -> Mapping[str, Places]:
        """Return the fields by their data type and by each type above it."""
        by_broader: dict[str, dict[int, tuple[System, Field]]] = {}
        for data_type, fields in self._by_type.items():
            for key in self._inventory.reference.ancestors(data_type):
                by_broader.setdefault(key, {}).update(fields)
        return by_broader
