"""Days that lie a period after another day, as calendars count them."""

from __future__ import annotations

import calendar
import datetime as dt

from pdmap.model import Period


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last day of a month that is too short; never past year 9999."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_after(day: dt.date, days: int) -> dt.date:
    """Return the day some days later; never past year 9999."""
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


def period_after(day: dt.date, period: Period) -> dt.date:
    """Return the day on which a period ends that starts on a day; hours count as the days that they fill."""
    if period.is_endless:
        return dt.date.max
    later = months_after(day, period.years * 12 + period.months)
    return days_after(later, period.weeks * 7 + period.days + period.hours // 24)
