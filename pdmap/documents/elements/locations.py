"""Where the data of an activity are: its systems and their places."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumed, assumption, empty, fact, labeled, mentioned
from pdmap.documents.names import choice_text, place_name
from pdmap.model import Activity, Mention, Options, listed


def locations(context: Context, activity: Activity) -> Cell:
    """Return each system that the activity uses, with the places where it keeps data."""
    lines = [line for used in listed(activity.systems) for line in _system(context, used)]
    return Cell(answered(context.words, activity, "systems", activity.systems, lines), is_expected=True)


# Private functions


def _system(context: Context, used: Mention) -> tuple[Line, ...]:
    system = context.inventory.systems.get(used.id)
    if system is None:
        return (Line(used.id, sources=(mentioned(used),), address=f"systems/{used.id}"),)
    answer = system.location
    lines = empty(context.words, system, "location", answer)
    if isinstance(answer, Options) and answer.values:
        names = (place_name(context, option) for option in answer.values)
        lines = (fact(system, "location", choice_text(context, names, answer.chosen_by)),)
    return assumed(labeled(context.words, system.title, lines), assumption(system, "location"))
