"""Calls of Rails' migrations on the variable that stands for a table."""

from __future__ import annotations

from dataclasses import replace

from pdmap.scan.rails.columns import NO_COLUMNS, REFERENCES, timestamps
from pdmap.scan.rails.work import Work
from pdmap.scan.ruby.calls import Call, literal
from pdmap.scan.ruby.statements import Statement
from pdmap.scan.sql.held import Held


def in_table(table: Held, name: str, call: Call, statement: Statement, work: Work) -> None:
    """Carry out a call on the table of a block, such as `t.string :email`."""
    if name in _SENDING:
        kind, *arguments = call.arguments or ((),)
        name, call = literal(kind) or name, replace(call, arguments=tuple(arguments))
    if name in _SENDING:
        work.report(call, f"what is called on table `{'.'.join(table.name)}` is not written here: columns may be lost")
    elif name in _REMOVING:
        work.drop_columns(table, call.names(), call, statement)
    elif name == "remove_timestamps":
        work.drop_columns(table, ("created_at", "updated_at"), call, statement)
    elif name == "rename":
        work.rename(table, call, 0)
    elif name in {"change", "column"}:
        work.add(table, call, call.text(1) or "", (call.text(0),))
    elif name == "primary_key":
        work.add_key(table, call)
    elif name in REFERENCES:
        work.add_references(table, call, call.names())
    elif name == "timestamps":
        for each in timestamps(call, work.place(call)):
            work.ledger.add(table, each)
    elif name not in NO_COLUMNS:
        work.add(table, call, name, call.names())


# Private tables

_SENDING = frozenset({"send", "public_send", "__send__"})
"""Calls that are given the name of another one."""
_REMOVING = frozenset({"remove", "remove_column", "remove_columns", "remove_references", "remove_belongs_to"})
