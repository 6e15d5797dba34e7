"""What people are told and may ask for, and what machines decide about them (Articles 13 to 22)."""

from __future__ import annotations

from pdmap.documents.document import Cell
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered
from pdmap.model import Activity, AutomatedDecisions


def rights(context: Context, activity: Activity) -> Cell:
    """Return the rights that people are told they have, and how they object (Articles 15 to 22)."""
    lines = further_lines(context, activity, "activity", "rights", "objection")
    return Cell(answered(context.words, activity, "rights", activity.rights, lines))


def automated_decisions(context: Context, activity: Activity) -> Cell:
    """Return the decisions that machines take, with their ground and their safeguards (Article 22)."""
    answer = activity.automated_decisions
    keys = ("solely_automated", "significant_effect", "ground", "safeguards", "logic", "consequences")
    lines = (
        further_lines(context, answer, "automated_decisions", *keys) if isinstance(answer, AutomatedDecisions) else ()
    )
    return Cell(answered(context.words, activity, "automated_decisions", answer, lines))
