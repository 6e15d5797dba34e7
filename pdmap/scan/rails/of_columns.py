"""Calls of Rails' migrations that add, change and drop columns."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.rails.columns import TYPES, timestamps
from pdmap.scan.rails.keys import add_key
from pdmap.scan.rails.work import Action, Work
from pdmap.scan.ruby.calls import Call
from pdmap.scan.ruby.statements import Statement


def _add_column(work: Work, call: Call, _statement: Statement) -> None:
    if table := work.first_table(call):
        work.add(table, call, call.text(2) or "", (call.text(1),))


def _change_column(work: Work, call: Call, statement: Statement) -> None:
    if call.text(0) is None or call.text(1) is None:
        fact = f"`{call.name}` is given a name here that is not written in it: the type of a column may be another"
        work.ledger.report(work.place(call), fact, is_lost=False)
    else:
        _add_column(work, call, statement)


def _add_columns(work: Work, call: Call, _statement: Statement) -> None:
    if table := work.first_table(call):
        work.add(table, call, call.option("type") or "", call.names(1))


def _add_reference(work: Work, call: Call, _statement: Statement) -> None:
    if table := work.first_table(call):
        work.add_references(table, call, (call.text(1),))


def _add_timestamps(work: Work, call: Call, _statement: Statement) -> None:
    if table := work.first_table(call):
        for each in timestamps(call, work.place(call)):
            work.ledger.add(table, each)


def _remove_column(work: Work, call: Call, statement: Statement) -> None:
    """Drop a column, and those behind it that are no type, as Rails did long ago."""
    if table := work.first_table(call):
        others = (name for name in call.names(2) if name not in TYPES)
        work.drop_columns(table, (call.text(1), *others), call, statement)


def _remove_columns(work: Work, call: Call, statement: Statement) -> None:
    if table := work.first_table(call):
        work.drop_columns(table, call.names(1), call, statement)


def _remove_timestamps(work: Work, call: Call, statement: Statement) -> None:
    if table := work.first_table(call):
        work.drop_columns(table, ("created_at", "updated_at"), call, statement)


def _rename_column(work: Work, call: Call, _statement: Statement) -> None:
    if table := work.first_table(call):
        work.rename(table, call, 1)


def _add_attachment(work: Work, call: Call, _statement: Statement) -> None:
    if table := work.first_table(call):
        work.add(table, call, "attachment", call.names(1))


def _add_monetize(work: Work, call: Call, _statement: Statement) -> None:
    if table := work.first_table(call):
        work.add(table, call, "monetize", call.names(1)[:1])


def _add_foreign_key(work: Work, call: Call, _statement: Statement) -> None:
    name, target = call.text(0), call.text(1)
    table = work.ledger.tables.find(tuple(name.split("."))) if name else None
    if table and target:
        add_key(work.ledger, table, target, call)


OF_COLUMNS: Mapping[str, Action] = {
    "add_column": _add_column,
    "change_column": _change_column,
    "add_columns": _add_columns,
    "add_reference": _add_reference,
    "add_belongs_to": _add_reference,
    "add_timestamps": _add_timestamps,
    "remove_column": _remove_column,
    "remove_reference": _remove_column,
    "remove_belongs_to": _remove_column,
    "remove_columns": _remove_columns,
    "remove_timestamps": _remove_timestamps,
    "rename_column": _rename_column,
    "add_attachment": _add_attachment,
    "add_monetize": _add_monetize,
    "add_foreign_key": _add_foreign_key,
}
"""The calls by their names."""
