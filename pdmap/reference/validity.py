"""Periods in which a legal instrument is in force."""

from __future__ import annotations

from datetime import date


def is_within(as_of: date, valid_from: date | None, valid_until: date | None) -> bool:
    """Tell whether a day lies in a period; both ends belong to it, and `None` leaves an end open."""
    return (valid_from is None or valid_from <= as_of) and (valid_until is None or as_of <= valid_until)
