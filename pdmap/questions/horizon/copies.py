"""Copies of a person's data, each with the clocks that have to run out before it is gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pdmap.model import Activity, Item, Party, Period, Retention, System
from pdmap.questions.deadlines import days_after, period_after


class StayKind(StrEnum):
    """Why a copy stays somewhere."""

    ERASED = "erased"
    """It does not: it is erased on the day of the request."""
    LAW = "law"
    """A law, legal claims or archiving keep it (Article 17(3))."""
    BACKUP = "backup"
    """Backups run out by themselves."""
    PARTY = "party"
    """The party keeps what it receives for a time."""
    OPEN = "open"
    """It is open whether there is a copy at all."""


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a copy stays in one place once nothing new comes."""

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

    @property
    def address(self) -> str:
        """Return the logical address of the answer."""
        return f"{self.item.address}/{self.key}" if self.key else self.item.address


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, with the stays on the way there: each begins when the one before it has ended."""

    stays: tuple[Stay, ...]
    store: System | None = None
    """The store that it is in, where another holder's clock keeps it there, such as that of an activity."""

    @property
    def holder(self) -> System | Party | Activity:
        """Return where the copy is."""
        return self.store or self.stays[-1].holder

    @property
    def unknown(self) -> tuple[Stay, ...]:
        """Return the stays whose clock is not known."""
        return tuple(stay for stay in self.stays if stay.period is None)

    @property
    def events(self) -> tuple[str, ...]:
        """Return the events that clocks count from, which must not be later than the request."""
        clocks = (stay.clock for stay in self.stays if stay.clock)
        return tuple(dict.fromkeys(clock.start for clock in clocks if clock.start))

    def gone(self, asked: dt.date) -> dt.date | None:
        """Return the day when the copy is gone at the latest; `dt.date.max` for never, `None` for not known."""
        day = asked
        for stay in self.stays:
            if stay.period is None:
                return None
            day = _after(day, stay.period)
        return day


# Private functions


def _after(day: dt.date, period: Period) -> dt.date:
    """Return the day on which a period is over for certain: hours that fill no day count as one."""
    return days_after(period_after(day, period), 1 if period.hours % 24 else 0)
