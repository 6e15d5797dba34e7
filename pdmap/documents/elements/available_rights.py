"""The rights that people have, as lawful bases and automated decisions tell (Articles 7(3), 15 to 22)."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision
from pdmap.documents.lines import address, assumed, assumption, place
from pdmap.findings import Location
from pdmap.model import Activity
from pdmap.questions.rights import Right, Standing, rights_of

_DECIDING = {"human-review": "automated_decisions"}
"""Key of an activity that decides on a right; for all others it is `purposes`."""


def available_rights(context: Context, activity: Activity) -> Cell:
    """Return the rights that follow, then those that nothing recorded decides on, then what people are told."""
    rights = tuple(rights_of(context.inventory, activity).values())
    held = [_held(context, activity, right) for right in rights if right.standing is Standing.HOLDS]
    told = assumed(further_lines(context, activity, "activity", "rights"), assumption(activity, "rights"))
    return Cell((*held, *_open(context, activity, rights), *told))


# Private functions


def _held(context: Context, activity: Activity, right: Right) -> Line:
    words = context.words
    text = words.right.format(right=words.right_names[right.name], law=provision(words, right.law))
    return Line(text, sources=_sources(activity, right), address=_address(activity, right), is_derived=True)


def _open(context: Context, activity: Activity, rights: tuple[Right, ...]) -> tuple[Line, ...]:
    undecided = [right for right in rights if right.standing is Standing.OPEN]
    if not undecided:
        return ()
    words = context.words
    text = words.open_rights.format(rights=", ".join(words.right_names[right.name] for right in undecided))
    sources = tuple(dict.fromkeys(source for right in undecided for source in _sources(activity, right)))
    return (Line(text, State.NOT_RECORDED, sources, _address(activity, undecided[0]), is_derived=True),)


def _sources(activity: Activity, right: Right) -> tuple[Location, ...]:
    return (place(activity, _DECIDING.get(right.name, "purposes")),)


def _address(activity: Activity, right: Right) -> str:
    return address(activity, _DECIDING.get(right.name, "purposes"))
