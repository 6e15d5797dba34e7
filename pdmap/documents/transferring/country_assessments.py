"""Whether the countries of a way were assessed (Article 46(1))."""

from __future__ import annotations

from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.assessments import assessment_text
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, mentioned, place, unknown_text
from pdmap.documents.transferring.grounds import step_country, told_steps
from pdmap.documents.words import Words
from pdmap.model import Assessment, Transfer, Unknown
from pdmap.questions.transferring import Assessed, AssessmentState, Sense, Step, TransferPath, assessed


def assessments(context: Context, path: TransferPath) -> Cell:
    """Return for each country whether its law was assessed: three kinds of emptiness, and what is overdue."""
    steps = [step for step in told_steps(path) if step.sense is not Sense.OWN]
    found = [(step, assessed(context.inventory, step, context.as_of)) for step in steps]
    if all(each.transfer is None for _, each in found):
        states = dict.fromkeys(each.state for _, each in found) or (AssessmentState.NOT_NEEDED,)
        return Cell(tuple(_not_asked(context, path, state) for state in states))
    lines = (_assessment(context, path, step, each) for step, each in found)
    merged = {(line.text, line.state): line for line in lines}
    return Cell(tuple(merged.values()))


# Private functions


def _assessment(context: Context, path: TransferPath, step: Step, found: Assessed) -> Line:
    words, transfer, country = context.words, found.transfer, step_country(context, step)
    if transfer is None:
        silence = _not_asked(context, path, found.state)
        return replace(silence, text=words.in_country.format(country=country, text=silence.text))
    text = words.states_of_assessment[found.state].format(text=_assessment_text(words, transfer))
    if found.is_needed and found.state is AssessmentState.NONE:
        text = words.assessment_lacking.format(text=text)
    is_open = found.is_needed or found.state not in {AssessmentState.NOT_RECORDED, AssessmentState.NONE}
    state = _STATES.get(found.state, State.RECORDED) if is_open else State.NONE
    told = words.in_country.format(country=country, text=text)
    return Line(told, state, (place(transfer, "assessment"),), address(transfer, "assessment"))


def _assessment_text(words: Words, transfer: Transfer) -> str:
    match transfer.assessment:
        case Assessment() as made:
            return assessment_text(words, made)
        case Unknown() as answer:
            return unknown_text(words, answer)
        case None:
            return words.not_recorded
        case _:
            return words.none


def _not_asked(context: Context, path: TransferPath, state: AssessmentState) -> Line:
    words = context.words
    return Line(
        words.states_of_assessment[state],
        State.NONE,
        (mentioned(path.steps[0].place),),
        path.item.address,
        is_derived=True,
    )


# Private tables

_STATES = {
    AssessmentState.INCOMPLETE: State.NOT_RECORDED,
    AssessmentState.LATER: State.NOT_RECORDED,
    AssessmentState.NONE: State.NOT_RECORDED,
    AssessmentState.UNKNOWN: State.UNKNOWN,
    AssessmentState.OVERDUE: State.UNKNOWN,
    AssessmentState.NOT_RECORDED: State.NOT_RECORDED,
}
"""The state of a line that tells of an assessment; recorded ones leave nothing open."""
