"""What the table of fields tells beside what is written of a field: its system, and how long it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from pdmap.frozen import dataclass
from pdmap.model import Field, Inventory, Item, Retention, listed
from pdmap.questions.field_clocks import FieldClocks, field_clocks
from pdmap.questions.saying import is_said
from pdmap.tables.cells import days_of
from pdmap.tables.table import Cell, Kind, Reading, read_from


@dataclass(frozen=True)
class Source:
    """What a row is of, and where it belongs."""

    item: Item
    inventory: Inventory

    @cached_property
    def clocks(self) -> FieldClocks:
        """Return the clocks that count for a field; none for anything else. Several columns ask for them."""
        if isinstance(self.item, Field):
            return field_clocks(self.inventory, _system(self), self.item)
        return FieldClocks((), (), is_open=False)


def _system(source: Source) -> str:
    return source.item.address.split("/")[1]


def _longest(source: Source) -> Cell:
    """Return the days of the longest clock; `None` where one has no end or no period, or there is none."""
    item = source.item
    clocks = listed(item.retention) if isinstance(item, Field) else ()
    lengths = _lengths(clocks)
    return max(lengths) if lengths and len(lengths) == len(clocks) else None


def _counted(name: str, kind: Kind, about: str, read: Callable[[FieldClocks], Cell], null: str = "") -> Reading[Source]:
    """Return a column that tells of all clocks that count for a field."""
    return read_from(name, kind, about, lambda source: read(source.clocks), null)


def _lengths(clocks: Iterable[Retention]) -> list[float]:
    known = (days_of(clock.period) for clock in clocks if clock.period)
    return [length for length in known if length is not None]


HELD = (
    read_from("system", Kind.STRING, "Id of the system that holds it.", _system),
    read_from(
        "retention_days",
        Kind.NUMBER,
        "Days of the longest of its own clocks.",
        _longest,
        "a clock has no period or no end, or there is none",
    ),
    _counted(
        "activity_clocks",
        Kind.STRINGS,
        "Addresses in `retention` of the clocks of activities that use it, as far as they are for its data.",
        lambda clocks: [clock.address for clock in clocks.of_activities],
    ),
    _counted(
        "retention_least_days",
        Kind.NUMBER,
        "Days of the longest period among its clocks and `activity_clocks`. It may be kept for longer; see "
        "`retention_is_endless` and `retention_has_criteria`.",
        lambda clocks: max(_lengths(clocks.all), default=None),
        "no period has an end",
    ),
    _counted(
        "retention_is_endless",
        Kind.BOOLEAN,
        "Whether one of these clocks says `indefinite`.",
        lambda clocks: any(clock.period and clock.period.is_endless for clock in clocks.all),
    ),
    _counted(
        "retention_has_criteria",
        Kind.BOOLEAN,
        "Whether one of these clocks ends by criteria, and not by a period alone.",
        lambda clocks: any(is_said(clock.criteria) for clock in clocks.all),
    ),
    _counted(
        "retention_is_open",
        Kind.BOOLEAN,
        "Whether nothing tells how long it is kept, as RET001 asks: no clock of its own has a period, `indefinite` or "
        "criteria, and no activity uses it, or one that uses it has no such clock for it.",
        lambda clocks: clocks.is_open,
    ),
)
