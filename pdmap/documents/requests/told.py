"""Whom Article 19 has an organization tell of an erasure, and what else there is to do about copies of others."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.names import data_type_name, party_roles
from pdmap.documents.requests.case import Request
from pdmap.documents.requests.laws import cited
from pdmap.model import Activity
from pdmap.questions.erasure import Category, Receiver


def told_table(context: Context, request: Request) -> Table:
    """Return every recipient, also those that are named by category only, with what there is to do."""
    words = context.words
    columns = (
        Column("recipient", words.request_recipient),
        Column("role", words.incident_role),
        Column("data", words.request_data),
        Column("duty", words.request_duty, cited(context, "19, 28(3)(a), 4(9)")),
    )
    parties = (_party(context, request, receiver) for receiver in request.plan.receivers)
    categories = (_category(context, category) for category in request.plan.categories)
    return Table("told", words.request_told, columns, (*parties, *categories))


# Private functions


def _party(context: Context, request: Request, receiver: Receiver) -> Row:
    words, party = context.words, receiver.party
    role = Line(party_roles(context, party), sources=(place(party, "role"),), address=party.address)
    sources = tuple(dict.fromkeys(place(link.item) for link in request.arriving.get(receiver.element, ())))
    data = tuple(Line(data_type_name(context, key), sources=sources, is_derived=True) for key in sorted(receiver.data))
    who = Line(party.title, sources=(place(party),), address=party.address)
    duty = Line(words.request_duties[receiver.duty], is_derived=True)
    named = [context.inventory.activities[id_] for id_ in (receiver.activities if receiver.is_declared else ())]
    silence = (Line(words.not_recorded, State.NOT_RECORDED),)
    return Row((Cell((who, *_named_by(context, named))), Cell((role,)), Cell(data or silence), Cell((duty,))))


def _category(context: Context, category: Category) -> Row:
    words = context.words
    sources = tuple(place(activity, "recipients") for activity in category.activities)
    who = Line(category.name, sources=sources, address=f"{category.activities[0].address}/recipients")
    data = tuple(Line(data_type_name(context, key), is_derived=True) for key in sorted(category.data))
    silence = (Line(words.not_recorded, State.NOT_RECORDED),)
    role = Line(words.request_by_category, is_derived=True)
    duty = Line(words.request_duties[category.duty], is_derived=True)
    named = tuple(_named_by(context, category.activities))
    return Row((Cell((who, *named)), Cell((role,)), Cell(data or silence), Cell((duty,))))


def _named_by(context: Context, activities: tuple[Activity, ...] | list[Activity]) -> Iterator[Line]:
    for activity in activities:
        text = context.words.request_declared.format(activities=activity.title)
        yield Line(text, sources=(place(activity, "recipients"),), is_derived=True, level=1)
