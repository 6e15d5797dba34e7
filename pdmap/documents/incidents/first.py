"""What to do after a breach, most urgent first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.elements import organization
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.incidents.case import Incident
from pdmap.documents.incidents.lines import data_text, element_line, people_lines
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision
from pdmap.documents.lines import details, place
from pdmap.graph import Element, ElementKind
from pdmap.questions.exposure import Opening, Step, Task, is_told_by_gdpr, steps_after
from pdmap.questions.exposure.duties import deadline


def first_table(context: Context, incident: Incident) -> Table:
    """Return a row for each task."""
    words = context.words
    columns = (
        Column("task", words.incident_task),
        Column("time", words.incident_time),
        Column("whom", words.incident_whom),
    )
    steps = steps_after(context.inventory, incident.exposure, incident.duties)
    rows = tuple(
        _row(context, incident, task, tuple(several)) for task, several in groupby(steps, lambda step: step.task)
    )
    return Table("first", words.incident_first, columns, rows)


# Private functions


def _row(context: Context, incident: Incident, task: Task, steps: tuple[Step, ...]) -> Row:
    whom = tuple(_whom(context, incident, task, steps))
    return Row((Cell((Line(_task(context, task)),)), Cell(tuple(_time(context, incident, task))), Cell(whom)))


def _task(context: Context, task: Task) -> str:
    """Return a task with the provision that asks for it, under the law of the inventory."""
    text, laws = context.words.incident_tasks[task], _GDPR if is_told_by_gdpr(context.inventory) else _FADP
    law = laws.get(task)
    return context.words.with_kind.format(text=text, kind=provision(context.words, law)) if law else text


def _time(context: Context, incident: Incident, task: Task) -> Iterator[Line]:
    words = context.words
    if task is not Task.AUTHORITY:
        yield Line(words.incident_times[task])
        return
    if incident.aware_at:
        end = deadline(incident.aware_at).isoformat(sep=" ", timespec="minutes")
        yield Line(words.incident_end.format(moment=end))
    else:
        yield Line(words.incident_times[task])
    yield Line(words.incident_delay, level=1)


def _whom(context: Context, incident: Incident, task: Task, steps: tuple[Step, ...]) -> Iterable[Line]:
    tell = _WHOM.get(task)
    if tell:
        return tell(context, incident)
    if task is Task.REVOKE:
        return (_opened(context, step.opening) for step in steps if step.opening)
    return (line for step in steps for line in _party(context, step))


def _authority(context: Context, _: Incident) -> tuple[Line, ...]:
    return organization.authority(context).lines


def _commissioner(context: Context, _: Incident) -> tuple[Line, ...]:
    return (Line(context.words.incident_commissioner),)


def _people(context: Context, incident: Incident) -> tuple[Line, ...]:
    return people_lines(context, incident) or (Line(context.words.not_recorded, State.NOT_RECORDED),)


def _register(context: Context, _: Incident) -> tuple[Line, ...]:
    return (Line(context.words.breach_register, address="breaches"),)


def _opened(context: Context, opening: Opening) -> Line:
    system = element_line(context, opening.element)
    credentials = ", ".join(data_text(context, key) for key in opening.data_types)
    text = context.words.incident_opens.format(system=system.text, credentials=credentials)
    return Line(text, sources=system.sources, address=system.address, is_derived=True)


def _party(context: Context, step: Step) -> Iterator[Line]:
    """Yield a party, why it is told, and how it is reached; one that is defined nowhere by its id."""
    words, party = context.words, context.inventory.parties.get(step.party)
    if party is None:
        yield Line(step.party)
        return
    yield element_line(context, Element(ElementKind.PARTY, step.party))
    if step.engagement:
        activities = [context.inventory.activities[name] for name in step.engagement.activities]
        text = words.incident_by_activity.format(activities=", ".join(activity.title for activity in activities))
        yield Line(text, sources=tuple(place(activity) for activity in activities), level=1)
    yield from details(contact_lines(words, party, party.contact), words.contact)


# Private tables

_WHOM: Mapping[Task, Callable[[Context, Incident], Iterable[Line]]] = {
    Task.AUTHORITY: _authority,
    Task.COMMISSIONER: _commissioner,
    Task.PEOPLE: _people,
    Task.DOCUMENT: _register,
}
_GDPR: Mapping[Task, str] = {
    Task.AUTHORITY: "Art. 33(1) GDPR",
    Task.COMMISSIONER: "Art. 24(1) FADP",
    Task.CONTROLLER: "Art. 33(2) GDPR",
    Task.JOINT_CONTROLLER: "Art. 26(1) GDPR",
    Task.PEOPLE: "Art. 34(1) GDPR",
    Task.PROCESSOR: "Art. 33(2) GDPR",
    Task.DOCUMENT: "Art. 33(5) GDPR",
}
_FADP: Mapping[Task, str] = {
    Task.COMMISSIONER: "Art. 24(1) FADP",
    Task.CONTROLLER: "Art. 24(3) FADP",
    Task.PEOPLE: "Art. 24(4) FADP",
    Task.PROCESSOR: "Art. 24(3) FADP",
}
