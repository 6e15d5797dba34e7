"""Copies in words: where they stay, for how long, and when they are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.documents.clocks import clock_text, period_text
from pdmap.documents.document import Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty, place
from pdmap.findings import Location
from pdmap.questions.horizon import Copy, Horizon, Stay, StayKind
from pdmap.questions.horizon.horizon import NEVER


def stay_line(context: Context, stay: Stay) -> Line:
    """Return where a copy stays, and for how long or why that is not known."""
    words = context.words
    clock, state = _clock(context, stay)
    text = words.request_stays[stay.kind].format(place=stay.holder.title, clock=clock)
    return Line(text, state, (place(stay.item, stay.key),), stay.address, is_derived=True)


def stay_lines(context: Context, copy: Copy) -> tuple[Line, ...]:
    """Return the way of a copy, one line for each place where it stays."""
    return tuple(stay_line(context, stay) for stay in copy.stays)


def gone_lines(context: Context, horizon: Horizon, copies: Iterable[Copy]) -> tuple[Line, ...]:
    """Return the day when the last of some copies is gone; with it those whose clocks are not known."""
    several = tuple(copies)
    days = [(day, copy) for copy in several if (day := copy.gone(horizon.asked)) is not None]
    last = max(days, key=lambda pair: pair[0], default=None)
    known = (Line(day_text(context, last[0]), sources=_places(last[1]), is_derived=True),) if last else ()
    unknown = {stay.address: stay for copy in several for stay in copy.unknown}
    return (*known, *(stay_line(context, stay) for stay in unknown.values()))


def day_text(context: Context, day: dt.date) -> str:
    """Return a day, or that it never comes."""
    words = context.words
    return words.request_never if day == NEVER else words.request_day.format(day=day.isoformat())


def other_lines(context: Context, horizon: Horizon) -> Iterator[Line]:
    """Yield each recipient that decides itself, with the day when its copy is gone."""
    holders = {copy.holder.address: copy.holder for copy in horizon.others}
    for holder in holders.values():
        for line in gone_lines(context, horizon, horizon.copies_at(holder)):
            text = context.words.request_until.format(place=holder.title, day=line.text)
            yield line if line.is_open else Line(text, sources=(place(holder, "retention"),), is_derived=True)


# Private functions


def _places(copy: Copy) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(place(stay.item, stay.key) for stay in copy.stays))


def _clock(context: Context, stay: Stay) -> tuple[str, State]:
    """Return how long a copy stays in words; for what is not known, why."""
    words = context.words
    if stay.kind is StayKind.LAW and stay.clock:
        return clock_text(words, stay.clock), State.RECORDED if stay.period else State.NOT_RECORDED
    if stay.period is not None:
        return period_text(words, stay.period), State.RECORDED
    answer: object = getattr(stay.item, stay.key, None)
    (line, *_) = empty(words, stay.item, stay.key, answer) or empty(words, stay.item, stay.key, None)
    return line.text, line.state
