"""The impact assessment, one question at a time, as authorities' tables ask (Article 35)."""

from __future__ import annotations

from pdmap.documents.days import assessment_day_text
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, details, empty, fact, place
from pdmap.model import Activity, ImpactAssessment


def is_required(context: Context, activity: Activity) -> Cell:
    """Return whether an impact assessment is required, and why."""
    words, answer = context.words, activity.dpia
    if not isinstance(answer, ImpactAssessment):
        return Cell(empty(words, activity, "dpia", answer), is_expected=True)
    told = empty(words, answer, "required", answer.required)
    if answer.required is not None:
        told = (fact(answer, "required", words.yes if answer.required else words.no),)
    reason = [fact(answer, "reason", words.reason.format(text=answer.reason))] if answer.reason else []
    return Cell(assumed((*told, *details(reason)), assumption(activity, "dpia")), is_expected=True)


def progress(context: Context, activity: Activity) -> Cell:
    """Return how far the impact assessment is."""
    words, answer = context.words, activity.dpia
    if not isinstance(answer, ImpactAssessment):
        return Cell(empty(words, activity, "dpia", answer))
    lines = [fact(answer, "status", words.assessment_states[answer.status])] if answer.status else []
    lines += [fact(answer, "date", assessment_day_text(context, answer, answer.date))] if answer.date else []
    return _told(context, activity, answer, "status", tuple(lines))


def link(context: Context, activity: Activity) -> Cell:
    """Return where the impact assessment is kept."""
    answer = activity.dpia
    if not isinstance(answer, ImpactAssessment):
        return Cell(empty(context.words, activity, "dpia", answer))
    lines = (fact(answer, "ref", answer.ref),) if answer.ref else ()
    return _told(context, activity, answer, "ref", lines)


# Private functions


def _told(context: Context, activity: Activity, answer: ImpactAssessment, key: str, lines: tuple[Line, ...]) -> Cell:
    """Return lines on an assessment; silence is expected to end only where one is required, or may be."""
    words = context.words
    if lines:
        return Cell(assumed(lines, assumption(activity, "dpia")), is_expected=True)
    if answer.required is False:
        where = (place(answer, "required"),), address(answer, "required")
        return Cell((Line(words.no_assessment_required, State.NONE, *where, is_derived=True),))
    return Cell(empty(words, answer, key, None), is_expected=True)
