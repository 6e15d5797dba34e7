"""The recorded breaches that concern an activity (Article 33(5))."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, details, fact, place
from pdmap.model import Activity, Breach
from pdmap.questions.breached import breaches_of, unplaced_breaches


def occurred(context: Context, activity: Activity) -> Cell:
    """Return the breaches of the activity with their dates."""
    words = context.words
    lines = [
        line
        for breach in breaches_of(context.inventory, activity)
        for line in (
            Line(words.breach_told.format(breach=breach.title), sources=(place(breach),), address=breach.address),
            *details(_dates(context, breach)),
        )
    ]
    return Cell(tuple(lines) or (_nothing(context, activity),))


def register_entries(context: Context, activity: Activity) -> Cell:
    """Return where each breach of the activity is in the register of breaches."""
    lines = [
        Line(context.words.breach_entry.format(entry=breach.id), sources=(place(breach),), address=breach.address)
        for breach in breaches_of(context.inventory, activity)
    ]
    return Cell(tuple(lines) or (_nothing(context, activity),))


# Private functions


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
