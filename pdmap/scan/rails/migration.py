"""What a migration of Rails does to a schema."""

from __future__ import annotations

from pdmap.scan.ledger import Ledger
from pdmap.scan.rails.actions import ACTIONS, KNOWN, LIKE_ACTIONS
from pdmap.scan.rails.columns import NO_COLUMNS, REFERENCES, timestamps
from pdmap.scan.rails.work import Work
from pdmap.scan.ruby.calls import Call, call_of
from pdmap.scan.ruby.statements import Block, Statement, statements
from pdmap.scan.sql.tables import Held
from pdmap.scan.texts import Text
from pdmap.scan.tokens import TooLongError


def carry_out(text: Text, ledger: Ledger) -> None:
    """Do to a schema what a migration does when it is applied; what undoes it is passed over."""
    work = Work(text, ledger)
    try:
        for statement in statements(text.characters):
            if not statement.tokens:
                opened = text.place(statement.within[-1].head[0].start)
                ledger.report(opened, f"`{statement.within[-1].name}` opens here and never ends")
            elif not any(map(_is_undoing, statement.within)) and (call := call_of(statement)):
                _follow(call, statement, work)
    except TooLongError:
        ledger.report(text.place(0), "this file is longer than any migration: not all of it is read")


# Private functions


def _follow(call: Call, statement: Statement, work: Work) -> None:
    receiver, _, name = call.name.rpartition(".")
    is_table, table = work.table_of(statement, receiver) if receiver else (False, None)
    if is_table:
        if table:
            _follow_in_table(table, name, call, statement, work)
    elif name in ACTIONS and (not receiver or receiver.endswith(_CONNECTIONS)):
        ACTIONS[name](work, call, statement)
    elif not receiver and LIKE_ACTIONS.match(name) and name not in KNOWN and call.arguments:
        work.report(call, f"`{name}` is not known here: columns may be lost")


def _follow_in_table(table: Held, name: str, call: Call, statement: Statement, work: Work) -> None:
    """Carry out a call on the table of a block, such as `t.string :email`."""
    if name in _REMOVING:
        work.drop_columns(table, call.names(), call, statement)
    elif name == "remove_timestamps":
        work.drop_columns(table, ("created_at", "updated_at"), call, statement)
    elif name == "rename":
        work.rename(table, call, 0)
    elif name in {"change", "column"}:
        work.add(table, call, call.text(1) or "", (call.text(0),))
    elif name in REFERENCES:
        work.add_references(table, call, call.names())
    elif name == "timestamps":
        for each in timestamps(call, work.place(call)):
            work.ledger.add(table, each)
    elif name not in NO_COLUMNS:
        work.add(table, call, name, call.names())


def _is_undoing(block: Block) -> bool:
    names = [token.text for token in block.head[:2]]
    return names in (["def", "down"], ["def", "self.down"]) or block.name.endswith(".down")


# Private tables

_REMOVING = frozenset({"remove", "remove_column", "remove_columns", "remove_references", "remove_belongs_to"})
_CONNECTIONS = ("connection", "Base", "self", "migration", "Migration")
"""What the calls of a migration may be made on."""
