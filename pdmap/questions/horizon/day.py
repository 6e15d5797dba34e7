"""Days on which something is over: in the calendar, beyond its last year, or never."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum

from pdmap.frozen import dataclass
from pdmap.model import Period
from pdmap.questions.deadlines import days_after, period_after


class Extent(IntEnum):
    """How far away a day is."""

    CALENDAR = 0
    BEYOND = 1
    """It comes, but after the year 9999, where calendars end."""
    NEVER = 2
    """It does not come: somebody wrote `indefinite`."""


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """When something is over; later days are greater."""

    extent: Extent
    date: dt.date
    """The day in the calendar; its last one where the calendar ends before it."""

    def after(self, period: Period) -> Day:
        """Return the day on which a period is over for certain: hours that fill no day count as one."""
        if period.is_endless or self.extent is Extent.NEVER:
            return NEVER
        if self.extent is Extent.BEYOND:
            return BEYOND
        date = days_after(period_after(self.date, period), 1 if period.hours % 24 else 0)
        return BEYOND if date == dt.date.max else Day(Extent.CALENDAR, date)


BEYOND = Day(Extent.BEYOND, dt.date.max)
NEVER = Day(Extent.NEVER, dt.date.max)


def day_of(date: dt.date) -> Day:
    """Return a day in the calendar."""
    return Day(Extent.CALENDAR, date)
