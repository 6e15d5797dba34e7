"""What an activity is and who answers for it, as authorities' templates ask beyond Article 30."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.days import begun_text, review_text
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, place
from pdmap.documents.names import choice_text, place_name
from pdmap.model import Activity, Answer, Options


def identifier(_: Context, activity: Activity) -> Cell:
    """Return the id of the activity in the inventory."""
    return Cell((Line(activity.id, sources=(place(activity),), address=activity.address),))


def description(context: Context, activity: Activity) -> Cell:
    """Return what the activity is."""
    return _text(context, activity, "description", activity.description)


def function(context: Context, activity: Activity) -> Cell:
    """Return the business function that the activity belongs to."""
    return _text(context, activity, "function", activity.function)


def owner(context: Context, activity: Activity) -> Cell:
    """Return who answers for the activity, and whom to ask about it."""
    cell = _text(context, activity, "owner", activity.owner)
    if activity.contact is None:
        return cell
    contact = assumed(contact_lines(context.words, activity, activity.contact), assumption(activity, "contact"))
    return Cell((*cell.lines, *details(contact, context.words.contact)))


def description_and_types(context: Context, activity: Activity) -> Cell:
    """Return what the activity is, and what is done with the data (Article 4(2))."""
    types = further_lines(context, activity, "activity", "types_of_processing")
    return Cell((*description(context, activity).lines, *types))


def source(context: Context, activity: Activity) -> Cell:
    """Return where the data come from if not from the person (Article 14(2)(f))."""
    lines = [fact(activity, "source", activity.source)] if activity.source else []
    lines += further_lines(context, activity, "activity", "collection")
    return Cell(answered(context.words, activity, "source", activity.source, lines))


def source_from_others(context: Context, activity: Activity) -> Cell:
    """Return where the data come from if not from the person, which data that people give themselves do not ask."""
    if activity.source is None and activity.collection == ("direct",):
        where = (place(activity, "collection"),), address(activity, "collection")
        return Cell((Line(context.words.from_the_person, State.NONE, *where, is_derived=True),))
    told = source(context, activity)
    if activity.source is None and "indirect" in activity.collection:
        return Cell((*empty(context.words, activity, "source", None), *details(told.lines)))
    return told


def status(context: Context, activity: Activity) -> Cell:
    """Return whether the activity is going on, and its dates."""
    return Cell(answered(context.words, activity, "status", None, _status(context, activity)))


def residency(context: Context, activity: Activity) -> Cell:
    """Return where the data are promised to stay."""
    answer, lines = activity.residency, []
    if isinstance(answer, Options) and answer.values:
        names = (place_name(context, option) for option in answer.values)
        lines.append(fact(activity, "residency", choice_text(context, names, answer.chosen_by)))
    return Cell(answered(context.words, activity, "residency", answer, lines))


# Private functions


def _text(context: Context, activity: Activity, key: str, value: Answer[str]) -> Cell:
    lines = [fact(activity, key, value)] if isinstance(value, str) else []
    return Cell(answered(context.words, activity, key, value, lines))


def _status(context: Context, activity: Activity) -> Iterator[Line]:
    words = context.words
    if activity.status:
        yield fact(activity, "status", words.statuses[activity.status])
    if activity.created:
        yield from _day(activity, "created", begun_text(context, activity.created))
    if activity.updated:
        yield from _day(activity, "updated", words.updated.format(day=activity.updated))
    if activity.last_review:
        yield from _day(activity, "last_review", review_text(context, activity.last_review))
    if activity.ended and activity.ended > context.as_of:
        yield from _day(activity, "ended", words.ends.format(day=activity.ended))
    else:
        yield from further_lines(context, activity, "activity", "ended")
    yield from further_lines(context, activity, "activity", "replaces", "occasional")


def _day(activity: Activity, key: str, text: str) -> tuple[Line, ...]:
    return assumed([fact(activity, key, text)], assumption(activity, key))
