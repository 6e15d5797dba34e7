"""An activity is going on while its impact assessment is still under way."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, ImpactAssessment
from pdmap.rules.impact.assessments import assessed, is_ahead, state
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each live activity whose assessment is not done by the day."""
    for activity in assessed(context.inventory):
        assessment = activity.dpia
        if activity.status != "live" or not isinstance(assessment, ImpactAssessment):
            continue
        if assessment.required is not False and is_ahead(assessment, context.as_of):
            yield _observation(context, activity, assessment)


RULE = Rule(
    check=Check(
        "DPI007",
        "activity that goes on before its impact assessment is done",
        Severity.ERROR,
        ("Art. 35(1) GDPR", "Art. 36(1) GDPR"),
    ),
    checks="Where an activity of a controller is `live`, its assessment is neither planned nor in progress, and its "
    "date is not one to come. An activity whose status is not recorded is not asked here.",
    why="The assessment is carried out before the processing (Article 35(1)): what it finds is to shape the "
    "processing, and the authority may have to be consulted first (Article 36(1)).",
    fix="Finish the assessment, or suspend the processing until it is done. Then record its date and `status: done`.",
    ask="What was processed since the start, and does the assessment have to look back at it?",
    bad="""\
activities:
  care:
    role: controller
    status: live
    dpia: {ref: docs/dpia-care.docx, status: in-progress}  # <- finding
""",
    good="""\
activities:
  care:
    role: controller
    status: live
    dpia: {ref: docs/dpia-care.pdf, status: done, date: 2026-02-01}
""",
    find=find,
)


# Private functions


def _observation(context: Context, activity: Activity, assessment: ImpactAssessment) -> Observation:
    return Observation(
        address=activity.address,
        node=assessment.at("status" if assessment.status != "done" else "date"),
        message=f"{named(activity)} is live {state(activity, context.as_of)}",
        remedy="finish the assessment, or suspend the activity until it is done:\n"
        f"activities:\n  {activity.id}:\n    dpia: {{ref: ..., status: done, date: ...}}",
        label="not done yet",
        related=(activity.at("status").location("going on"),),
    )
