"""How data are erased, step by step (Articles 17 and 19)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, fact, place
from pdmap.documents.names import data_type_name, element_name
from pdmap.documents.requests.case import Request
from pdmap.documents.requests.days import gone_lines
from pdmap.graph import Element
from pdmap.model import Backup, Deletion, Party, Rights, System
from pdmap.questions.erasure import ANY, Category, Duty, Receiver, Store, Task, steps_of
from pdmap.questions.horizon import CopyKind


def plan_table(context: Context, request: Request) -> Table:
    """Return a row for each thing to do, in its order."""
    words = context.words
    columns = (
        Column("step", words.request_step),
        Column("how", words.request_how),
        Column("gone", words.request_gone_by),
    )
    rows = tuple(_numbered(context, number, _turn(context, request, task)) for number, task in steps_of(request.plan))
    return Table("plan", words.request_plan, columns, rows)


# Private functions

_NAMED = 10
"""How many places of a circle are named before they are counted: each of them has a row of its own."""
_What: TypeAlias = tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]


def _numbered(context: Context, number: int, turn: _What) -> Row:
    (first, *more), how, gone = turn
    text = context.words.request_numbered.format(step=number, text=first.text)
    return Row((Cell((Line(text, sources=first.sources, address=first.address), *more)), Cell(how), Cell(gone)))


def _turn(context: Context, request: Request, task: Task) -> _What:
    words, horizon = context.words, request.horizon
    match task:
        case Store():
            gone = gone_lines(context, horizon.copy_at(task.system.address, CopyKind.STORE))
            return tuple(_store(context, task)), _erasure(context, task.system), gone
        case Receiver():
            gone = gone_lines(context, horizon.copy_at(task.party.address, CopyKind.PARTY))
            return tuple(_party(context, task)), _route(context, task.party), gone
        case Category():
            what = Line(words.request_steps[_TASKS[task.duty]].format(place=task.name))
            silence = Line(words.not_recorded, State.NOT_RECORDED)
            return (what,), (Line(words.request_by_category),), (silence,)
        case System():
            gone = gone_lines(context, horizon.copy_at(task.address, CopyKind.BACKUP))
            return _backup(context, task), _restored(context, task), gone
        case never:
            assert_never(never)


def _store(context: Context, store: Store) -> Iterator[Line]:
    """Yield what to do in a store; what a law keeps there is restricted for as long."""
    is_all_kept = store.data <= store.kept
    yield _task(context, "restrict" if is_all_kept else "erase", store)
    if not is_all_kept:
        yield from _except(context, store.kept)
    yield from _together(context, store.element, store.circle)


def _party(context: Context, receiver: Receiver) -> Iterator[Line]:
    """Yield what to do about the copy of a party."""
    is_all_kept = receiver.duty is Duty.RESTRICTED and (receiver.data or {ANY}) <= receiver.kept
    yield _task(context, "hold" if is_all_kept else _TASKS[receiver.duty], receiver)
    if receiver.duty is Duty.RESTRICTED and not is_all_kept:
        yield from _except(context, receiver.kept)
    yield from _together(context, receiver.element, receiver.turn.circle if receiver.turn else ())


def _task(context: Context, task: str, place_: Store | Receiver) -> Line:
    holder = place_.system if isinstance(place_, Store) else place_.party
    by = place_.by if isinstance(place_, Receiver) else ()
    senders = ", ".join(element_name(context, element) for element in by)
    text = context.words.request_steps[task].format(place=holder.title, senders=senders)
    return Line(text, sources=(place(holder),), address=holder.address)


def _except(context: Context, kept: frozenset[str]) -> Iterator[Line]:
    words = context.words
    names = ", ".join(data_type_name(context, key) if key != ANY else words.request_any for key in sorted(kept))
    if names:
        yield Line(words.request_except.format(data=names), is_derived=True, level=1)


def _together(context: Context, own: Element, circle: tuple[Element, ...]) -> Iterator[Line]:
    others = [element for element in circle if element != own]
    names, words = ", ".join(element_name(context, element) for element in others[:_NAMED]), context.words
    if len(others) > _NAMED:
        yield Line(words.request_together_many.format(places=names, count=len(others) - _NAMED), level=1)
    elif others:
        yield Line(words.request_together.format(places=names), level=1)


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


# Private tables

_TASKS = {
    Duty.AUTHORITY: "authority",
    Duty.INSTRUCTED: "instruct",
    Duty.RESTRICTED: "instruct",
    Duty.INFORMED: "inform",
    Duty.HOST: "inform",
    Duty.ONWARD: "onward",
}
