"""The recorded breaches that concern an activity (Article 33(5))."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, details, fact, place
from pdmap.model import Activity, Breach
from pdmap.questions.breached import breaches_of, is_known, unplaced_breaches


def occurred(context: Context, activity: Activity) -> Cell:
    """Return the breaches of the activity with their dates."""
    words = context.words
    lines = [
        line
        for breach in _known(context, activity)
        for line in (
            Line(words.breach_told.format(breach=breach.title), sources=(place(breach),), address=breach.address),
            *details(_dates(context, breach)),
        )
    ]
    return Cell((*(lines or (_nothing(context, activity),)), *_later(context, activity)))


def register_entries(context: Context, activity: Activity) -> Cell:
    """Return where each breach of the activity is in the register of breaches."""
    lines = [
        Line(context.words.breach_entry.format(entry=breach.id), sources=(place(breach),), address=breach.address)
        for breach in _known(context, activity)
    ]
    return Cell((*(lines or (_nothing(context, activity),)), *_later(context, activity)))


# Private functions


def _known(context: Context, activity: Activity) -> tuple[Breach, ...]:
    """Return the breaches of an activity that were known on the day of the document."""
    return tuple(each for each in breaches_of(context.inventory, activity) if is_known(each, context.as_of))


def _later(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return the line that says how many breaches became known after the day of the document."""
    later = [each for each in breaches_of(context.inventory, activity) if not is_known(each, context.as_of)]
    if not later:
        return ()
    text = context.words.breaches_later.format(day=context.as_of, count=len(later))
    sources = tuple(map(place, later))
    return (Line(text, State.NONE, sources, activity.address, is_derived=True),)


def _dates(context: Context, breach: Breach) -> list[Line]:
    words = context.words
    occurred_on = [fact(breach, "occurred", words.breach_occurred_on.format(day=breach.occurred))]
    aware = [fact(breach, "aware", words.breach_known_since.format(day=breach.aware))]
    return [*(occurred_on if breach.occurred else ()), *(aware if breach.aware else ())]


def _nothing(context: Context, activity: Activity) -> Line:
    """Return that no breach names the activity; what others that name nothing concern is not recorded."""
    words, inventory = context.words, context.inventory
    here = (place(activity),)
    if not inventory.breaches:
        return Line(words.breach_not_recorded, State.NOT_RECORDED, here, "breaches", is_derived=True)
    unplaced = unplaced_breaches(inventory)
    if not unplaced:
        return Line(words.no_breach_here, State.NONE, here, activity.address, is_derived=True)
    text = words.no_breach_names_it.format(count=len(unplaced))
    where = tuple(place(breach) for breach in unplaced)
    return Line(text, State.NOT_RECORDED, where, address(unplaced[0], "activities"), is_derived=True)
