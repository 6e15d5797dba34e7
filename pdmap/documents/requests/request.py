"""Where the data of a person are, which rights there are, and how and until when they are erased."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Line, Paragraph, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.names import subject_title
from pdmap.documents.requests.case import Request, request_of
from pdmap.documents.requests.days import stay_line
from pdmap.documents.requests.information import activities_table, controller_table, resting_table, serving_table
from pdmap.documents.requests.kept import kept_table
from pdmap.documents.requests.plan import plan_table
from pdmap.documents.requests.told import told_table
from pdmap.documents.requests.when import horizon_table
from pdmap.documents.requests.where import where_table
from pdmap.questions.grounds import regime_of
from pdmap.questions.horizon import CopyKind
from pdmap.reference.regimes import Regime


def request_document(context: Context, subject: str) -> Document:
    """Return what a person of a group is answered, and how a request for erasure is carried out.

    Args:
        context: What the document may look at; its day is that of the request.
        subject: Id of the group of people.
    """
    words, request = context.words, request_of(context, subject)
    horizon, where = horizon_table(context, request), where_table(context, request)
    controller, activities = controller_table(context), activities_table(context, request)
    blocks: tuple[Block, ...] = (
        Heading(2, horizon.caption, horizon.key),
        Paragraph(words.request_horizon_note),
        horizon,
        *_where(context, where),
        Heading(2, controller.caption, controller.key),
        controller,
        *_information(context, activities),
        *_others(context, request),
    )
    title = words.request.format(people=subject_title(context, subject))
    return assembled(context, "request", title, words.law_request, blocks, (horizon, where, controller, activities))


# Private functions


def _where(context: Context, where: Table) -> tuple[Block, ...]:
    words = context.words
    heading = Heading(2, words.request_where, where.key)
    return (heading, where) if where.rows else (heading, Paragraph(words.request_no_place))


def _information(context: Context, activities: Table) -> Iterator[Block]:
    words = context.words
    yield Heading(2, words.access_information, activities.key)
    if not activities.rows:
        yield Paragraph(words.access_no_activity)
        return
    yield Paragraph(words.access_introduction)
    if regime_of(context.inventory) == Regime.CH_FADP:
        yield Paragraph(words.access_grounds_ch)
    yield activities


def _others(context: Context, request: Request) -> Iterator[Block]:
    tables = (
        serving_table(context, request),
        resting_table(context, request),
        plan_table(context, request),
        kept_table(context, request),
        told_table(context, request),
        _perhaps(context, request),
    )
    for table in tables:
        if table.rows:
            yield from (Heading(2, table.caption, table.key), table)


def _perhaps(context: Context, request: Request) -> Table:
    """Return the systems of which it is open whether they hold data of the people."""
    words = context.words
    columns = (Column("place", words.request_place), Column("answer", words.answer))
    stays = (copy.own for copy in request.horizon.copies if copy.kind is CopyKind.OPEN)
    rows = tuple(
        Row((Cell((Line(stay.holder.title, sources=(place(stay.holder),)),)), Cell((stay_line(context, stay),))))
        for stay in stays
        if stay
    )
    return Table("perhaps", words.request_perhaps, columns, rows)
