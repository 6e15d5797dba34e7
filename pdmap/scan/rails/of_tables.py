"""Calls of Rails' migrations that make, change and drop tables, types and views, and that run SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.scan.plurals import singular
from pdmap.scan.rails.columns import column
from pdmap.scan.rails.work import Action, Work
from pdmap.scan.ruby.calls import Call, written_text
from pdmap.scan.ruby.kinds import Kind
from pdmap.scan.ruby.statements import Statement


def _create_table(work: Work, call: Call, statement: Statement) -> None:
    _report_passed(work, call)
    name = work.written(call.text(0), call)
    if not name:
        work.open_table(statement, None)
        return
    is_anew = "force" in call.options and call.option("force") != "false"
    comment = " ".join((call.option("comment") or "").split())
    table = work.ledger.create(name, work.place(call), comment, is_anew=is_anew)
    if key := call.option("primary_key"):
        made = column(key, call.option("id") or "bigint", call, work.place(call))
        work.ledger.add(table, replace(made, is_key=True, is_nullable=False, comment=""))
    work.open_table(statement, table)


def _create_join_table(work: Work, call: Call, statement: Statement) -> None:
    _report_passed(work, call)
    names = [name for name in map(call.text, (0, 1)) if work.written(name, call) and name]
    if len(names) < 2:
        return
    table = work.ledger.create(call.option("table_name") or "_".join(sorted(names)), work.place(call))
    for each in names:
        work.ledger.add(table, column(f"{next(singular(each))}_id", "bigint", call, work.place(call)))
    work.open_table(statement, table)


def _change_table(work: Work, call: Call, statement: Statement) -> None:
    _report_passed(work, call)
    work.open_table(statement, work.first_table(call))


def _report_passed(work: Work, call: Call) -> None:
    """Report a block that a call on a table is given, such as `&COLUMNS`, instead of one that is written behind it."""
    if any(value and value[0].text == "&" and value[0].kind is Kind.SIGN for value in call.arguments):
        work.report(call, "what is done to this table is not written here: columns may be lost")


def _drop_table(work: Work, call: Call, statement: Statement) -> None:
    for name in call.names():
        if name and work.is_run((name,), call, statement):
            work.ledger.drop(name)


def _rename_table(work: Work, call: Call, _statement: Statement) -> None:
    old, new = work.written(call.text(0), call), work.written(call.text(1), call)
    if old and new:
        work.ledger.rename_table(old, new, work.place(call))


def _create_enum(work: Work, call: Call, _statement: Statement) -> None:
    values = call.names(1)
    if (name := call.text(0)) and all(values):
        work.ledger.tables.values[name.casefold(),] = tuple(each for each in values if each)


def _create_view(work: Work, call: Call, _statement: Statement) -> None:
    """Read the query of a view, where it is written in the call, as it is in a `schema.rb`."""
    sql = call.options.get("sql_definition", ())
    name = work.written(call.text(0), call)
    if name and (query := written_text(sql)):
        work.ledger.run(f"CREATE VIEW {name} AS {query}", work.text.place(sql[0].start))
    elif name:
        work.report(call, f"the query of view `{name}` is not written here: its columns are missing")


def _execute(work: Work, call: Call, _statement: Statement) -> None:
    """Carry out a statement of SQL; of one that is put together when it is run, report what may be lost."""
    value = call.arguments[0] if call.arguments else ()
    first = value[0] if value else None
    if first is not None and (sql := written_text(value)) is not None:
        work.ledger.run(sql, work.text.place(first.start))
    else:
        work.ledger.miss(first.text if first and first.kind in _TEXTS else "", work.place(call))


def _revert(work: Work, call: Call, statement: Statement) -> None:
    del statement
    work.report(call, "what is taken back here is not followed: columns may be lost, or left")


OF_TABLES: Mapping[str, Action] = {
    "create_table": _create_table,
    "create_join_table": _create_join_table,
    "change_table": _change_table,
    "drop_table": _drop_table,
    "drop_join_table": _drop_table,
    "rename_table": _rename_table,
    "create_enum": _create_enum,
    "create_view": _create_view,
    "execute": _execute,
    "exec_query": _execute,
    "exec": _execute,
    "revert": _revert,
}
"""The calls by their names."""

# Private tables

_TEXTS = frozenset({Kind.STRING, Kind.OPEN_STRING})
