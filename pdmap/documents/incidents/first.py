"""What to do after a breach, most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.elements import organization
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.incidents.case import Incident
from pdmap.documents.incidents.lines import data_text, element_line, people_lines
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision_of
from pdmap.documents.lines import details, place
from pdmap.graph import Element, ElementKind
from pdmap.questions.exposure import Step, Task, is_told_by_gdpr, laws_of, steps_after
from pdmap.questions.exposure.duties import deadline, has_passed
from pdmap.reference.regimes import Regime


def first_table(context: Context, incident: Incident) -> Table:
    """Return a row for each task."""
    words = context.words
    columns = (
        Column("task", words.incident_task),
        Column("time", words.incident_time),
        Column("whom", words.incident_whom),
    )
    steps = steps_after(context.inventory, incident.exposure, incident.duties)
    alike = groupby(steps, lambda step: (step.task, step.law))
    rows = tuple(_row(context, incident, task, law, tuple(several)) for (task, law), several in alike)
    return Table("first", words.incident_first, columns, rows)


# Private functions


def _row(context: Context, incident: Incident, task: Task, law: Regime | None, steps: tuple[Step, ...]) -> Row:
    whom = tuple(_whom(context, incident, task, law, steps))
    times = tuple(_time(context, incident, task))
    return Row((Cell((Line(_task(context, task, law)),)), Cell(times), Cell(whom)))


def _task(context: Context, task: Task, law: Regime | None) -> str:
    """Return a task with the provisions that ask for it, under the laws of the inventory or the one that it is for."""
    words, asking = context.words, (law,) if law else laws_of(context.inventory)
    numbered = ((each, (_SWISS_NUMBERS if each is Regime.CH_FADP else _NUMBERS).get(task)) for each in asking)
    cited = ", ".join(provision_of(words, number, each) for each, number in numbered if number)
    text = words.incident_tasks[task]
    return words.with_kind.format(text=text, kind=cited) if cited else text


def _time(context: Context, incident: Incident, task: Task) -> Iterator[Line]:
    words, aware_at = context.words, incident.aware_at
    if task is not Task.AUTHORITY:
        alike = task if is_told_by_gdpr(context.inventory) else _SWISS_TIMES.get(task, task)
        yield Line(words.incident_times[alike])
        return
    end = deadline(aware_at).isoformat(sep=" ", timespec="minutes") if aware_at else ""
    if aware_at and has_passed(aware_at, context.as_of):
        yield Line(words.incident_passed.format(moment=end))
        return
    yield Line(words.incident_end.format(moment=end) if end else words.incident_times[task])
    yield Line(words.incident_delay, level=1)


def _whom(
    context: Context, incident: Incident, task: Task, law: Regime | None, steps: tuple[Step, ...]
) -> Iterable[Line]:
    match task:
        case Task.AUTHORITY:
            return _authority(context, law)
        case Task.COMMISSIONER:
            return (Line(context.words.incident_commissioner),)
        case Task.PEOPLE | Task.PEOPLE_SWISS:
            return _people(context, incident)
        case Task.DOCUMENT:
            return (Line(context.words.breach_register, address="breaches"),)
        case Task.REVOKE | Task.CHECK:
            return (line for step in steps for line in _place(context, step))
        case Task.CONTROLLER | Task.JOINT_CONTROLLER | Task.PROCESSOR | Task.INDEPENDENT | Task.RECIPIENT:
            return (line for step in steps for line in _party(context, step))
        case _:
            assert_never(task)


def _authority(context: Context, law: Regime | None) -> tuple[Line, ...]:
    """Return the authority of a law: the United Kingdom has one only, and what is recorded is that of the Union."""
    if law is Regime.UK_GDPR:
        return (Line(context.words.incident_commissioner_uk),)
    return organization.authority(context).lines


def _people(context: Context, incident: Incident) -> tuple[Line, ...]:
    return people_lines(context, incident) or (Line(context.words.not_recorded, State.NOT_RECORDED),)


def _place(context: Context, step: Step) -> Iterator[Line]:
    """Yield a place with the credentials that were there, or are there as well; or one that is to be checked."""
    words = context.words
    if step.opening:
        form = words.incident_opens_perhaps if step.opening.is_open else words.incident_opens
        yield _credentials(context, step.opening.element, step.opening.data_types, form)
    elif step.place and step.credentials:
        form = words.labeled.format(label="{system}", text="{credentials}")
        yield _credentials(context, step.place, step.credentials, form)
    elif step.place:
        yield element_line(context, step.place)


def _credentials(context: Context, element: Element, types: Iterable[str], form: str) -> Line:
    line, credentials = element_line(context, element), ", ".join(data_text(context, key) for key in types)
    return replace(line, text=form.format(system=line.text, credentials=credentials), is_derived=True)


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

_NUMBERS: Mapping[Task, str] = {
    Task.AUTHORITY: "33(1)",
    Task.CONTROLLER: "33(2)",
    Task.JOINT_CONTROLLER: "26(1)",
    Task.PEOPLE: "34(1)",
    Task.PROCESSOR: "33(2)",
    Task.DOCUMENT: "33(5)",
}
"""Articles of the GDPR; that of the United Kingdom has the same numbers."""
_SWISS_NUMBERS: Mapping[Task, str] = {
    Task.COMMISSIONER: "24(1)",
    Task.CONTROLLER: "24(3)",
    Task.PEOPLE_SWISS: "24(4)",
    Task.PROCESSOR: "24(3)",
}
_SWISS_TIMES: Mapping[Task, Task] = {Task.CONTROLLER: Task.COMMISSIONER, Task.PROCESSOR: Task.REVOKE}
"""Tasks by when the FADP asks for what the GDPR wants without undue delay: as soon as possible, at once."""
