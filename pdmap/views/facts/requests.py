"""Where a person's data are found, and how a request is carried out (Articles 12, 15 to 20)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from pdmap.graph import Element
from pdmap.model import Activity, Backup, Deletion, Inventory, Rights, System, ids
from pdmap.questions.ending import is_going_on
from pdmap.questions.erasure import ANY, Category, Duty, ErasurePlan, Receiver, Store, Task, steps_of
from pdmap.questions.rights import rights_of
from pdmap.views.facts.answers import BETWEEN, emptiness, worded
from pdmap.views.facts.bases import bases_of
from pdmap.views.facts.clocks import clock_texts, kept_for
from pdmap.views.facts.names import (
    activity_names,
    data_words,
    element_name,
    party_name,
    place_words,
    role_names,
    type_names,
)
from pdmap.views.tables import Table
from pdmap.views.words import say

_ROUTES = ("lookup", "access", "rectify", "export")
_NAMED = 5
"""How many stores of a circle are named before they are counted."""
_RIGHTS = ("erasure", "portability", "objection", "withdrawal")


def request_tables(inventory: Inventory, plan: ErasurePlan, day: dt.date) -> tuple[Table, ...]:
    """Return the tables that stand beside the map of a request on a day."""
    tables = (
        _table("found", ("place", "data", "lookup", "access", "rectify", "export"), _found(inventory, plan)),
        _table("steps", ("step", "what", "how", "until"), _steps(inventory, plan)),
        _table("kept", ("place", "data", "clock"), _kept(inventory, plan)),
        _table("notified", ("recipient", "role", "country", "data", "from", "duty"), _notified(inventory, plan)),
        _table("rights", ("activity", "basis", *_RIGHTS), _rights(inventory, plan, day)),
        _table("open", ("place", "why"), _open(plan)),
    )
    return tuple(table for table in tables if table.rows)


# Private functions


def _table(name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(say(f"request.{name}"), tuple(say(f"request.column.{column}") for column in columns), tuple(rows))


def _found(inventory: Inventory, plan: ErasurePlan) -> Iterator[tuple[str, ...]]:
    for store in plan.stores:
        rights = store.system.rights
        yield store.system.title, _data(store, inventory), *_routes(rights)
    for receiver in plan.receivers:
        if receiver.has_own_copy:
            data = data_words(receiver.data, inventory.reference)
            yield receiver.party.title, data, *_routes(receiver.party.rights)


def _routes(rights: object) -> tuple[str, ...]:
    if isinstance(rights, Rights):
        return tuple(worded(getattr(rights, name)) for name in _ROUTES)
    return (worded(rights),) * len(_ROUTES)


def _data(store: Store, inventory: Inventory) -> str:
    return data_words((field.type.id for field in store.fields), inventory.reference)


def _steps(inventory: Inventory, plan: ErasurePlan) -> Iterator[tuple[str, str, str, str]]:
    for number, turn in steps_of(plan):
        yield str(number), *_turn(inventory, turn)


def _turn(inventory: Inventory, turn: Task) -> tuple[str, str, str]:
    match turn:
        case Store():
            return _store_row(turn, inventory)
        case Receiver():
            return _receiver_row(turn, inventory)
        case Category():
            task = "request.instruct" if turn.is_instructed else "request.inform"
            return say(task, turn.name), say("request.category"), emptiness(None)
        case System():
            return _backup(turn)
        case never:
            assert_never(never)


def _store_row(store: Store, inventory: Inventory) -> tuple[str, str, str]:
    is_all_kept = store.data <= store.kept
    what = say("request.restrict" if is_all_kept else "request.erase", store.system.title)
    told = what if is_all_kept else _except(what, store.kept, inventory)
    together = _together(told, store.element, store.circle, inventory)
    return together, _erasure(store.system), _clocks(store, inventory)


def _receiver_row(receiver: Receiver, inventory: Inventory) -> tuple[str, str, str]:
    party = receiver.party
    what = _receiver_task(receiver, inventory)
    if receiver.turn:
        what = _together(what, receiver.element, receiver.turn.circle, inventory)
    kept = str(party.retention) if party.retention else emptiness(None)
    return what, _route(party.rights), kept


def _receiver_task(receiver: Receiver, inventory: Inventory) -> str:
    title = receiver.party.title
    match receiver.duty:
        case Duty.AUTHORITY:
            return say("request.inform.authority", title)
        case Duty.ONWARD:
            senders = ", ".join(element_name(sender, inventory) for sender in receiver.by)
            return say("request.onward", senders, title)
        case Duty.RESTRICTED if (receiver.data or {ANY}) <= receiver.kept:
            return say("request.hold", title)
        case Duty.RESTRICTED | Duty.INSTRUCTED:
            return _except(say("request.instruct", title), receiver.kept, inventory)
        case Duty.INFORMED | Duty.HOST:
            return say("request.inform", title)
        case never:
            assert_never(never)


def _except(what: str, kept: frozenset[str], inventory: Inventory) -> str:
    """Return what to do with the data that a law keeps, which are restricted."""
    return say("request.except", what, data_words(kept - {ANY}, inventory.reference)) if kept else what


def _together(what: str, place: Element, circle: tuple[Element, ...], inventory: Inventory) -> str:
    """Return what to do in one go with others: the first ones of a circle, and how many more there are."""
    others = [element for element in circle if element != place]
    if not others:
        return what
    names = ", ".join(element_name(element, inventory) for element in others[:_NAMED])
    more = len(others) - _NAMED
    return say("request.together", what, say("note.more", names, more) if more > 0 else names)


def _erasure(system: System) -> str:
    """Return how data are erased in a system: the route of requests, and what runs by itself."""
    route = _route(system.rights)
    deletion = system.deletion
    if not isinstance(deletion, Deletion):
        return route
    own = ", ".join(part for part in (deletion.method, deletion.description) if part)
    return say("request.route", route, own) if own else route


def _route(rights: object) -> str:
    return worded(rights.erase if isinstance(rights, Rights) else rights)


def _clocks(store: Store, inventory: Inventory) -> str:
    """Return after what time data are gone by themselves; with their names where times differ."""
    alike: dict[str, list[str]] = {}
    for field in store.fields:
        alike.setdefault(kept_for(field.retention, inventory.reference), []).append(field.type.id)
    if len(alike) == 1:
        return next(iter(alike))
    named = ((data_words(types, inventory.reference), clock) for clock, types in alike.items())
    return BETWEEN.join(say("fact.labeled", names, clock) for names, clock in named)


def _backup(system: System) -> tuple[str, str, str]:
    backup = system.backup
    if not isinstance(backup, Backup):
        return say("request.backup.ask", system.title), worded(backup), emptiness(None)
    return say("request.backup", system.title), worded(backup.erasure), worded(backup.retention)


def _kept(inventory: Inventory, plan: ErasurePlan) -> Iterator[tuple[str, str, str]]:
    for kept in plan.kept:
        data = ", ".join(type_names(kept.data, inventory.reference)) or say("request.all-data")
        key = "request.activity" if isinstance(kept.holder, Activity) else "request.system"
        (clock,) = clock_texts((replace(kept.clock, data=()),), inventory.reference)
        yield say(key, kept.holder.title), data, clock


def _notified(inventory: Inventory, plan: ErasurePlan) -> Iterator[tuple[str, ...]]:
    for receiver in plan.receivers:
        party = receiver.party
        data = data_words(receiver.data, inventory.reference)
        country, duty = place_words(party.country, inventory), say(f"request.duty.{receiver.duty.value}")
        yield party.title, role_names(party), country, data, _senders(receiver, inventory), duty
    for category in plan.categories:
        data = data_words(category.data, inventory.reference)
        named = say("request.declared", ", ".join(activity.title for activity in category.activities))
        duty = say(f"request.duty.{category.duty.value}")
        yield category.name, say("request.category"), emptiness(None), data, named, duty


def _senders(receiver: Receiver, inventory: Inventory) -> str:
    if receiver.is_declared:
        return say("request.declared", ", ".join(activity_names(receiver.activities, inventory)))
    return ", ".join(element_name(sender, inventory) for sender in receiver.by)


def _rights(inventory: Inventory, plan: ErasurePlan, day: dt.date) -> Iterator[tuple[str, ...]]:
    """Yield the rights in each activity that goes on: those that are planned or have ended give none."""
    for activity in (activity for activity in plan.activities if is_going_on(activity, day)):
        if not activity.is_controller:
            on_behalf = ", ".join(party_name(id_, inventory) for id_ in ids(activity.on_behalf_of))
            passed = say("request.passed-on", on_behalf or emptiness(None))
            yield activity.title, passed, *(say("request.standing.passed") for _ in _RIGHTS)
            continue
        found = rights_of(inventory, activity)
        standings = (say(f"request.standing.{found[name].standing.value}") for name in _RIGHTS)
        yield activity.title, bases_of(activity, inventory.reference), *standings


def _open(plan: ErasurePlan) -> Iterator[tuple[str, str]]:
    for system in plan.open_systems:
        yield system.title, say("request.open.why")
