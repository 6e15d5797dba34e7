"""The rights that people have, as lawful bases and automated decisions tell (Articles 7(3), 15 to 22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision
from pdmap.documents.lines import address, assumed, assumption, place
from pdmap.documents.words import Words
from pdmap.findings import Location
from pdmap.model import Activity, listed
from pdmap.questions.rights import Right, Standing, rights_of

_Purposes: TypeAlias = Mapping[str, Mapping[str, Right]]
"""The rights of each purpose by name, by the number of the purpose."""
_SEVERAL = 2
_DECIDING = {"human-review": "automated_decisions"}
"""Key of an activity that decides on a right; for all others it is `purposes`."""


def available_rights(context: Context, activity: Activity) -> Cell:
    """Return the rights that follow, then those that nothing recorded decides on, then what people are told.

    Where the purposes of an activity give different rights, each has the numbers of those that give it.
    """
    rights = tuple(rights_of(context.inventory, activity).values())
    by_purpose = _by_purpose(context, activity)
    held = [line for right in rights for line in _held(context, activity, right, by_purpose)]
    told = assumed(further_lines(context, activity, "activity", "rights"), assumption(activity, "rights"))
    return Cell((*held, *_open(context, activity, rights, by_purpose), *told))


def deciding_key(right: Right) -> str:
    """Return the key of an activity whose answer decides on a right."""
    return _DECIDING.get(right.name, "purposes")


# Private functions


def _by_purpose(context: Context, activity: Activity) -> _Purposes:
    """Return the rights that each purpose alone would give; nothing where there are not several."""
    recorded = listed(activity.purposes)
    if len(recorded) < _SEVERAL:
        return {}
    return {
        f"({number})": rights_of(context.inventory, replace(activity, purposes=(purpose,)))
        for number, purpose in enumerate(recorded, start=1)
    }


def _held(context: Context, activity: Activity, right: Right, by_purpose: _Purposes) -> Iterator[Line]:
    """Yield a right for each provision that gives it: marketing and other purposes have one of objection each."""
    if right.standing is not Standing.HOLDS:
        return
    words, where = context.words, _address(activity, right)
    for law, numbers in (_givers(by_purpose, right) or {right.law: ()}).items():
        text = words.right.format(right=words.right_names[right.name], law=provision(words, law))
        told = _numbered(words, text, numbers, by_purpose)
        yield Line(told, sources=_sources(activity, right), address=where, is_derived=True)


def _givers(by_purpose: _Purposes, right: Right) -> Mapping[str, tuple[str, ...]]:
    """Return the numbers of the purposes that give a right, by the provision that does."""
    givers: dict[str, tuple[str, ...]] = {}
    for number, rights in by_purpose.items():
        own = rights[right.name]
        if own.standing is Standing.HOLDS:
            givers[own.law] = (*givers.get(own.law, ()), number)
    return givers


def _numbered(words: Words, text: str, numbers: tuple[str, ...], by_purpose: _Purposes) -> str:
    """Return a right with the numbers of its purposes, unless all of them have it."""
    if not numbers or len(numbers) == len(by_purpose):
        return text
    return words.for_purposes.format(text=text, numbers=", ".join(numbers))


def _open(context: Context, activity: Activity, rights: tuple[Right, ...], by_purpose: _Purposes) -> tuple[Line, ...]:
    """Return the line on the rights that are open, for the activity or for some of its purposes."""
    words = context.words
    undecided: dict[str, Right] = {}
    for right in rights:
        numbers = tuple(number for number, own in by_purpose.items() if own[right.name].standing is Standing.OPEN)
        if numbers or right.standing is Standing.OPEN:
            undecided[_numbered(words, words.right_names[right.name], numbers, by_purpose)] = right
    if not undecided:
        return ()
    joint = ", " if set(words.right_names.values()).issuperset(undecided) else words.separator
    text = words.open_rights.format(rights=joint.join(undecided))
    sources = tuple(dict.fromkeys(source for right in undecided.values() for source in _sources(activity, right)))
    first = next(iter(undecided.values()))
    return (Line(text, State.NOT_RECORDED, sources, _address(activity, first), is_derived=True),)


def _sources(activity: Activity, right: Right) -> tuple[Location, ...]:
    return (place(activity, deciding_key(right)),)


def _address(activity: Activity, right: Right) -> str:
    return address(activity, deciding_key(right))
