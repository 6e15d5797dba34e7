"""What people are told that depends on where the data come from (Articles 13(2)(e), 14(1)(d), 14(2)(f), 14(3))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.people_and_data import data
from pdmap.documents.elements.systems import systems_of
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, empty, fact, place
from pdmap.documents.names import data_type_name, party_name
from pdmap.model import Activity, Notice, Provision, listed
from pdmap.questions.usage import may_use

_DATA_SUBJECT = "data_subject"
_DIRECT = "direct"
_INDIRECT = "indirect"


def collection(context: Context, activity: Activity) -> Cell:
    """Return how the data are obtained, which decides between the Articles."""
    lines = further_lines(context, activity, "activity", "collection")
    return Cell(answered(context.words, activity, "collection", None, lines))


def obligation(context: Context, activity: Activity) -> Cell:
    """Return whether people have to provide the data, and what follows if they do not (Article 13(2)(e))."""
    words, answer = context.words, activity.provision
    if answer is not None:
        lines = list(_provision(context, answer)) if isinstance(answer, Provision) else []
        return Cell(answered(words, activity, "provision", answer, lines))
    return _asked(context, activity, _DIRECT, empty(words, activity, "provision", None), words.not_asked)


def categories(context: Context, activity: Activity) -> Cell:
    """Return the categories of data (Article 14(1)(d)), where data come from somebody else or may do so."""
    cell = data(context, activity)
    if cell.state is State.RECORDED and _may_come_from_others(context, activity):
        return cell
    return _asked_of_others(context, activity, cell.lines)


def source(context: Context, activity: Activity) -> Cell:
    """Return where the data come from: as recorded for the activity, its fields and its flows (Article 14(2)(f))."""
    told = _sources(context, activity)
    if told:
        return Cell(assumed(told, assumption(activity, "source")))
    return _asked_of_others(context, activity, empty(context.words, activity, "source", None))


def time_of_informing(context: Context, activity: Activity) -> Cell:
    """Return when people are told of data that come from somebody else (Article 14(3))."""
    words, notice = context.words, activity.notice
    if not isinstance(notice, Notice):
        return _asked_of_others(context, activity, empty(words, activity, "notice", notice))
    lines = tuple(further_lines(context, notice, "notice", "inform_within", "inform_at"))
    if lines:
        return Cell(assumed(lines, assumption(activity, "notice")))
    return _asked_of_others(context, activity, empty(words, notice, "inform_within", None))


# Private functions


def _asked(context: Context, activity: Activity, way: str, silence: Iterable[Line], reason: str) -> Cell:
    """Return a silence where data are collected in a way; that it does not count where they are not.

    Where nobody recorded how data are collected, that is the question to answer first.
    """
    if way in activity.collection:
        return Cell(tuple(silence))
    if not activity.collection:
        return Cell(empty(context.words, activity, "collection", None))
    text = context.words.not_applicable.format(reason=reason)
    where = (place(activity, "collection"),)
    return Cell((Line(text, State.NONE, where, address(activity, "collection"), is_derived=True),))


def _asked_of_others(context: Context, activity: Activity, silence: Iterable[Line]) -> Cell:
    """Return a silence on data from somebody else; that it does not count where all come from the person."""
    if _sources(context, activity):
        return Cell(tuple(silence))
    return _asked(context, activity, _INDIRECT, silence, context.words.none_from_others)


def _may_come_from_others(context: Context, activity: Activity) -> bool:
    ways = activity.collection
    return not ways or _INDIRECT in ways or bool(_sources(context, activity))


def _sources(context: Context, activity: Activity) -> list[Line]:
    """Return from whom else the data come, as recorded, and as fields and flows tell."""
    told = [fact(activity, "source", activity.source)] if activity.source else []
    return [*told, *_fields(context, activity), *_givers(context, activity)]


def _provision(context: Context, provision: Provision) -> Iterator[Line]:
    words = context.words
    if provision.kind:
        yield from further_lines(context, provision, "provision", "kind")
    else:
        yield from empty(words, provision, "kind", None)
    if provision.consequence:
        yield from further_lines(context, provision, "provision", "consequence")
    elif provision.kind != "voluntary":
        label = words.facts["provision.consequence"]
        for line in empty(words, provision, "consequence", None):
            yield Line(label.format(text=line.text), line.state, line.sources, line.address)


def _fields(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the sources that fields with the activity's data name."""
    words = context.words
    for system in systems_of(context, activity):
        for field in listed(system.fields):
            if field.source and field.source != _DATA_SUBJECT and may_use(context.inventory, activity, field):
                name = data_type_name(context, field.type.id)
                text = words.source_of_type.format(data=name, source=field.source)
                where = (place(field, "source"),)
                yield Line(text, sources=where, address=address(field, "source"), is_derived=True)


def _givers(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the parties whose flows bring data of the activity to a system."""
    for flow in context.index.given.get(activity.id, ()):
        name = party_name(context, flow.source.id)
        text = context.words.with_kind.format(text=name, kind=context.words.from_flow.format(flow=flow.title))
        yield Line(text, sources=(place(flow, "from"),), address=address(flow, "from"), is_derived=True)
