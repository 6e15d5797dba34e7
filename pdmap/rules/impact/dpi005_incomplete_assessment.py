"""An impact assessment lacks a part that the law names."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, DataProtectionOfficer, ImpactAssessment, Nothing, Unknown, listed
from pdmap.rules.impact.assessments import assessed, is_done
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, not_known, yaml_list

CONTENT = ("description", "necessity", "risks", "measures")
"""What every assessment contains (Article 35(7)(a) to (d))."""
ADVICE = "dpo-advice"
"""What is sought where an officer is designated (Article 35(2))."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each finished assessment that lacks a part, or does not say what it has."""
    organization = context.inventory.organization
    has_officer = bool(organization and isinstance(organization.dpo, DataProtectionOfficer))
    parts = (*CONTENT, ADVICE) if has_officer else CONTENT
    for activity in assessed(context.inventory):
        assessment = activity.dpia
        if isinstance(assessment, ImpactAssessment) and is_done(assessment, context.as_of):
            missing = [part for part in parts if part not in listed(assessment.covers)]
            if missing:
                yield _observation(context, activity, assessment, missing)


RULE = Rule(
    check=Check(
        "DPI005",
        "incomplete impact assessment",
        Severity.WARNING,
        ("Art. 35(7) GDPR", "Art. 35(2) GDPR", "Art. 35(9) GDPR"),
    ),
    checks="An assessment that is done has in `dpia.covers` the parts of Article 35(7), `description`, `necessity`, "
    "`risks` and `measures`, and `dpo-advice` where the organization has an officer. The views of the people "
    "concerned (`views`) are sought where appropriate, and are not asked for. It is a note where `covers` is not "
    "recorded.",
    why="An assessment that lists measures without naming the risks, or risks without asking whether the processing "
    "is needed, does not do what Article 35(7) asks for. The officer's advice has to be sought (Article 35(2)), and "
    "that it was is shown by the record.",
    fix="Add the part to the assessment, then to `covers`.",
    ask="Was it appropriate to seek the views of the people concerned or of their representatives (Article 35(9)), "
    "and is it recorded why not?",
    bad="""\
activities:
  care:
    role: controller
    dpia:
      ref: docs/dpia-care.pdf
      covers: [description, risks, measures]  # <- finding: `necessity`
""",
    good="""\
activities:
  care:
    role: controller
    dpia:
      ref: docs/dpia-care.pdf
      covers: [description, necessity, risks, measures]
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _observation(context: Context, activity: Activity, assessment: ImpactAssessment, missing: list[str]) -> Observation:
    whose = f"the impact assessment of {named(activity)}"
    match assessment.covers:
        case Unknown() as unknown:
            message = f"which parts {whose} has is {not_known(unknown, context.as_of)}"
        case None:
            message = f"which parts {whose} has is not recorded"
        case Nothing():
            message = f"{whose} has no part: {listing(missing)}"
        case _:
            message = f"{whose} lacks {listing(missing)}"
    return Observation(
        address=activity.address,
        node=assessment.at("covers"),
        message=message,
        remedy=_remedy(activity, assessment, missing),
        label="incomplete?",
        severity=Severity.NOTE if assessment.covers is None else None,
        depends_on=("organization",) if missing == [ADVICE] else (),
    )


def _remedy(activity: Activity, assessment: ImpactAssessment, missing: list[str]) -> str:
    parts = yaml_list([*listed(assessment.covers), *missing])
    return (
        "add what is missing to the assessment, then here:\n"
        f"activities:\n  {activity.id}:\n    dpia:\n      covers: {parts}"
    )
