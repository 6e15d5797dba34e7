"""Retention in words: periods, what they are counted from, and why."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.lines import place, unknown_text
from pdmap.documents.words import Words
from pdmap.findings import Location
from pdmap.model import Nothing, Period, Retention, Unknown

_KEYS = ("period", "criteria", "from", "law", "ground", "reason")


def clock_text(words: Words, clock: Retention) -> str:
    """Return a clock in words: how long, from when, by which law and why."""
    return words.separator.join(_parts(words, clock)) or words.not_recorded


def clock_places(clock: Retention) -> tuple[Location, ...]:
    """Return the places that a clock was read from, one for each line of the manifest."""
    places = [place(clock, key) for key in _KEYS if clock.has(key)] or [place(clock)]
    by_line = {(where.path, where.span and where.span.start.line): where for where in reversed(places)}
    return tuple(reversed(by_line.values()))


def period_text(words: Words, period: Period) -> str:
    """Return a period in the document's language, such as `1 year 6 months`."""
    if period.is_endless:
        return words.indefinite
    counts = (period.years, period.months, period.weeks, period.days, period.hours)
    units = zip(counts, words.units, strict=True)
    named = [f"{count} {one if count == 1 else many}" for count, (one, many) in units if count]
    return " ".join(named) or words.no_time


# Private functions


def _parts(words: Words, clock: Retention) -> Iterator[str]:
    lengths = [period_text(words, clock.period)] if clock.period else []
    lengths += [clock.criteria] if clock.criteria else []
    if lengths and clock.start:
        lengths[0] = words.period_from.format(period=lengths[0], event=clock.start)
    yield from lengths
    match clock.law:
        case Nothing():
            yield words.no_law
        case Unknown():
            yield words.law.format(law=unknown_text(words, clock.law))
        case str():
            yield words.law.format(law=clock.law)
        case None:
            pass
    if clock.ground:
        yield words.ground_of_period.format(text=words.term(clock.ground))
    if clock.reason:
        yield words.reason.format(text=clock.reason)
