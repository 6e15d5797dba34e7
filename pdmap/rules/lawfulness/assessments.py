"""What makes a test that is kept elsewhere a recorded one: where it is, and of which day."""

from __future__ import annotations

from pdmap.model import Assessment
from pdmap.rules.answers import is_said


def missing_of(assessment: Assessment) -> list[str]:
    """Return the keys that a balancing or compatibility test lacks, in back-ticks."""
    answers = {"`ref`": is_said(assessment.ref), "`date`": assessment.date is not None}
    return [key for key, is_recorded in answers.items() if not is_recorded]
