"""The day that an inventory is judged as of."""

from __future__ import annotations

import datetime as dt

from pdmap.api.errors import ConfigurationError, told
from pdmap.host.clock import today


def day_of(as_of: dt.date | None) -> dt.date:
    """Return the day that was asked for, or today in UTC, or the day of `SOURCE_DATE_EPOCH`.

    Raises:
        ConfigurationError: it is no date, or the variable is no count of seconds.
    """
    if as_of is None:
        with told():
            return today()
    if isinstance(as_of, dt.datetime):
        return as_of.date()
    # Notebooks are not type-checked: a text would be compared with dates, deep inside a rule.
    if not isinstance(as_of, dt.date):
        raise ConfigurationError(f"as_of is {as_of!r}, not a day such as datetime.date(2026, 1, 31)")
    return as_of
