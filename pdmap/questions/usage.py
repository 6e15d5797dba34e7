"""Which fields of its systems an activity uses."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, Field, Inventory, System, ids, listed


def systems_of(inventory: Inventory, activity: Activity) -> tuple[System, ...]:
    """Return the systems that an activity names, each once, as far as they are defined."""
    known = (inventory.systems.get(identifier) for identifier in dict.fromkeys(ids(activity.systems)))
    return tuple(system for system in known if system)


def fields_used(inventory: Inventory, activity: Activity) -> Iterator[tuple[System, Field]]:
    """Yield the fields of its systems that an activity uses."""
    for system in systems_of(inventory, activity):
        yield from ((system, field) for field in listed(system.fields) if may_use(inventory, activity, field))


def types_of(inventory: Inventory, activity: Activity) -> frozenset[str]:
    """Return the data types that an activity names; where it names none, those of its systems."""
    named = ids(activity.data)
    return frozenset(named or (field.type.id for _, field in fields_used(inventory, activity)))


def people_of(inventory: Inventory, activity: Activity) -> frozenset[str]:
    """Return whose data an activity names; where it names nobody, those of its systems."""
    named = ids(activity.subjects)
    held = (subject for _, field in fields_used(inventory, activity) for subject in ids(field.subjects))
    return frozenset(named or held)


def may_use(inventory: Inventory, activity: Activity, field: Field) -> bool:
    """Return whether an activity uses a field; one whose data are not recorded may use all of them."""
    data = ids(activity.data)
    return not data or any(inventory.reference.overlap(field.type.id, used) for used in data)
