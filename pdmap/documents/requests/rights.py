"""Which rights people have in each activity, as its legal bases give them (Articles 15 to 22)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.elements.lawful_bases import bases
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision
from pdmap.documents.lines import empty, mentioned, place
from pdmap.documents.names import party_name
from pdmap.documents.requests.case import Request
from pdmap.model import Activity
from pdmap.questions.rights import Right, Standing, rights_of


def rights_table(context: Context, request: Request) -> Table:
    """Return a row for each activity with data of the people."""
    words = context.words
    columns = (
        Column("activity", words.activity),
        Column("bases", words.request_bases),
        Column("rights", words.rights_of_people, words.cite("15-22")),
    )
    rows = tuple(_row(context, activity) for activity in request.plan.activities)
    return Table("rights", words.request_rights, columns, rows)


# Private functions


def _row(context: Context, activity: Activity) -> Row:
    title = Line(activity.title, sources=(place(activity),), address=activity.address)
    if activity.is_controller:
        return Row((Cell((title,)), bases(context, activity), Cell(tuple(_rights(context, activity)))))
    passed = Line(context.words.request_passed_on, is_derived=True)
    return Row((Cell((title,)), Cell(tuple(_controllers(context, activity))), Cell((passed,))))


def _rights(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the rights that people have, those that do not follow, and those that depend on something open."""
    words, derived = context.words, rights_of(context.inventory, activity).values()
    for standing in Standing:
        names = [_named(context, right) for right in derived if right.standing is standing]
        if names:
            state = State.NOT_RECORDED if standing is Standing.OPEN else State.RECORDED
            text = words.request_standings[standing].format(rights=", ".join(names))
            yield Line(text, state, (place(activity, "purposes"),), f"{activity.address}/purposes", is_derived=True)


def _named(context: Context, right: Right) -> str:
    words = context.words
    return words.with_kind.format(text=words.rights_in_notices[right.name], kind=provision(words, right.law))


def _controllers(context: Context, activity: Activity) -> Iterator[Line]:
    for used in activity.on_behalf_of if isinstance(activity.on_behalf_of, tuple) else ():
        yield Line(party_name(context, used.id), sources=(mentioned(used),), address=activity.address)
    if not isinstance(activity.on_behalf_of, tuple) or not activity.on_behalf_of:
        yield from empty(context.words, activity, "on_behalf_of", activity.on_behalf_of)
