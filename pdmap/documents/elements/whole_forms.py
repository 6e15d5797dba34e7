"""Rows of forms that put several elements of the law under one title, and stand alone."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.documents.days import review_text
from pdmap.documents.document import Cell, Line
from pdmap.documents.elements import administration, lawful_bases, people_and_data, purposes
from pdmap.documents.elements.contacts import ORGANIZATION, REPRESENTATIVE, named_contact
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact, labeled
from pdmap.model import Activity, Notice


def organization_and_unit(context: Context, activity: Activity) -> Cell:
    """Return the organization with its contact details and representative, and the unit that answers."""
    words = context.words
    representative = named_contact(REPRESENTATIVE)(context)
    unit = administration.owner(context, activity)
    return Cell(
        (
            *named_contact(ORGANIZATION)(context).lines,
            *details(representative.lines[:1], words.representative_of_controller),
            *details(representative.lines[1:]),
            *details(unit.lines[:1], words.owned_by),
            *details(unit.lines[1:]),
        )
    )


def of_organization(build: Callable[[Context], Cell]) -> Callable[[Context, Activity], Cell]:
    """Return what tells a fact of the organization in the row of each activity."""

    def told(context: Context, _: Activity) -> Cell:
        return build(context)

    return told


def description_and_purposes(context: Context, activity: Activity) -> Cell:
    """Return what the activity is, what it is for, and which lawful basis each purpose has."""
    words, bases = context.words, lawful_bases.bases(context, activity)
    parts = (
        (words.description, administration.description(context, activity)),
        (words.purposes, purposes.purposes(context, activity)),
        (words.lawful_basis, Cell(tuple(line for line in bases.lines if line.level == 0))),
    )
    return Cell(tuple(line for title, cell in parts for line in _under(context, title, cell)))


def subjects_and_data(context: Context, activity: Activity) -> Cell:
    """Return whose data are processed, and which."""
    words = context.words
    parts = (
        (words.subjects, people_and_data.subjects(context, activity)),
        (words.data, people_and_data.data(context, activity)),
    )
    return Cell(tuple(line for title, cell in parts for line in _under(context, title, cell)))


def last_update(context: Context, activity: Activity) -> Cell:
    """Return when the entry was last changed, and when it was last reviewed."""
    words = context.words
    changed = [fact(activity, "updated", words.updated.format(day=activity.updated))] if activity.updated else []
    day = activity.last_review
    reviewed = [fact(activity, "last_review", review_text(context, day))] if day else []
    lines = [*changed, *reviewed]
    told = tuple(lines) or empty(words, activity, "updated", None)
    return Cell(assumed(told, assumption(activity, "updated", "last_review")))


def notice_link(context: Context, activity: Activity) -> Cell:
    """Return where people read how their data are processed, or why they are not told."""
    words, answer = context.words, activity.notice
    if not isinstance(answer, Notice):
        return Cell(assumed(empty(words, activity, "notice", answer), assumption(activity, "notice")))
    lines = [fact(answer, "ref", answer.ref)] if answer.ref else []
    lines += [fact(answer, "exemption", words.exemption.format(text=answer.exemption))] if answer.exemption else []
    return Cell(assumed(lines or empty(words, answer, "ref", None), assumption(activity, "notice")))


# Private functions


def _under(context: Context, title: str, cell: Cell) -> tuple[Line, ...]:
    """Return an element under its own title: beside a single line, above several."""
    if len(cell.lines) == 1 or cell.lines[0].is_open:
        return (*labeled(context.words, title, cell.lines[:1]), *cell.lines[1:])
    reasons = {line.assumption for line in cell.lines if line.level == 0}
    return Line(title, assumption=reasons.pop() if len(reasons) == 1 else ""), *details(cell.lines)
