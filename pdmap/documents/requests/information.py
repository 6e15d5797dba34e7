"""What a person who asks is told of the processing itself, activity by activity (Article 15(1), (2))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pdmap.documents.document import Cell, Column, Line, Row, Table
from pdmap.documents.elements import collection, organization, purposes_told
from pdmap.documents.elements.administration import status
from pdmap.documents.elements.people import explained_decisions
from pdmap.documents.elements.people_and_data import data
from pdmap.documents.elements.retention import retention
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty, mentioned, place
from pdmap.documents.names import party_name
from pdmap.documents.register import Element, Fact, facts_table, register_table
from pdmap.documents.requests.beginning import begun_context, recipients, transfers
from pdmap.documents.requests.case import Request
from pdmap.documents.requests.complaints import complaint, time
from pdmap.documents.requests.laws import cited
from pdmap.documents.requests.rights import rights
from pdmap.model import Activity
from pdmap.questions.ending import is_going_on


def controller_table(context: Context) -> Table:
    """Return what is told of the organization: who it is, how soon it answers, whom people complain to."""
    words = context.words

    def asked(key: str, title: str, article: str = "") -> Column:
        return Column(key, title, cited(context, article) if article else "", is_expected=True)

    facts = (
        Fact(asked("controller", words.controller), organization.identity),
        Fact(asked("contact", words.contact_details), organization.contact),
        Fact(asked("time", words.access_time_title), time),
        Fact(asked("complaint", words.complaint, "15(1)(f)"), complaint),
    )
    # Sheets repeat what is shared in each row: the places above have nothing to do with these facts.
    return replace(facts_table(context, "controller", words.access_controller, facts), is_shared=False)


def activities_table(context: Context, request: Request) -> Table:
    """Return a record for each activity with data of the people that the organization decides on and that goes on."""
    going_on = (each for each in request.plan.activities if each.is_controller and is_going_on(each, context.as_of))
    table = register_table(begun_context(context), _elements(context), going_on)
    return replace(table, key="activities", caption=context.words.access_information)


def serving_table(context: Context, request: Request) -> Table:
    """Return the activities on behalf of controllers, who answer for them (Article 28(3)(e))."""
    words = context.words
    columns = (
        Column("activity", words.activity),
        Column("controllers", words.controllers),
        Column("duty", words.request_duty, cited(context, "28(3)(e)")),
    )
    served = (each for each in request.plan.activities if not each.is_controller and is_going_on(each, context.as_of))
    duty = Cell((Line(words.request_passed_on, is_derived=True),))
    rows = tuple(Row((_title(each), Cell(tuple(_controllers(context, each))), duty)) for each in served)
    return Table("serving", words.access_serving, columns, rows)


def resting_table(context: Context, request: Request) -> Table:
    """Return the activities that are planned or have ended: what is told of the others does not hold for them."""
    words = context.words
    columns = (Column("activity", words.activity), Column("status", words.status))
    resting = (each for each in request.plan.activities if not is_going_on(each, context.as_of))
    rows = tuple(Row((_title(each), status(context, each))) for each in resting)
    return Table("resting", words.access_resting, columns, rows)


# Private functions


def _recipients(context: Context, now: Context, activity: Activity) -> Cell:
    return recipients(now, context, activity)


def _elements(context: Context) -> tuple[Element, ...]:
    words = context.words

    def asked(key: str, title: str, article: str) -> Column:
        return Column(key, title, cited(context, article), is_expected=True)

    return (
        Element(asked("purposes", words.purposes_and_bases, "15(1)(a)"), purposes_told.purposes),
        Element(asked("data", words.categories_told, "15(1)(b)"), data),
        Element(asked("recipients", words.recipients_told, "15(1)(c)"), partial(_recipients, context)),
        Element(asked("transfers", words.transfers_told, "15(2)"), transfers),
        Element(asked("retention", words.periods_told, "15(1)(d)"), retention),
        Element(Column("rights", words.rights_of_people, cited(context, "15(1)(e)")), rights),
        Element(asked("source", words.source_told, "15(1)(g)"), collection.source),
        Element(asked("decisions", words.decisions_told, "15(1)(h)"), explained_decisions),
    )


def _title(activity: Activity) -> Cell:
    return Cell((Line(activity.title, sources=(place(activity),), address=activity.address),))


def _controllers(context: Context, activity: Activity) -> Iterator[Line]:
    for used in activity.on_behalf_of if isinstance(activity.on_behalf_of, tuple) else ():
        yield Line(party_name(context, used.id), sources=(mentioned(used),), address=activity.address)
    if not isinstance(activity.on_behalf_of, tuple) or not activity.on_behalf_of:
        yield from empty(context.words, activity, "on_behalf_of", activity.on_behalf_of)
