"""Days as manifests, options and comments write them."""

from __future__ import annotations

import datetime as dt


def strict_day(text: str) -> dt.date | None:
    """Return the day that a text names in the way of `2027-01-31`, and `None` for every other text.

    `20270131` and `2027-W05-1` are ISO 8601 as well, and hardly meant where a day is due.
    """
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if str(day) == text else None
