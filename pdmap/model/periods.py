"""Periods of time as ISO 8601 durations: `P90D`, `P7Y`, `P1Y6M`, `PT72H`, `P2W`."""

from __future__ import annotations

import math
import re

from pdmap.frozen import dataclass

PERIOD_PATTERN = r"^P(?=[0-9T])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?(T(?=[0-9])([0-9]{1,5}H)?)?$"
"""What a period looks like: dates down to hours, no fractions; linear to match."""

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?")
_DAYS_PER_MONTH = 365.2425 / 12
_UNITS = ("year", "month", "week", "day", "hour")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time, as written: `P12M` and `P1Y` are told apart in text but compare alike."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    is_endless: bool = False
    """Whether the author wrote `indefinite`: kept without an end."""

    @property
    def length(self) -> float:
        """Return the length in days; a month counts as a twelfth of the mean Gregorian year."""
        if self.is_endless:
            return math.inf
        return (self.years * 12 + self.months) * _DAYS_PER_MONTH + self.weeks * 7 + self.days + self.hours / 24

    def __str__(self) -> str:
        """Return the period in English, such as `1 year 6 months`."""
        if self.is_endless:
            return "without an end"
        counts = zip((self.years, self.months, self.weeks, self.days, self.hours), _UNITS, strict=True)
        return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count) or "0 days"


ENDLESS = Period(is_endless=True)


def parse_period(text: str) -> Period | None:
    """Return the period that an ISO 8601 duration means, or `None` where the text is not one."""
    match = _PERIOD.fullmatch(text) if re.match(PERIOD_PATTERN, text) else None
    if match is None:
        return None
    years, months, weeks, days, hours = (int(group or 0) for group in match.groups())
    return Period(years, months, weeks, days, hours)
