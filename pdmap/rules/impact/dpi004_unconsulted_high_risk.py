"""A high risk remains after all measures, and the authority was not consulted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, ImpactAssessment, Unknown
from pdmap.rules.impact.assessments import assessed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity with a high residual risk and no consultation by the day."""
    for activity in assessed(context.inventory):
        assessment = activity.dpia
        if isinstance(assessment, ImpactAssessment) and assessment.residual_risk == "high":
            problem = _problem(context, activity, assessment)
            if problem:
                yield _observation(activity, assessment, problem)


RULE = Rule(
    check=Check(
        "DPI004",
        "high residual risk without a prior consultation",
        Severity.ERROR,
        ("Art. 36(1) GDPR", "Art. 35(7)(d) GDPR"),
    ),
    checks="Where `dpia.residual_risk` is `high`, `dpia.prior_consultation` is the date on which the authority was "
    "consulted. A date to come is in time while the activity is planned. It is a warning where it is not known yet.",
    why="If the assessment shows a high risk that the measures do not take away, the controller consults the "
    "authority before the processing starts (Article 36(1)). The authority has eight weeks, and six more where it is "
    "complex (Article 36(2)).",
    fix="Find measures that lower the risk, or consult the authority and wait for its answer. Record the date.",
    ask="Do the authority's advice and its time limits still allow the planned start?",
    bad="""\
activities:
  face-recognition:
    role: controller
    dpia: {ref: docs/dpia.pdf, date: 2026-02-01, residual_risk: high}  # <- finding
""",
    good="""\
activities:
  face-recognition:
    role: controller
    dpia: {ref: docs/dpia.pdf, date: 2026-02-01, residual_risk: high, prior_consultation: 2026-03-01}
""",
    find=find,
)


# Private functions


def _problem(context: Context, activity: Activity, assessment: ImpactAssessment) -> str:
    """Return what is wrong with the consultation; empty where it took place or is planned in time."""
    match assessment.prior_consultation:
        case dt.date() as date if date <= context.as_of or activity.status == "planned":
            return ""
        case dt.date() as date:
            return f"and the authority is consulted on {date}, a day to come"
        case Unknown() as unknown:
            return f"and whether the authority was consulted is {not_known(unknown, context.as_of)}"
        case _:
            return "and the authority was not consulted"


def _observation(activity: Activity, assessment: ImpactAssessment, problem: str) -> Observation:
    key = "prior_consultation" if assessment.has("prior_consultation") else "residual_risk"
    is_unknown = isinstance(assessment.prior_consultation, Unknown)
    return Observation(
        address=activity.address,
        node=assessment.at(key),
        message=f"the residual risk of {named(activity)} is high, {problem}",
        remedy="lower the risk, or consult the authority and record when:\n"
        f"activities:\n  {activity.id}:\n    dpia: {{prior_consultation: ...}}",
        label="not consulted",
        severity=Severity.WARNING if is_unknown else None,
    )
