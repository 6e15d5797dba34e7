"""What people are told and may ask for, and what machines decide about them (Articles 13 to 22)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, empty
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


def explained_decisions(context: Context, activity: Activity) -> Cell:
    """Return the decisions that machines take, with the logic and the consequences that people are told."""
    lines = automated_decisions(context, activity).lines
    answer = activity.automated_decisions
    return Cell((*lines, *(_unexplained(context, answer) if isinstance(answer, AutomatedDecisions) else ())))


# Private functions


def _unexplained(context: Context, decisions: AutomatedDecisions) -> Iterator[Line]:
    """Yield what is missing of decisions that machines take alone with an effect (Article 22(1))."""
    if decisions.solely_automated is False or decisions.significant_effect is False:
        return
    answers = {"logic": decisions.logic, "consequences": decisions.consequences}
    for key, answer in answers.items():
        label = context.words.facts[f"automated_decisions.{key}"]
        if answer is None:
            for line in empty(context.words, decisions, key, None):
                yield Line(label.format(text=line.text), line.state, line.sources, line.address)
