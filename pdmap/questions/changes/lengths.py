"""How long data are kept, so that two states can be compared: days, endless where no end is known."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.model import (
    Activity,
    Backup,
    Field,
    Inventory,
    Nothing,
    Party,
    Period,
    Retention,
    System,
    ids,
    listed,
)
from pdmap.questions.changes.naming import Names
from pdmap.questions.clock_index import ClockIndex, clock_index
from pdmap.reference import Reference

BACKUP = "backups"
"""Stands for the copies of a system, where otherwise a data type is named."""

Lengths = Mapping[tuple[str, str], Mapping[str, float]]
"""Days that a system keeps a data type, by whose data they are; empty where that is not recorded."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How long an object keeps data, by its clocks."""

    index: ClockIndex
    """Those for all data stand under no type."""
    has_none: bool
    """Whether it is said to keep nothing."""
    data: tuple[str, ...] = ()
    """The data types that it is known to have; empty where they are not recorded."""

    def days(self, data_type: str) -> float:
        """Return how long a data type is kept by the clocks that count for it; endless where none does."""
        return 0.0 if self.has_none else _longest(self.index.counting(data_type))

    @property
    def named(self) -> frozenset[str]:
        """Return the data types that a clock names, and the one that stands for all other data where there are some."""
        named = frozenset(self.index.by_type) - {""}
        has_others = not self.data or any(not self.index.reference.covers(named, one) for one in self.data)
        return named | {""} if has_others else named


def longer(before: Inventory, after: Inventory, names: Names) -> Iterator[tuple[str, str]]:
    """Yield the address and the data type of what activities, parties and backups keep for longer.

    What has no clock, or one that is not known, is kept without an end known: a clock that is gone is a longer one.
    """
    was, now = _kept(before, names), _kept(after, Names())
    for address in was.keys() & now.keys():
        earlier, later = was[address], now[address]
        for part in (earlier.index.by_type.keys() - {""}) | later.named:
            if later.days(part) > earlier.days(part):
                yield address, part
    copies, kept = _copies(before, names), _copies(after, Names())
    yield from ((key, BACKUP) for key in copies.keys() & kept.keys() if kept[key] > copies[key])


def field_lengths(inventory: Inventory, names: Names) -> Lengths:
    """Return how long systems keep each data type of each group of people."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for system in inventory.systems.values():
        for field in listed(system.fields):
            kept = found.setdefault((names("systems", system.id), field.type.id), {})
            for whose in ids(field.subjects) or ("",):
                kept[whose] = max(_days(field), kept.get(whose, 0.0))
    return found


def compared(was: Mapping[str, float], now: Mapping[str, float]) -> Iterator[bool]:
    """Yield `True` where somebody's data are kept for longer, `False` where for less long.

    Those of whom one state says nothing are held against what it keeps longest.
    """
    for whose in was.keys() | now.keys():
        before, after = (kept.get(whose, max(kept.values())) for kept in (was, now))
        if before != after:
            yield after > before


# Private functions


def _kept(inventory: Inventory, names: Names) -> Mapping[str, Kept]:
    found = {}
    for activity in inventory.activities.values():
        found[f"activities/{names('activities', activity.id)}"] = _of_activity(activity, inventory.reference)
    for party in inventory.parties.values():
        found[f"parties/{names('parties', party.id)}"] = _of_party(party, inventory.reference)
    return found


def _of_activity(activity: Activity, reference: Reference) -> Kept:
    index = clock_index(reference, listed(activity.retention))
    return Kept(index, isinstance(activity.retention, Nothing), ids(activity.data))


def _of_party(party: Party, reference: Reference) -> Kept:
    clocks = (Retention(node=party.node, address=party.address, head=party.head, period=party.retention),)
    return Kept(clock_index(reference, clocks if party.retention else ()), has_none=False)


def _copies(inventory: Inventory, names: Names) -> Mapping[str, float]:
    systems = inventory.systems.values()
    return {f"systems/{names('systems', system.id)}": _of_backup(system) for system in systems}


def _of_backup(system: System) -> float:
    match system.backup:
        case Nothing():
            return 0.0
        case Backup(retention=Nothing()):
            return 0.0
        case Backup(retention=Period() as period):
            return period.length
        case _:
            return math.inf


def _days(field: Field) -> float:
    return 0.0 if isinstance(field.retention, Nothing) else _longest(listed(field.retention))


def _longest(clocks: Iterable[Retention]) -> float:
    """Return how long the clock runs that runs longest; one without a period may run for ever."""
    return max((clock.period.length if clock.period else math.inf for clock in clocks), default=math.inf)
