"""How long one category of data is kept (Article 30(1)(f): `the different categories of data`)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.clocks import clock_places, clock_text
from pdmap.documents.document import Line
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption
from pdmap.model import Activity, Retention, ids, listed
from pdmap.questions.usage import may_use


def clocks_of(context: Context, activity: Activity, data_type: str) -> tuple[Line, ...]:
    """Return the activity's clocks for a category of data, then those of its systems, as details; none where unknown.

    A clock that names no data is for those that no other clock of the activity names.
    """
    own = (_line(context, clock, context.words.kept) for clock in _own(context, activity, data_type))
    return (*assumed(own, assumption(activity, "retention")), *_of_systems(context, activity, data_type))


# Private functions


def _own(context: Context, activity: Activity, data_type: str) -> tuple[Retention, ...]:
    clocks, kinds = listed(activity.retention), set(context.inventory.reference.ancestors(data_type))
    named = tuple(clock for clock in clocks if not kinds.isdisjoint(ids(clock.data)))
    return named or tuple(clock for clock in clocks if not clock.data)


def _of_systems(context: Context, activity: Activity, data_type: str) -> Iterator[Line]:
    """Yield the clocks of the fields that hold the data; a field may hold a kind of them only."""
    reference, told = context.inventory.reference, set[tuple[str, Retention]]()
    for system in systems_of(context, activity):
        label = context.words.kept_in.format(system=system.title, text="{text}")
        for field in listed(system.fields):
            if reference.overlap(field.type.id, data_type) and may_use(context.inventory, activity, field):
                for clock in listed(field.retention):
                    if (system.id, clock) not in told:
                        told.add((system.id, clock))
                        yield from assumed([_line(context, clock, label)], assumption(system, "retention"))


def _line(context: Context, clock: Retention, label: str) -> Line:
    text = label.replace("{text}", clock_text(context.words, clock))
    return Line(text, sources=clock_places(clock), address=clock.address, level=1)
