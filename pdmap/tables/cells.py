"""Values of the model as cells."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pdmap.model import Inventory, Nothing, Period, Place, Unknown
from pdmap.questions.grounds import countries_of

RECORDED, NONE, UNKNOWN, NOT_RECORDED = STATES = ("recorded", "none", "unknown", "not_recorded")
"""What an answer is, in the words that all formats for programs use."""


def state_of(answer: object) -> str:
    """Return what an answer is: a value, or which kind of emptiness."""
    match answer:
        case None:
            return NOT_RECORDED
        case Nothing():
            return NONE
        case Unknown():
            return UNKNOWN
        case _:
            return RECORDED


def duration_of(period: Period) -> str:
    """Return a period as an ISO 8601 duration, such as `P1Y6M`; `indefinite` for one without an end."""
    if period.is_endless:
        return "indefinite"
    amounts = ((period.years, "Y"), (period.months, "M"), (period.weeks, "W"), (period.days, "D"))
    date = "".join(f"{amount}{unit}" for amount, unit in amounts if amount)
    time = f"T{period.hours}H" if period.hours else ""
    return f"P{date}{time}" if date or time else "P0D"


def days_of(period: Period) -> float | None:
    """Return the length of a period in days; `None` for one without an end, which no number stands for."""
    return None if math.isinf(period.length) else period.length


def codes_of(places: Iterable[Place], inventory: Inventory) -> list[str]:
    """Return the codes of the countries that places name, each once, in written order."""
    return list(dict.fromkeys(country.code for place in places for country in countries_of(inventory, place)))
