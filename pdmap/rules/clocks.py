"""Which clock counts for a data type, and where the data of an activity are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.model import Activity, Field, Inventory, Retention, System, ids, listed
from pdmap.reference import Reference


def clocks_for(reference: Reference, clocks: Sequence[Retention], data_type: str) -> tuple[Retention, ...]:
    """Return the clocks that name a data type, else its nearest parent, else those for all data."""
    for key in reference.ancestors(data_type):
        naming = tuple(clock for clock in clocks if key in ids(clock.data))
        if naming:
            return naming
    return tuple(clock for clock in clocks if not clock.data)


def fields_of_use(inventory: Inventory, activity: Activity, data_type: str) -> Iterator[tuple[System, Field]]:
    """Yield the fields of the activity's systems that hold a data type, a part of it or something broader."""
    for identifier in ids(activity.systems):
        system = inventory.systems.get(identifier)
        for field in listed(system.fields) if system else ():
            if system and inventory.reference.overlap(field.type.id, data_type):
                yield system, field
