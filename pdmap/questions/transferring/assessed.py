"""Whether the law and practice of a country were assessed for a transfer (C-311/18; EDPB Recommendations 01/2020)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model import Assessment, Inventory, Nothing, Transfer, Unknown
from pdmap.questions.assessments import is_assessed, resting_on
from pdmap.questions.transferring.steps import Sense, Step


class AssessmentState(StrEnum):
    """What there is of an assessment; three kinds of emptiness are told apart."""

    NOT_NEEDED = "not_needed"
    """The step rests on no safeguard that needs one, and none is recorded."""
    RECORDED = "recorded"
    INCOMPLETE = "incomplete"
    """It has no day, or neither an outcome nor a reference."""
    LATER = "later"
    """It is dated after the day that is asked about."""
    NONE = "none"
    """The author says that there is none."""
    UNKNOWN = "unknown"
    OVERDUE = "overdue"
    """It is unknown, and the day by which that was to be found out has passed."""
    NOT_RECORDED = "not_recorded"


DONE = frozenset({AssessmentState.NOT_NEEDED, AssessmentState.RECORDED})
"""States that leave nothing open."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """The state of the assessment of one step, with the transfer that tells it."""

    state: AssessmentState
    transfer: Transfer | None = None
    """Where it is written, or would be; `None` where nothing asks for one."""
    is_needed: bool = False
    """Whether the step rests on a safeguard that needs one."""


def assessed(inventory: Inventory, step: Step, as_of: dt.date) -> Assessed:
    """Return what there is of the assessment of a step; the best one where several transfers carry it."""
    carrying = {
        transfer.address: transfer
        for leg in (step.legs if step.sense is not Sense.OWN else ())
        for transfer in resting_on(inventory, leg, as_of)
    }
    transfers = tuple(carrying.values()) or step.transfers
    states = [(_state(transfer, as_of), transfer) for transfer in transfers]
    found = min(states, key=lambda each: _ORDER.index(each[0]), default=None)
    if found is None or (not carrying and found[0] is AssessmentState.NOT_RECORDED):
        return Assessed(AssessmentState.NOT_NEEDED)
    return Assessed(*found, is_needed=bool(carrying))


# Private functions


def _state(transfer: Transfer, as_of: dt.date) -> AssessmentState:
    match transfer.assessment:
        case Assessment(date=dt.date() as day) if day > as_of:
            return AssessmentState.LATER
        case Assessment():
            return AssessmentState.RECORDED if is_assessed(transfer, as_of) else AssessmentState.INCOMPLETE
        case Nothing():
            return AssessmentState.NONE
        case Unknown(due=dt.date() as due) if due < as_of:
            return AssessmentState.OVERDUE
        case Unknown():
            return AssessmentState.UNKNOWN
        case None:
            return AssessmentState.NOT_RECORDED


# Private tables

_ORDER = (
    AssessmentState.RECORDED,
    AssessmentState.INCOMPLETE,
    AssessmentState.LATER,
    AssessmentState.OVERDUE,
    AssessmentState.UNKNOWN,
    AssessmentState.NONE,
    AssessmentState.NOT_RECORDED,
)
"""Which state is told where several transfers carry a step: what is nearest to an answer."""
