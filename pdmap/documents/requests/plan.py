"""How data are erased, step by step, who is told, and what stays (Articles 17 and 19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from pdmap.documents.clocks import clock_places, clock_text
from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.incidents.lines import element_text
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, fact, place
from pdmap.documents.names import data_type_name, party_roles
from pdmap.documents.requests.case import Request
from pdmap.documents.requests.days import gone_lines
from pdmap.documents.requests.laws import cited
from pdmap.graph import Element, ElementKind
from pdmap.model import Backup, Deletion, Party, Rights, System
from pdmap.questions.erasure import Duty, Receiver, Store
from pdmap.questions.erasure_steps import Category, steps_of
from pdmap.questions.horizon import StayKind


def plan_table(context: Context, request: Request) -> Table:
    """Return a row for each thing to do, in its order."""
    words = context.words
    columns = (
        Column("step", words.request_step),
        Column("how", words.request_how),
        Column("gone", words.request_gone_by),
    )
    rows = tuple(_numbered(context, number, _turn(context, request, turn)) for number, turn in steps_of(request.plan))
    return Table("plan", words.request_plan, columns, rows)


def kept_table(context: Context, request: Request) -> Table:
    """Return what a law, legal claims or archiving keep."""
    words = context.words
    columns = (
        Column("place", words.request_place),
        Column("data", words.request_data),
        Column("clock", words.request_clock),
        Column("gone", words.request_gone_by),
    )
    rows = []
    for kept in request.plan.kept:
        data = tuple(Line(data_type_name(context, key)) for key in kept.data) or (Line(words.all_data),)
        clock = Line(clock_text(words, kept.clock), sources=clock_places(kept.clock), address=kept.clock.address)
        copies = [each for each in request.horizon.copies if each.stays[-1].clock is kept.clock]
        where = Line(kept.holder.title, sources=(place(kept.holder),), address=kept.holder.address)
        gone = gone_lines(context, request.horizon, copies)
        rows.append(Row((Cell((where,)), Cell(data), Cell((clock,)), Cell(gone))))
    return Table("kept", words.request_kept, columns, tuple(rows))


def told_table(context: Context, request: Request) -> Table:
    """Return every recipient, with what there is to do."""
    words = context.words
    columns = (
        Column("recipient", words.request_recipient),
        Column("role", words.incident_role),
        Column("data", words.request_data),
        Column("duty", words.request_duty, cited(context, "19, 28(3)(a), 4(9)")),
    )
    rows = tuple(_told(context, request, receiver) for receiver in request.plan.receivers)
    return Table("told", words.request_told, columns, rows)


# Private functions

_What = tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]


def _numbered(context: Context, number: int, turn: _What) -> Row:
    (first, *more), how, gone = turn
    text = context.words.request_numbered.format(step=number, text=first.text)
    return Row((Cell((Line(text, sources=first.sources, address=first.address), *more)), Cell(how), Cell(gone)))


def _turn(context: Context, request: Request, turn: Store | Receiver | Category | System) -> _What:
    words = context.words
    match turn:
        case Store():
            kinds = (StayKind.ERASED, StayKind.LAW)
            gone = gone_lines(context, request.horizon, request.horizon.copies_at(turn.system, *kinds))
            element = Element(ElementKind.SYSTEM, turn.system.id)
            return _what(context, "erase", turn.system, turn.circle, element), _erasure(context, turn.system), gone
        case Receiver():
            party, circle = turn.party, turn.turn.circle if turn.turn else ()
            gone = gone_lines(context, request.horizon, request.horizon.copies_at(party))
            element = Element(ElementKind.PARTY, party.id)
            return _what(context, _TASKS[turn.duty], party, circle, element), _route(context, party), gone
        case Category():
            silence = Line(words.not_recorded, State.NOT_RECORDED)
            what = Line(words.request_steps["inform"].format(place=turn.name))
            return (what,), (Line(words.request_by_category),), (silence,)
        case System():
            gone = gone_lines(context, request.horizon, request.horizon.copies_at(turn, StayKind.BACKUP))
            return _backup(context, turn), _restored(context, turn), gone
        case never:
            assert_never(never)


def _what(
    context: Context, task: str, holder: System | Party, circle: Iterable[Element], own: Element
) -> tuple[Line, ...]:
    words = context.words
    line = Line(words.request_steps[task].format(place=holder.title), sources=(place(holder),), address=holder.address)
    others = ", ".join(element_text(context, element) for element in circle if element != own)
    return (line, Line(words.request_together.format(places=others), level=1)) if others else (line,)


def _route(context: Context, holder: System | Party) -> tuple[Line, ...]:
    words, rights = context.words, holder.rights
    if not isinstance(rights, Rights):
        return empty(words, holder, "rights", rights)
    if isinstance(rights.erase, str):
        return (fact(rights, "erase", rights.erase),)
    return empty(words, rights, "erase", rights.erase)


def _erasure(context: Context, system: System) -> tuple[Line, ...]:
    """Return how data are erased on request, and what runs by itself."""
    words, deletion = context.words, system.deletion
    if not isinstance(deletion, Deletion):
        return _route(context, system)
    method = words.term(deletion.method) if deletion.method else ""
    own = words.separator.join(part for part in (method, deletion.description) if part)
    return (*_route(context, system), *details([fact(system, "deletion", own)] if own else []))


def _backup(context: Context, system: System) -> tuple[Line, ...]:
    task = "backup" if isinstance(system.backup, Backup) else "ask"
    text = context.words.request_steps[task].format(place=system.title)
    return (Line(text, sources=(place(system, "backup"),), address=f"{system.address}/backup"),)


def _restored(context: Context, system: System) -> tuple[Line, ...]:
    """Return how data that were erased stay erased after a restore."""
    words, backup = context.words, system.backup
    if not isinstance(backup, Backup):
        return empty(words, system, "backup", backup)
    if backup.erasure:
        return (fact(backup, "erasure", words.request_after_restore.format(text=backup.erasure)),)
    silence = empty(words, backup, "erasure", None)
    return tuple(
        Line(words.request_after_restore.format(text=line.text), line.state, line.sources, line.address)
        for line in silence
    )


def _told(context: Context, request: Request, receiver: Receiver) -> Row:
    words, party = context.words, receiver.party
    role = Line(party_roles(context, party), sources=(place(party, "role"),), address=party.address)
    arriving = request.arriving.get(Element(ElementKind.PARTY, party.id), ())
    sources = tuple(dict.fromkeys(place(link.item) for link in arriving))
    data = tuple(Line(data_type_name(context, key), sources=sources, is_derived=True) for key in sorted(receiver.data))
    who = Line(party.title, sources=(place(party),), address=party.address)
    duty = Line(words.request_duties[receiver.duty], is_derived=True)
    silence = (Line(words.not_recorded, State.NOT_RECORDED),)
    return Row((Cell((who, *_named_by(context, receiver))), Cell((role,)), Cell(data or silence), Cell((duty,))))


def _named_by(context: Context, receiver: Receiver) -> Iterator[Line]:
    for id_ in receiver.activities if receiver.is_declared else ():
        activity = context.inventory.activities[id_]
        text = context.words.request_declared.format(activities=activity.title)
        yield Line(text, sources=(place(activity, "recipients"),), is_derived=True, level=1)


# Private tables

_TASKS = {
    Duty.AUTHORITY: "authority",
    Duty.INSTRUCTED: "instruct",
    Duty.INFORMED: "inform",
    Duty.HOST: "inform",
    Duty.ONWARD: "inform",
}
