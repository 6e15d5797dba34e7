"""Which clocks count for a field: its own, and those of the activities that use it; and whether any tells an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pdmap.memory import once
from pdmap.model import Activity, Field, Inventory, Retention, ids, listed
from pdmap.questions.clock_index import ClockIndex, clock_index
from pdmap.questions.saying import is_said
from pdmap.questions.serving import users_by_system
from pdmap.questions.usage import may_use


@dataclass(frozen=True, slots=True)
class FieldClocks:
    """What counts for a field."""

    own: tuple[Retention, ...]
    """Those of the field, or those that its system says for all fields."""
    of_activities: tuple[Retention, ...]
    is_open: bool
    """Whether neither a period nor criteria tell how long it is kept, for one activity that uses it at least."""

    @property
    def all(self) -> tuple[Retention, ...]:
        """Return every clock that counts."""
        return (*self.own, *self.of_activities)


def field_clocks(inventory: Inventory, system: str, field: Field) -> FieldClocks:
    """Return the clocks that count for a field of a system.

    Of an activity, those count that name what the activity uses of the field, or what is broader, or all of its data.
    Processors' records have no retention (Article 30(2)), so that only controllers' activities are asked for it.
    """
    own = listed(field.retention)
    users = _users(inventory).of(system, field)
    answered = [_is_answered(inventory, index, activity, field) for activity, index in users if activity.is_controller]
    of_activities = tuple(_counting(inventory, users, field))
    is_told = _tells(own) or (all(answered) if answered else _tells(of_activities))
    return FieldClocks(own, of_activities, is_open=not is_told)


# Private functions


@dataclass(frozen=True, slots=True)
class _Users:
    """The activities that use systems, with their clocks."""

    inventory: Inventory
    by_system: Mapping[str, Sequence[Activity]]
    clocks: Mapping[str, ClockIndex]

    def of(self, system: str, field: Field) -> list[tuple[Activity, ClockIndex]]:
        """Return the activities that use a field."""
        users = (each for each in self.by_system.get(system, ()) if may_use(self.inventory, each, field))
        return [(each, self.clocks[each.id]) for each in users]


@once
def _users(inventory: Inventory) -> _Users:
    reference = inventory.reference
    clocks = {each.id: clock_index(reference, listed(each.retention)) for each in inventory.activities.values()}
    return _Users(inventory, users_by_system(inventory), clocks)


def _counting(inventory: Inventory, users: Sequence[tuple[Activity, ClockIndex]], field: Field) -> Iterator[Retention]:
    clocks = (
        clock
        for activity, index in users
        if index.by_type
        for used in _used(inventory, activity, field)
        for clock in index.counting(used)
    )
    yield from {clock.address: clock for clock in clocks}.values()


def _is_answered(inventory: Inventory, index: ClockIndex, activity: Activity, field: Field) -> bool:
    return bool(index.by_type) and all(_tells(index.counting(used)) for used in _used(inventory, activity, field))


def _used(inventory: Inventory, activity: Activity, field: Field) -> Sequence[str]:
    """Return what an activity uses of a field, as the activity names it; the field's own type where it names none."""
    named = [used for used in ids(activity.data) if inventory.reference.overlap(field.type.id, used)]
    return named or [field.type.id]


def _tells(clocks: Sequence[Retention]) -> bool:
    """Return whether clocks tell how long: by a period, be it without an end, or by criteria."""
    return any(clock.period or is_said(clock.criteria) for clock in clocks)
