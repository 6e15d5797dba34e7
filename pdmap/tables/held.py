"""What the table of fields tells beside what is written of a field."""

from __future__ import annotations

from pdmap.model import Field, Inventory, Item, listed
from pdmap.tables.cells import days_of
from pdmap.tables.table import Cell, Kind, read_from


def _system(source: tuple[Item, Inventory]) -> Cell:
    return source[0].address.split("/")[1]


def _longest(source: tuple[Item, Inventory]) -> Cell:
    """Return the days of the longest clock; `None` where one has no end or no period, or there is none."""
    item = source[0]
    clocks = listed(item.retention) if isinstance(item, Field) else ()
    lengths = [days_of(clock.period) if clock.period else None for clock in clocks]
    known = [length for length in lengths if length is not None]
    return max(known) if known and len(known) == len(lengths) else None


HELD = (
    read_from("system", Kind.STRING, "Id of the system that holds it.", _system),
    read_from(
        "retention_days",
        Kind.NUMBER,
        "Days of the longest of its clocks.",
        _longest,
        "a clock has no period or no end, or there is none",
    ),
)
