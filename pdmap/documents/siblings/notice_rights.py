"""Which rights a notice tells of: those that follow from the legal bases, beside those that are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.purposes_told import open_bases
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision
from pdmap.documents.lines import address, assumed, assumption, details, empty, fact, place
from pdmap.model import Activity, listed
from pdmap.questions.rights import Right, Standing, rights_of

_TOLD_ELSEWHERE = frozenset({"withdrawal", "human-review"})
"""Rights with an element of their own: Article 13(2)(c) and (f)."""
_OBJECTION = "objection"


def rights(context: Context, activity: Activity) -> Cell:
    """Return the rights of Article 13(2)(b), each with the provision that gives it, and how people object."""
    derived = [right for right in rights_of(context.inventory, activity).values() if right.name not in _TOLD_ELSEWHERE]
    told = [line for right in derived for line in _right(context, activity, right)]
    lines = assumed(told, assumption(activity, "rights"))
    return Cell((*lines, *_open(context, activity, derived), *details(_unanswered(context, activity))))


# Private functions


def _right(context: Context, activity: Activity, right: Right) -> Iterator[Line]:
    words, recorded = context.words, listed(activity.rights)
    is_recorded = right.name in recorded
    if not is_recorded and right.standing is not Standing.HOLDS:
        return
    key = "rights" if is_recorded else "purposes"
    text = f"{words.rights_in_notices[right.name]}, {provision(words, right.law)}"
    yield Line(text, sources=(place(activity, key),), address=address(activity, key), is_derived=not is_recorded)
    remark = _remark(context, right, is_recorded=is_recorded, has_list=bool(recorded))
    if remark:
        yield Line(remark, sources=(place(activity, "rights"),), address=address(activity, "rights"), level=1)
    if right.name == _OBJECTION and isinstance(activity.objection, str):
        yield from details([fact(activity, "objection", activity.objection)])


def _remark(context: Context, right: Right, *, is_recorded: bool, has_list: bool) -> str:
    """Return in what the recorded rights differ from those that follow; empty where they do not."""
    words = context.words
    if not is_recorded:
        return words.right_unsaid if has_list else ""
    match right.standing:
        case Standing.ABSENT:
            return words.right_unfounded
        case Standing.OPEN:
            return words.right_open
        case _:
            return ""


def _open(context: Context, activity: Activity, derived: list[Right]) -> Iterator[Line]:
    """Yield the rights that depend on bases that are not known, and why these are not."""
    names = [
        context.words.rights_in_notices[right.name]
        for right in derived
        if right.standing is Standing.OPEN and right.name not in listed(activity.rights)
    ]
    if names:
        text = context.words.rights_open.format(rights=", ".join(names))
        yield Line(text, sources=(place(activity, "purposes"),), address=address(activity, "purposes"), is_derived=True)
        yield from details(open_bases(context, activity))


def _unanswered(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return what the author answered in place of a list of rights."""
    if activity.rights is None:
        return ()
    return empty(context.words, activity, "rights", activity.rights)
