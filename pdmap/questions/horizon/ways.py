"""Ways of data from place to place, each with the clocks that have to run out before they are gone at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model import Activity, Item, Party, Period, Retention, System
from pdmap.questions.horizon.day import NEVER, Day


class StayKind(StrEnum):
    """Why data stay somewhere."""

    ERASED = "erased"
    """They do not: they are erased on the day of the request."""
    FED = "fed"
    """They come until whoever hands them on has them no longer, and are erased then."""
    LAW = "law"
    """A law, legal claims or archiving keep them (Article 17(3))."""
    BACKUP = "backup"
    """Backups run out by themselves."""
    PARTY = "party"
    """The party keeps what it receives for a time."""
    CATEGORY = "category"
    """Whoever has them is named by category only."""
    OPEN = "open"
    """It is open whether there are any."""


@dataclass(frozen=True, slots=True)
class Stay:
    """How long data stay in one place once nothing new comes."""

    kind: StayKind
    holder: System | Party | Activity
    period: Period | None
    """How long; `None` where the clock is unknown."""
    item: Item
    """Where the clock is written, or is missing."""
    key: str
    """The key of `item` that answers, or would answer."""
    clock: Retention | None = None
    """The clock of a law, with the event that it counts from."""
    name: str = ""
    """What the holder is called where it is not an object, such as a category of recipients."""

    @property
    def address(self) -> str:
        """Return the logical address of the answer."""
        return f"{self.item.address}/{self.key}" if self.key else self.item.address

    @property
    def title(self) -> str:
        """Return what people call the holder."""
        return self.name or self.holder.title

    @property
    def event(self) -> str:
        """Return the event that the clock counts from, of which the day is not known; empty where there is none."""
        return (self.clock.start or "") if self.clock else ""


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A way, told backwards so that ways share their beginnings: each stay begins when the one before it has ended."""

    stay: Stay | None
    """The last one; `None` where the way begins."""
    before: Way | None
    day: Day | None
    """When the data are gone at its end; `None` where a clock on it is not known."""
    unknown: Stay | None = None
    """The first stay whose clock is not known."""
    event: str = ""
    """The first event that a clock on it counts from: the day is counted as if it were that of the request."""

    @property
    def stays(self) -> tuple[Stay, ...]:
        """Return the stays in their order."""
        return tuple(reversed(tuple(self._backwards())))

    def onward(self, stay: Stay) -> Way:
        """Return the way with one stay more."""
        unknown = self.unknown or (stay if stay.period is None else None)
        return Way(stay, self, _after(self.day, stay.period), unknown, self.event or stay.event)

    def _backwards(self) -> Iterator[Stay]:
        way: Way | None = self
        while way:
            if way.stay:
                yield way.stay
            way = way.before


@dataclass(frozen=True, slots=True, eq=False)
class Latest:
    """Which of all ways to a place count: no other one is needed to tell when data are gone there, and onwards."""

    known: Way | None = None
    """The longest of those whose clocks are all known."""
    loose: Way | None = None
    """The longest of these that counts from an event."""
    unknown: Way | None = None
    """The first with a clock that is not known."""

    @property
    def ways(self) -> tuple[Way, ...]:
        """Return the ways, each once."""
        return tuple(dict.fromkeys(way for way in (self.known, self.loose, self.unknown) if way))

    @property
    def known_day(self) -> Day | None:
        """Return the day when all ways with known clocks are over; `None` where there is none."""
        return self.known.day if self.known else None

    @property
    def day(self) -> Day | None:
        """Return the day when all ways are over; `None` where a clock is not known, and nothing stays for ever."""
        return None if self.unknown and self.known_day != NEVER else self.known_day

    def onward(self, stay: Stay) -> Latest:
        """Return the ways with one stay more."""
        return latest(way.onward(stay) for way in self.ways)


def latest(ways: Iterable[Way]) -> Latest:
    """Return which of some ways count; of ways that take equally long the first one."""
    known: Way | None = None
    loose: Way | None = None
    unknown: Way | None = None
    for way in ways:
        if way.day is None:
            unknown = unknown or way
            continue
        known = _later(known, way)
        loose = _later(loose, way) if way.event else loose
    return Latest(known, loose, unknown)


def merged(several: Iterable[Latest]) -> Latest:
    """Return which ways count of those that count here and there."""
    return latest(way for each in several for way in each.ways)


# Private functions


def _after(day: Day | None, period: Period | None) -> Day | None:
    """Return when a stay is over; what is kept without an end stays, whatever else is not known."""
    if day == NEVER or (period and period.is_endless):
        return NEVER
    return day.after(period) if day and period else None


def _later(one: Way | None, other: Way) -> Way:
    if one is None or one.day is None or other.day is None:
        return other
    return other if other.day > one.day else one
