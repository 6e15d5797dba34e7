"""When the last copy is gone, and what decides it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Column, Layout, Line, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.requests.case import Request
from pdmap.documents.requests.days import day_text, other_lines, stay_line, stay_lines
from pdmap.documents.requests.laws import cited
from pdmap.findings import Location
from pdmap.questions.horizon import Horizon, day_of


def horizon_table(context: Context, request: Request) -> Table:
    """Return the day, the way that decides it, and the clocks that are not known."""
    words, horizon = context.words, request.horizon
    is_told = horizon.day is not None or horizon.known_day != day_of(horizon.asked)
    deciding = horizon.deciding if is_told else None
    others = tuple(dict.fromkeys(other_lines(context, horizon)))
    told = {
        Column("asked", words.request_asked): (Line(horizon.asked.isoformat()),),
        Column("gone", words.request_gone, cited(context, "17(1)")): tuple(_day(context, request)),
        Column("decided", words.request_decided): stay_lines(context, deciding) if deciding else (),
        Column("unknown", words.request_unknown, is_expected=True): tuple(
            stay_line(context, stay) for stay in horizon.unknown
        ),
        Column("others", words.request_others, cited(context, "19")): others,
    }
    shown = {column: Cell(lines) for column, lines in told.items() if lines}
    return Table("horizon", words.request_horizon, tuple(shown), (Row(tuple(shown.values())),), Layout.FACTS)


# Private functions


def _day(context: Context, request: Request) -> Iterator[Line]:
    words, horizon = context.words, request.horizon
    if horizon.day:
        yield Line(day_text(context, horizon.day, horizon.events), is_derived=True)
        return
    if not horizon.copies:
        yield Line(words.request_no_place, State.NONE, is_derived=True)
        return
    first = horizon.unknown[0]  # the open point of the clock stands for that of the day
    yield Line(words.request_day_unknown, State.UNKNOWN, _places(horizon), first.address, is_derived=True)
    if horizon.known_day:
        text = words.request_day_known.format(day=day_text(context, horizon.known_day, horizon.events))
        yield Line(text, is_derived=True, level=1)


def _places(horizon: Horizon) -> tuple[Location, ...]:
    return tuple(dict.fromkeys(place(stay.item, stay.key) for stay in horizon.unknown))
