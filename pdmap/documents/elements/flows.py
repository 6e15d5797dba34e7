"""How the data of an activity move, flow by flow, beyond what Article 30 asks for."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact, place, secured
from pdmap.documents.names import data_type_name, party_name, subject_name, subject_title, system_name
from pdmap.documents.words import Words
from pdmap.model import Activity, Flow, Mention, Transform, ids, listed


def flows(context: Context, activity: Activity) -> Cell:
    """Return the flows that serve an activity, with the data that they carry."""
    return _flows(context, activity, has_data=True)


def flows_without_data(context: Context, activity: Activity) -> Cell:
    """Return the flows that serve an activity; whose data and which they carry is the controllers' matter."""
    return _flows(context, activity, has_data=False)


# Private functions


def _flows(context: Context, activity: Activity, *, has_data: bool) -> Cell:
    words = context.words
    lines: list[Line] = []
    for flow in context.index.flows.get(activity.id, ()):
        ends = [_end_name(context, end, has_people=has_data) for end in (flow.source, flow.target)]
        text = words.flow_between.format(flow=flow.title, source=ends[0], target=ends[1])
        number = context.index.numbers.get(flow.id)
        text = words.flow_number.format(text=text, number=number) if number else text
        sources, reason = (place(flow, "from"), place(flow, "to")), assumption(flow, "name", "from", "to")
        lines.append(Line(text, sources=sources, address=flow.address, assumption=reason))
        told = [*_particulars(context, flow), *(_contents(context, flow) if has_data else ())]
        lines += details(told)
    return Cell(tuple(lines) or empty(words, activity, "", None))


def _end_name(context: Context, end: Mention, *, has_people: bool) -> str:
    """Return where a flow starts or ends; who the people are is left to the controllers where their data are."""
    inventory = context.inventory
    if end.id in inventory.systems:
        return system_name(context, end.id)
    if end.id in inventory.parties or not (has_people or end.id in inventory.reference.subjects):
        return party_name(context, end.id)
    return subject_title(context, end.id) if has_people else context.words.data_subject


def _particulars(context: Context, flow: Flow) -> Iterator[Line]:
    words = context.words
    if flow.description:
        yield from assumed([fact(flow, "description", flow.description)], assumption(flow, "description"))
    yield from secured(_transport(context, flow))
    if flow.frequency:
        frequency = fact(flow, "frequency", words.frequency.format(text=words.term(flow.frequency)))
        yield from assumed([frequency], assumption(flow, "frequency"))
    yield from secured(further_lines(context, flow, "flow", "compensation"))
    yield from further_lines(context, flow, "flow", "sync", "updated")


def _transport(context: Context, flow: Flow) -> tuple[Line, ...]:
    words, answer = context.words, flow.transport
    if isinstance(answer, str):
        line = fact(flow, "transport", words.transport.format(text=words.term(answer, "transport")))
        return assumed([line], assumption(flow, "transport"))
    return details(empty(words, flow, "transport", answer), words.transport) if answer is not None else ()


def _contents(context: Context, flow: Flow) -> Iterator[Line]:
    words = context.words
    data = _data(context, listed(flow.data))
    yield from _content(words, flow, "data", flow.data, data, words.data_of_flow)
    people = ", ".join(subject_name(context, identifier) for identifier in ids(flow.subjects))
    yield from _content(words, flow, "subjects", flow.subjects, people, words.subjects_of_flow)
    for transform in flow.transforms:
        yield from assumed([_transform(context, transform)], assumption(flow, "transforms"))


def _content(words: Words, flow: Flow, key: str, answer: object, names: str, label: str) -> tuple[Line, ...]:
    """Return what a flow carries, or whom it is about; nothing where that is not written."""
    if answer is None:
        return ()
    lines = (fact(flow, key, names),) if names else empty(words, flow, key, answer)
    return assumed(details(lines, label), assumption(flow, key))


def _transform(context: Context, transform: Transform) -> Line:
    words = context.words
    into = _data(context, transform.into) if transform.into else words.no_personal_data
    method = words.term(transform.method) if transform.method else words.not_recorded
    text = words.transform.format(method=method, data=_data(context, transform.data), into=into)
    return Line(text, sources=(place(transform),), address=transform.address, is_security=True)


def _data(context: Context, used: tuple[Mention, ...]) -> str:
    return ", ".join(data_type_name(context, identifier) for identifier in ids(used))
