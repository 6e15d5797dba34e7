"""What a transfer relies on: mechanisms with their paperwork and assessments (Articles 45, 46, 49)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.documents.document import Line
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.elements.mechanisms import are_blocked, mechanism_lines
from pdmap.documents.elements.reliance import reliance_without_mechanism
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, fact
from pdmap.model import Assessment, Transfer, listed
from pdmap.questions.hurdles import Destination

COMPELLING_INTERESTS = "derogation-compelling-interests"
"""The derogation of Article 49(1), second subparagraph."""


def safeguards(context: Context, transfer: Transfer, destinations: Sequence[Destination]) -> Iterator[Line]:
    """Yield what a declared transfer relies on, as details of the line above.

    Args:
        context: What the document may look at.
        transfer: The transfer.
        destinations: Its countries, with who receives the data there.
    """
    uses = listed(transfer.mechanisms)
    yield from details(mechanism_lines(context, uses, destinations))
    if are_blocked(context, uses):
        yield from _without_mechanism(context, transfer, destinations)
    yield from assessment_and_copy(context, transfer)


def assessment_and_copy(context: Context, transfer: Transfer) -> Iterator[Line]:
    """Yield the assessment of a transfer and how people get a copy of its safeguards, as details."""
    words, uses = context.words, listed(transfer.mechanisms)
    if isinstance(transfer.assessment, Assessment):
        text = words.transfer_assessment.format(text=assessment_text(words, transfer.assessment))
        yield from details([fact(transfer, "assessment", text)])
    elif transfer.assessment is not None or any(use.mechanism.id == COMPELLING_INTERESTS for use in uses):
        # Article 49(6): the record itself has to document the assessment of compelling interests.
        yield from details(empty(words, transfer, "assessment", transfer.assessment), words.transfer_assessment)
    if transfer.copy:
        yield from details([fact(transfer, "copy", words.copy_of_safeguards.format(text=transfer.copy))])


# Private functions


def _without_mechanism(context: Context, transfer: Transfer, destinations: Sequence[Destination]) -> Iterator[Line]:
    """Yield the decisions that carry data without a mechanism, and that none is written where they do not everywhere.

    Nothing is yielded for mechanisms that are written: what is in their way is told already.
    """
    told = [reliance_without_mechanism(context, each) for each in destinations]
    is_silent = transfer.mechanisms is None and bool(told) and all(told)
    if not is_silent:
        yield from details(empty(context.words, transfer, "mechanisms", transfer.mechanisms), context.words.mechanism)
    yield from details(dict.fromkeys(line for lines in told for line in lines))
