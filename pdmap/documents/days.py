"""Days in words: the same key tells of what has been, and of what is to come."""

from __future__ import annotations

import datetime as dt

from pdmap.documents.kind import Context
from pdmap.model import ImpactAssessment


def begun_text(context: Context, day: dt.date) -> str:
    """Return when an activity began, or begins."""
    words = context.words
    return (words.begins if day > context.as_of else words.created).format(day=day)


def review_text(context: Context, day: dt.date) -> str:
    """Return when something was reviewed; a day to come cannot be when it was."""
    words = context.words
    return (words.review_to_come if day > context.as_of else words.reviewed).format(day=day)


def assessment_day_text(context: Context, assessment: ImpactAssessment, day: dt.date) -> str:
    """Return when an impact assessment was finished, or is to be."""
    words = context.words
    is_to_come = assessment.status == "planned" or day > context.as_of
    return (words.planned_for if is_to_come else words.finished).format(day=day)
