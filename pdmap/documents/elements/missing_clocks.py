"""Which data of an activity are kept without a time limit, where others have one (Article 30(1)(f): `different`)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Line, State
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, place
from pdmap.documents.names import data_type_name
from pdmap.findings import Location
from pdmap.model import Activity, Field, System, ids, listed
from pdmap.questions.usage import may_use


def data_without_clock(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the categories of data that no clock covers, and the systems that keep others without one."""
    own = listed(activity.retention)
    if (activity.retention is not None and not own) or any(not clock.data for clock in own):
        return
    by_activity = {identifier for clock in own for identifier in ids(clock.data)}
    fields = [(system, field) for system in systems_of(context, activity) for field in listed(system.fields)]
    covered = by_activity | {field.type.id for _, field in fields if field.retention is not None}
    if not covered:
        return
    for used in listed(activity.data):
        kinds = set(context.inventory.reference.ancestors(used.id))
        if kinds.isdisjoint(covered):
            name = data_type_name(context, used.id)
            yield _silence(context, name, place(activity, "data"), address(activity, "retention"))
        elif kinds.isdisjoint(by_activity):
            yield from _kept_there(context, activity, used.id, fields)


# Private functions


def _kept_there(
    context: Context, activity: Activity, data_type: str, fields: list[tuple[System, Field]]
) -> Iterator[Line]:
    """Yield the systems that keep data without a clock, though another one has a clock for them."""
    for system, field in fields:
        if field.type.id == data_type and field.retention is None and may_use(context.inventory, activity, field):
            label = context.words.held_in.format(data=data_type_name(context, data_type), system=system.title)
            yield _silence(context, label, place(field, "type"), address(system, "retention"))


def _silence(context: Context, label: str, source: Location, where: str) -> Line:
    words = context.words
    text = words.labeled.format(label=label, text=words.not_recorded)
    return Line(text, State.NOT_RECORDED, (source,), where)
