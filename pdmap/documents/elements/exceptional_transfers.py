"""Safeguards of transfers for compelling interests, which the record has to document (Articles 30(1)(e), 49(6))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.elements.mechanisms import mechanism_lines
from pdmap.documents.elements.safeguards import COMPELLING_INTERESTS
from pdmap.documents.elements.transfer_grounds import told_grounds, undecided_grounds
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, details, empty, fact, place
from pdmap.model import Activity, Assessment, MechanismUse, Nothing, Transfer, Unknown, listed


def exceptional_safeguards(context: Context, activity: Activity) -> Cell:
    """Return the safeguards of each transfer that rests on Article 49(1), second subparagraph."""
    transfers = _transfers(context, activity)
    lines = [
        line
        for transfer in transfers
        for use in listed(transfer.mechanisms)
        if use.mechanism.id == COMPELLING_INTERESTS
        for line in _lines(context, transfer, use)
    ]
    told = (*lines, *_undecided(context, activity))
    if told and not isinstance(activity.transfers, Unknown):
        return Cell(told)
    is_told_elsewhere = activity.transfers is None and bool(transfers)
    is_refuted = isinstance(activity.transfers, Nothing) and bool(told_grounds(context, activity))
    answer = () if is_told_elsewhere or is_refuted else activity.transfers
    silence = () if answer == () else empty(context.words, activity, "transfers", answer)
    return Cell((*lines, *silence) or (_inapplicable(context, activity),))


# Private functions


def _transfers(context: Context, activity: Activity) -> tuple[Transfer, ...]:
    """Return every transfer that the activity, its flows or its recipients declare."""
    flows = context.index.flows.get(activity.id, ())
    legs = context.index.legs.get(activity.id, ())
    declared = (
        *listed(activity.transfers),
        *(flow.transfer for flow in flows if isinstance(flow.transfer, Transfer)),
        *(transfer for leg in legs for transfer in leg.judgment.transfers),
    )
    return tuple({transfer.address: transfer for transfer in declared}.values())


def _lines(context: Context, transfer: Transfer, use: MechanismUse) -> Iterator[Line]:
    words = context.words
    yield from mechanism_lines(context, (use,), ())
    if not use.safeguards:
        yield from details(empty(words, use, "safeguards", None), words.safeguards)
    if isinstance(transfer.assessment, Assessment):
        text = words.transfer_assessment.format(text=assessment_text(words, transfer.assessment))
        yield from details([fact(transfer, "assessment", text)])
    else:
        yield from details(empty(words, transfer, "assessment", transfer.assessment), words.transfer_assessment)


def _undecided(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the transfers of which nothing tells what carries them, which may be compelling interests."""
    for line in undecided_grounds(context, activity):
        yield replace(line, text=context.words.undecided_ground.format(text=line.text))


def _inapplicable(context: Context, activity: Activity) -> Line:
    sources, target = (place(activity, "transfers"),), address(activity, "transfers")
    return Line(context.words.no_exceptional_transfer, State.NONE, sources, target, is_derived=True)
