"""Answers as short texts that can be compared and shown, in the words of the language."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import cache

from pdmap.model import Answer, Mention, Nothing, Options, Period, Place, Retention, Unknown, ids

NONE = "none"
UNKNOWN = "unknown"
_PLACES_OF_WRITING = frozenset({"node", "head", "address"})


def text_of(answer: object) -> str:
    """Return an answer in one line; empty where none is recorded."""
    if type(answer) is str:
        return answer  # most are
    match answer:
        case None:
            return ""
        case Nothing():
            return NONE
        case Unknown():
            return UNKNOWN
        case bool():
            return "yes" if answer else "no"
        case Enum():
            return str(answer.value)
        case Mention():
            return answer.id
        case Place():
            return answer.name
        case Options():
            return _chosen(answer)
        case tuple():
            return ", ".join(sorted(map(text_of, answer)))
        case Period():
            return _period(answer)
        case str() | int() | date():
            return str(answer)
        case _:
            return _record(answer)


def clocks_text(clocks: Iterable[Retention]) -> str:
    """Return how long something is kept: period, start, criteria and law of each clock."""
    return " | ".join(sorted(map(_clock, clocks)))


def together(values: Iterable[str]) -> str:
    """Return what several say that go by one name, in their order; once where all of them say the same."""
    several = tuple(values)
    return several[0] if len(set(several)) == 1 else " | ".join(several)


def attributes(value: object) -> tuple[str, ...]:
    """Return the attributes of an object of the model that say something about the world."""
    kind: type = type(value)
    return _attributes(kind)


def listed_ids(answer: Answer[tuple[Mention, ...]]) -> tuple[str, ...]:
    """Return the ids of a list, each once."""
    return tuple(dict.fromkeys(ids(answer)))


# Private functions


@cache
def _attributes(kind: type) -> tuple[str, ...]:
    names = (field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
    return tuple(name for name in names if name not in _PLACES_OF_WRITING)


def _chosen(answer: Options[object]) -> str:
    values = ", ".join(sorted(map(text_of, answer.values)))
    return f"{values} ({answer.chosen_by})" if answer.chosen_by else values


@cache
def _period(period: Period) -> str:
    """Return a period in words that are the same for all ways to write it: years, then days, as large as they go.

    Hours stay hours: they are counted from the moment, days to the end of the last one (Regulation 1182/71, Art. 3).
    """
    if period.is_endless:
        return str(period)
    years, months = divmod(period.years * 12 + period.months, 12)
    return str(Period(years, months, days=period.weeks * 7 + period.days, hours=period.hours))


def _clock(clock: Retention) -> str:
    law = text_of(clock.law)
    further = (("criteria", clock.criteria), ("ground", clock.ground), ("law", law), ("reason", clock.reason))
    # Free texts that look alike are told apart by their keys.
    parts = (text_of(clock.period), clock.start, *(f"{key}: {text}" for key, text in further if text))
    return "; ".join(part for part in parts if part)


def _record(value: object) -> str:
    """Return what is recorded of a part with several attributes, such as a contact."""
    said = ((name, text_of(getattr(value, name))) for name in attributes(value))
    return "; ".join(f"{name}: {text}" for name, text in said if text)
