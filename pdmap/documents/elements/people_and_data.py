"""Whose data are processed, and which (Article 30(1)(c))."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, mention, place
from pdmap.documents.names import data_type_name, special_mark, subject_name
from pdmap.model import Activity, listed


def subjects(context: Context, activity: Activity) -> Cell:
    """Return the categories of data subjects."""
    lines = [mention(used, activity, "subjects", subject_name(context, used.id)) for used in listed(activity.subjects)]
    return Cell(answered(context.words, activity, "subjects", activity.subjects, lines))


def data(context: Context, activity: Activity) -> Cell:
    """Return the categories of personal data, special ones marked."""
    lines = [mention(used, activity, "data", data_text(context, used.id)) for used in listed(activity.data)]
    return Cell(answered(context.words, activity, "data", activity.data, lines))


def special_data(context: Context, activity: Activity) -> Cell:
    """Return the categories of personal data that are special in law (Articles 9, 10 and 87)."""
    words = context.words
    marked = [used for used in listed(activity.data) if special_mark(context, used.id)]
    lines = tuple(mention(used, activity, "data", data_text(context, used.id)) for used in marked)
    if lines or not listed(activity.data):
        return Cell(answered(words, activity, "data", activity.data, lines))
    where = (place(activity, "data"),), address(activity, "data")
    return Cell((Line(words.no_special_data, State.NONE, *where, is_derived=True),))


def data_text(context: Context, identifier: str) -> str:
    """Return a data type with the mark of what it is in law."""
    name, mark = data_type_name(context, identifier), special_mark(context, identifier)
    return context.words.special_data.format(data=name, mark=mark) if mark else name
