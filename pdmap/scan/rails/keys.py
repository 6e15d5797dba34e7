"""Foreign keys of Rails: their column is the name of the other table in the singular, unless it is told."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.ledger import Ledger
from pdmap.scan.ruby.calls import Call
from pdmap.scan.sql.held import Held


def add_key(ledger: Ledger, table: Held, target: str, call: Call) -> None:
    """Let a column of a table point at another table."""
    names = (f"{stem}_id" for stem in singular(target.rpartition(".")[2]))
    name = call.option("column") or next((each for each in names if table.columns.get(each)), "")
    ledger.point(table, name, target, call.option("primary_key"))


def singular(name: str) -> Iterator[str]:
    """Yield what the singular of the name of a table may be."""
    for end, instead in _ENDS:
        if name.endswith(end):
            yield name.removesuffix(end) + instead
    yield name


# Private tables

_ENDS = (
    *(("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("people", "person")),
    *(("tuses", "tus"), ("iases", "ias"), ("puses", "pus"), ("nuses", "nus"), ("ruses", "rus"), ("children", "child")),
    ("s", ""),
)
