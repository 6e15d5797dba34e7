"""An activity meets two or more criteria of high risk, and no impact assessment is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, Severity
from pdmap.model import Activity
from pdmap.questions.impact.criteria import Criteria, Criterion
from pdmap.questions.impact.lists import Lists
from pdmap.questions.impact.mandatory import mandatory_case
from pdmap.rules.impact.assessments import assessed, is_answered, remedy, state
from pdmap.rules.impact.wording import shown
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity with two criteria and no answer on an assessment.

    Where the law or the authority's list names the case, DPI001 and DPI003 speak.
    """
    known = Criteria(context.inventory, context.graph)
    lists = Lists(context.inventory)
    for activity in assessed(context.inventory):
        if not is_answered(activity, context.as_of):
            criteria = known.of(activity)
            is_told = mandatory_case(activity, criteria) or lists.is_listed(activity, criteria)
            if len(criteria) > 1 and not is_told:
                yield _observation(context, activity, criteria)


RULE = Rule(
    check=Check(
        "DPI002",
        "two criteria of high risk without an impact assessment",
        Severity.WARNING,
        ("Art. 35(1) GDPR", "Art. 35(3) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="Criteria of the guidelines WP248 rev.01 are counted, each once: those that `dpia.criteria` declares, and "
    "those that the manifest shows. It shows evaluation or scoring (`credit_score`, `profile`, `evaluation`), "
    "sensitive data (Articles 9 and 10), data combined from two sources that belong to different controllers or serve "
    "different activities, vulnerable people, a `large_scale`, `public_monitoring`, `automated_decisions` with a "
    "`significant_effect`, and what `operations` are by their nature. Where a controller's activity meets two, `dpia` "
    "has a reference or a date, or says why none is needed. An assessment that is planned, in progress or dated later "
    "is not done; where the activity is planned too, it is in time, and where it is live, DPI007 says so. Cases of "
    "Article 35(3) are the subject of DPI001, those on the authority's list of DPI003.",
    why="An assessment is due before processing that is likely to result in a high risk (Article 35(1)). According to "
    "the guidelines two criteria mean that in most cases; who decides otherwise documents the reasons.",
    fix="Carry out the assessment and record where it is, or record the reasons for needing none.",
    ask="Are there further criteria that the manifest does not tell, and is the processing on the authority's list of "
    "Article 35(4) or 35(5)?",
    bad="""\
activities:
  sick-leave:
    role: controller
    subjects: [employee]
    data: [health.sick_leave]
    dpia: none  # <- finding: 2 criteria
""",
    good="""\
activities:
  sick-leave:
    role: controller
    subjects: [employee]
    data: [health.sick_leave]
    dpia: {required: false, reason: "required by law for fewer than 50 people, no other use"}
""",
    find=find,
)


# Private functions


def _observation(context: Context, activity: Activity, criteria: Mapping[str, Criterion]) -> Observation:
    met = ", ".join(map(shown, criteria.values()))
    how = state(activity, context.as_of)
    return Observation(
        address=activity.address,
        node=activity.at("dpia"),
        message=f"{named(activity)} meets {len(criteria)} criteria of WP248 {how}: {met}",
        remedy=remedy(activity, is_optional=True),
        label="no impact assessment",
    )
