"""Which clocks count for a field: its own, and those of the activities that use it; and whether any tells an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pdmap.frozen import dataclass
from pdmap.memory import once
from pdmap.model import Activity, Field, Inventory, Retention, ids, listed
from pdmap.questions.clock_index import ClockIndex, clock_index
from pdmap.questions.saying import is_said
from pdmap.questions.serving import users_by_system


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
    own, uses = listed(field.retention), tuple(_uses(inventory, system, field))
    asked = [use for use in uses if use.is_asked]
    of_activities = {clock.address: clock for use in uses for clocks in use.clocks for clock in clocks}.values()
    answers = (_tells(clocks) for use in asked for clocks in use.clocks) if asked else (_tells(of_activities),)
    return FieldClocks(own, tuple(of_activities), is_open=not (_tells(own) or all(answers)))


# Private functions


@dataclass(frozen=True, slots=True)
class _Use:
    """That an activity uses a field."""

    is_asked: bool
    """Whether the activity's record has retention."""
    clocks: tuple[tuple[Retention, ...], ...]
    """The clocks that count for each data type that it uses."""


def _uses(inventory: Inventory, system: str, field: Field) -> Iterator[_Use]:
    clocks = _clocks_by_activity(inventory)
    for activity in users_by_system(inventory).get(system, ()):
        if used := _used(inventory, activity, field):
            index = clocks[activity.id]
            yield _Use(activity.is_controller, tuple(map(index.counting, used)) if index.by_type else ((),))


@once
def _clocks_by_activity(inventory: Inventory) -> Mapping[str, ClockIndex]:
    activities = inventory.activities.values()
    return {each.id: clock_index(inventory.reference, listed(each.retention)) for each in activities}


def _used(inventory: Inventory, activity: Activity, field: Field) -> Sequence[str]:
    """Return what an activity uses of a field, as the activity names it; the field's own type where it names none."""
    held, named, overlap = field.type.id, ids(activity.data), inventory.reference.overlap
    return [used for used in named if overlap(held, used)] if named else [held]


def _tells(clocks: Iterable[Retention]) -> bool:
    """Return whether clocks tell how long: by a period, be it without an end, or by criteria."""
    return any(clock.period or is_said(clock.criteria) for clock in clocks)
