"""Copies in words: where they stay, for how long, and when they are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pdmap.documents.clocks import clock_text, period_text
from pdmap.documents.document import Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty, place
from pdmap.documents.names import data_type_name
from pdmap.findings import Location
from pdmap.model import Nothing, Unknown
from pdmap.questions.erasure import ANY
from pdmap.questions.horizon import BEYOND, NEVER, Copy, Day, Horizon, Latest, Stay, StayKind, Way


def stay_line(context: Context, stay: Stay) -> Line:
    """Return where a copy stays, and for how long or why that is not known."""
    clock, state = _clock(context, stay)
    key = "perhaps" if stay.kind is StayKind.LAW and stay.key == "law" else stay.kind
    text = context.words.request_stays[key].format(place=stay.title, clock=clock)
    return Line(text, state, (place(stay.item, stay.key),), stay.address, is_derived=True)


def stay_lines(context: Context, way: Way) -> tuple[Line, ...]:
    """Return a way, one line for each place where the data stay."""
    return tuple(stay_line(context, stay) for stay in way.stays)


def gone_lines(context: Context, copy: Copy | None) -> tuple[Line, ...]:
    """Return when a copy is gone, kind by kind of data where that differs; with it the clocks that are not known."""
    groups: dict[str, list[tuple[str, Latest]]] = {}
    for data, part in copy.parts.items() if copy else ():
        groups.setdefault(latest_text(context, part), []).append((data, part))
    known = {text: parts for text, parts in groups.items() if text}
    lines = [
        Line(_labeled(context, text, parts, groups), sources=_places(parts[0][1]), is_derived=True)
        for text, parts in known.items()
    ]
    return (*lines, *(stay_line(context, stay) for stay in (copy.unknown if copy else ())))


def latest_text(context: Context, latest: Latest) -> str:
    """Return the day when all ways are over; empty where it is not known."""
    events = (latest.loose.event,) if latest.loose else ()
    return day_text(context, latest.day, events) if latest.day else ""


def day_text(context: Context, day: Day, events: Collection[str]) -> str:
    """Return a day, as what is certain of it: by events of which the day is not known, it may be later.

    Args:
        context: The words.
        day: When something is over, if these events were on the day of the request.
        events: What clocks count from.
    """
    words = context.words
    if day == NEVER:
        return words.request_never
    if day == BEYOND:
        return words.request_beyond
    if events:
        return words.request_at_least.format(day=day.date.isoformat(), events=", ".join(events))
    return words.request_day.format(day=day.date.isoformat())


def way_line(context: Context, way: Way) -> Line:
    """Return when the data are gone at the end of a way, or the clock that is not known."""
    if way.day is None:
        unknown = way.unknown or way.stay
        return stay_line(context, unknown) if unknown else Line(context.words.not_recorded, State.NOT_RECORDED)
    events = (way.event,) if way.event else ()
    return Line(day_text(context, way.day, events), sources=_ends(way), is_derived=True)


def other_lines(context: Context, horizon: Horizon) -> Iterator[Line]:
    """Yield each recipient that decides itself, with the day when its copy is gone."""
    words = context.words
    for copy in horizon.others:
        title = copy.own.title if copy.own else copy.holder.title
        day = latest_text(context, copy.latest)
        if day:
            yield Line(words.request_until.format(place=title, day=day), sources=_places(copy.latest), is_derived=True)
        yield from (stay_line(context, stay) for stay in copy.unknown)


# Private functions


def _labeled(context: Context, text: str, parts: list[tuple[str, Latest]], groups: Collection[str]) -> str:
    """Return the day with the data that it is for, where there are several days."""
    if len(groups) < 2:
        return text
    words = context.words
    names = ", ".join(data_type_name(context, data) if data != ANY else words.request_any for data, _ in parts)
    return words.labeled.format(label=names, text=text)


def _places(latest: Latest) -> tuple[Location, ...]:
    return _ends(latest.known) if latest.known else ()


def _ends(way: Way) -> tuple[Location, ...]:
    """Return where the last clock of a way is written."""
    return (place(way.stay.item, way.stay.key),) if way.stay else ()


def _clock(context: Context, stay: Stay) -> tuple[str, State]:
    """Return how long a copy stays in words; for what is not known, why."""
    words = context.words
    if stay.kind is StayKind.CATEGORY:
        return words.request_by_category, State.NOT_RECORDED
    if stay.clock:
        is_unknown = stay.key == "law" and isinstance(stay.clock.law, Unknown)
        missing = State.UNKNOWN if is_unknown else State.NOT_RECORDED
        return clock_text(words, stay.clock), State.RECORDED if stay.period else missing
    if stay.period is not None:
        return period_text(words, stay.period), State.RECORDED
    answer: object = getattr(stay.item, stay.key, None)
    silence = answer if isinstance(answer, Nothing | Unknown) else None
    (line,) = empty(words, stay.item, stay.key, silence)
    return line.text, line.state
