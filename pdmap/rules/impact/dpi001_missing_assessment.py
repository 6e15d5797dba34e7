"""The law asks for an impact assessment, and none was carried out."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, ImpactAssessment, Unknown
from pdmap.questions.impact.criteria import Criteria
from pdmap.questions.impact.mandatory import Case, is_assessed_by_law, mandatory_case
from pdmap.rules.impact.assessments import assessed, is_ahead, is_answered, remedy, state
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity of Article 35(3) without an assessment."""
    criteria = Criteria(context.inventory, context.graph)
    for activity in assessed(context.inventory):
        case = mandatory_case(activity, criteria.of(activity))
        if case and not _is_done(context, activity):
            yield _observation(context, activity, case)


RULE = Rule(
    check=Check(
        "DPI001",
        "mandatory impact assessment that was not carried out",
        Severity.ERROR,
        ("Art. 35(1) GDPR", "Art. 35(3) GDPR", "Art. 35(10) GDPR"),
    ),
    checks="`dpia` has a reference or a date where Article 35(3) names the case: people are evaluated or scored, and "
    "`automated_decisions` has a `significant_effect`; data of Article 9 or 10, and `large_scale`; or "
    "`public_monitoring`, which is a warning as long as `large_scale` is not recorded. Saying that none is required "
    "is no answer there, unless every purpose rests on a legal obligation or a public task, whose law may have been "
    "assessed (Article 35(10)). An assessment under way is the subject of DPI007 where the activity is live, in time "
    "where it is planned, and a warning where its status is not recorded. It is a warning where `dpia` is not known "
    "yet.",
    why="In these cases the law leaves no choice: the assessment is carried out before the processing starts (Article "
    "35(1), (3)). It is where the risks to people are found while they can still be avoided.",
    fix="Carry out the assessment with the advice of the data protection officer, and record where it is.",
    ask="If the scale is the question: how many people, which share of a population, how much data, how long, how far "
    "(WP248 rev.01, Recital 91)?",
    bad="""\
activities:
  care:
    role: controller
    large_scale: true
    data: [health.record]
    dpia: {required: false, reason: "we know our patients"}  # <- finding
""",
    good="""\
activities:
  care:
    role: controller
    large_scale: true
    data: [health.record]
    dpia: {ref: docs/dpia-care.pdf, date: 2026-02-01, status: done}
""",
    find=find,
)


# Private functions


def _is_done(context: Context, activity: Activity) -> bool:
    """Return whether an assessment is recorded; that none is needed is an answer only where a law was assessed."""
    if isinstance(activity.dpia, ImpactAssessment) and activity.dpia.required is False:
        return is_assessed_by_law(activity)
    return is_answered(activity, context.as_of)


def _observation(context: Context, activity: Activity, case: Case) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("dpia"),
        message=f"{named(activity)} {case.words} {state(activity, context.as_of)}",
        remedy=remedy(activity, is_optional=False),
        label="no impact assessment",
        severity=Severity.WARNING if _is_open(context, activity, case) else None,
    )


def _is_open(context: Context, activity: Activity, case: Case) -> bool:
    """Return whether the scale or the assessment is not known yet, or the assessment is on its way."""
    answer = activity.dpia
    is_under_way = isinstance(answer, ImpactAssessment) and is_ahead(answer, context.as_of)
    return isinstance(answer, Unknown) or is_under_way or not case.is_certain
