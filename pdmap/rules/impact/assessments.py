"""How far an impact assessment is, and who owes one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.model import Activity, ImpactAssessment, Inventory, Nothing, Unknown
from pdmap.rules.wording import not_known


def assessed(inventory: Inventory) -> Iterator[Activity]:
    """Yield the activities that are to be assessed where they are risky: those of a controller that go on."""
    activities = inventory.activities.values()
    yield from (activity for activity in activities if activity.is_controller and activity.status != "ended")


def is_recorded(assessment: ImpactAssessment) -> bool:
    """Return whether an assessment has a place or a date."""
    return bool(assessment.ref or assessment.date)


def is_ahead(assessment: ImpactAssessment, as_of: dt.date) -> bool:
    """Return whether an assessment is not done yet: by its own word, or because its date is to come."""
    is_dated_later = assessment.date is not None and assessment.date > as_of
    return is_dated_later or assessment.status in {"planned", "in-progress"}


def is_done(assessment: ImpactAssessment, as_of: dt.date) -> bool:
    """Return whether an assessment that is needed was done by a day."""
    is_said = is_recorded(assessment) or assessment.status == "done"
    return assessment.required is not False and is_said and not is_ahead(assessment, as_of)


def is_answered(activity: Activity, as_of: dt.date) -> bool:
    """Return whether an assessment was done by a day, is under way in good time, or why none is needed.

    One that is under way while the activity is live is the subject of DPI007.
    """
    match activity.dpia:
        case ImpactAssessment(required=False) as assessment:
            return bool(assessment.reason or assessment.ref)
        case ImpactAssessment() as assessment if is_ahead(assessment, as_of):
            return activity.status in {"planned", "live"}
        case ImpactAssessment() as assessment:
            return is_recorded(assessment)
        case _:
            return False


def state(activity: Activity, as_of: dt.date) -> str:
    """Return how far the assessment of an activity is, after its name in a message."""
    match activity.dpia:
        case Unknown() as unknown:
            return f"with an impact assessment {not_known(unknown, as_of)}"
        case ImpactAssessment(required=False, reason=None, ref=None):
            return "without a reason for needing no impact assessment"
        case ImpactAssessment(required=False):
            return "and says that it needs no impact assessment"
        case ImpactAssessment(date=dt.date() as date) if date > as_of:
            return f"with an impact assessment dated {date}, a day to come"
        case ImpactAssessment(status="planned" | "in-progress" as status):
            return f"with an impact assessment that is {status.replace('-', ' ')}"
        case ImpactAssessment():
            return "with an impact assessment that has neither a place nor a date"
        case Nothing():
            return "without an impact assessment"
        case None:
            return "with no impact assessment recorded"


def remedy(activity: Activity, *, is_optional: bool) -> str:
    """Return what to write; where the assessment may be left out, also how to say why."""
    lead = "record the assessment, or why none is needed" if is_optional else "carry out the assessment and record it"
    other = "  # or {required: false, reason: ...}" if is_optional else ""
    return f"{lead}:\nactivities:\n  {activity.id}:\n    dpia: {{ref: ..., date: ...}}{other}"
