"""How requests of data subjects are met in each system and by each party (Articles 15 to 20)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.particulars import parties_of
from pdmap.documents.elements.systems import systems_of, without_systems
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact, place
from pdmap.model import Activity, Party, Rights, System


def requests(context: Context, activity: Activity) -> Cell:
    """Return how a person's data are found, handed out, mended and erased, place by place."""
    holders: tuple[System | Party, ...] = (*systems_of(context, activity), *parties_of(context, activity))
    lines = [line for holder in holders for line in _holder(context, holder)]
    return Cell(tuple(lines) or without_systems(context, activity))


# Private functions


def _holder(context: Context, holder: System | Party) -> Iterator[Line]:
    words, answer = context.words, holder.rights
    if answer is None:
        return
    yield Line(holder.title, sources=(place(holder, "rights"),), address=f"{holder.address}/rights", is_derived=True)
    lines = _rights(context, answer) if isinstance(answer, Rights) else empty(words, holder, "rights", answer)
    yield from details(assumed(lines, assumption(holder, "rights")), is_derived=True)


def _rights(context: Context, rights: Rights) -> Iterator[Line]:
    answers = {
        "lookup": rights.lookup,
        "access": rights.access,
        "rectify": rights.rectify,
        "erase": rights.erase,
        "export": rights.export,
    }
    for key, answer in answers.items():
        label = context.words.rights[key]
        if isinstance(answer, str):
            yield fact(rights, key, label.format(text=answer))
        else:
            yield from details(empty(context.words, rights, key, answer) if answer is not None else (), label)
