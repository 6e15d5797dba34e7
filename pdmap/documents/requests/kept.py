"""What a law, legal claims or archiving keep beyond a request, where and until when (Article 17(3))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.clocks import clock_places, clock_text
from pdmap.documents.document import Cell, Column, Line, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.names import data_type_name, element_name
from pdmap.documents.requests.case import Request
from pdmap.documents.requests.days import way_line
from pdmap.questions.erasure import Kept
from pdmap.questions.horizon import kept_way


def kept_table(context: Context, request: Request) -> Table:
    """Return a row for each clock, with the places in which it keeps data."""
    words = context.words
    columns = (
        Column("place", words.request_place),
        Column("data", words.request_data),
        Column("clock", words.request_clock),
        Column("gone", words.request_gone_by),
    )
    return Table("kept", words.request_kept, columns, tuple(_row(context, request, kept) for kept in request.plan.kept))


# Private functions


def _row(context: Context, request: Request, kept: Kept) -> Row:
    words, holder = context.words, kept.holder
    data = tuple(Line(data_type_name(context, key)) for key in kept.data) or (Line(words.all_data),)
    clock = Line(clock_text(words, kept.clock), sources=clock_places(kept.clock), address=kept.clock.address)
    where = Line(holder.title, sources=(place(holder),), address=holder.address)
    gone = way_line(context, kept_way(kept, request.horizon.asked))
    return Row((Cell((where, *_places(context, kept))), Cell(data), Cell((clock,)), Cell((gone,))))


def _places(context: Context, kept: Kept) -> Iterator[Line]:
    """Yield the stores and the processors in which a clock keeps data, but for the one that it stands in."""
    for element in kept.places:
        if f"{element.kind.value}s/{element.id}" != kept.holder.address:
            yield Line(element_name(context, element), is_derived=True, level=1)
