"""Periods compared by length, as exactly as their authors mean them."""

from __future__ import annotations

from pdmap.model import Period

ROUNDING = 1.02
"""Lengths this close are the same to authors: a month and 30 days, a quarter and 90 days, a year and 52 weeks."""


def is_longer(one: Period, other: Period) -> bool:
    """Return whether a period is longer than another by more than authors round."""
    return one.length > other.length * ROUNDING


def is_alike(one: Period, other: Period) -> bool:
    """Return whether two periods are as long as each other, as authors round."""
    return not is_longer(one, other) and not is_longer(other, one)
