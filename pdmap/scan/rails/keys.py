"""Foreign keys of Rails: their column is the name of the other table in the singular, unless it is told."""

from __future__ import annotations

from pdmap.scan.ledger import Ledger
from pdmap.scan.plurals import singular
from pdmap.scan.ruby.calls import Call
from pdmap.scan.sql.held import Held


def add_key(ledger: Ledger, table: Held, target: str, call: Call) -> None:
    """Let a column of a table point at another table."""
    names = (f"{stem}_id" for stem in singular(target.rpartition(".")[2]))
    name = call.option("column") or next((each for each in names if table.columns.get(each)), "")
    ledger.point(table, name, target, call.option("primary_key"))
