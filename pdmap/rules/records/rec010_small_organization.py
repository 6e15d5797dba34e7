"""What the derogation for small organizations turns on is not recorded of an activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, LawProfile, Profile, Severity
from pdmap.frozen import dataclass
from pdmap.model import Activity, ImpactAssessment, Organization
from pdmap.rules.answers import state_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.special_data import special_types
from pdmap.rules.wording import count, listing, named

THRESHOLDS: Mapping[LawProfile, int] = {LawProfile.GDPR_2016: 250, LawProfile.OMNIBUS_IV_PROPOSAL: 750}
"""Employees from which on the derogation is out of the question, by the state of the law."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity of an organization below the threshold."""
    organization = context.inventory.organization
    threshold = THRESHOLDS[context.law_profile]
    if organization is None or organization.employees is None or organization.employees >= threshold:
        return
    for activity in context.inventory.activities.values():
        facts = _facts(context, activity) if activity.status != "ended" else None
        if facts:
            yield _observation(organization, activity, facts, threshold)


RULE = Rule(
    check=Check(
        "REC010",
        "unanswered derogation for small organizations",
        Severity.NOTE,
        ("Art. 30(5) GDPR",),
    ),
    checks="Where the organization records fewer than 250 `employees`, each activity that has not ended records "
    "whether it is `occasional`, and one that is uses no special categories or criminal data. Under `law_profile: "
    "omnibus-iv-proposal`, which turns on a high risk alone and reaches up to 750 employees, its `dpia` records "
    "instead whether one is likely. Nothing is left out of a record because of it.",
    why="The derogation does not reach processing that is likely to result in a risk, that is not occasional, or that "
    "includes data of Articles 9 and 10. These are alternatives (position paper of the Article 29 Working Party, "
    "19 April 2018): payroll, customers and newsletters are not occasional, and stay in the record.",
    fix="Keep the activity in the record, and write `occasional: false` or, where it is truly so, `occasional: true`.",
    ask="Is the processing outside the regular course of business, and without risk to people?",
    bad="""\
organization:
  name: Example AB
  employees: 60
activities:
  payroll: {role: controller, data: [salary]}  # <- finding: occasional is not recorded
""",
    good="""\
organization:
  name: Example AB
  employees: 400
activities:
  payroll: {role: controller, data: [salary]}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is recorded of an activity on the derogation, where that leaves it open or excludes it."""

    key: str
    """Where it would be answered."""
    words: str
    lead: str
    """What to do about it."""
    entry: str = ""
    """What to write for that in the activity; empty where nothing is."""


def _facts(context: Context, activity: Activity) -> _Facts | None:
    if context.law_profile is LawProfile.OMNIBUS_IV_PROPOSAL:
        return _facts_on_risk(context, activity)
    return _facts_on_occasion(context, activity)


def _facts_on_occasion(context: Context, activity: Activity) -> _Facts | None:
    """Return the facts of Article 30(5) as it stands; none where an answer settles that it does not apply, or does."""
    special = special_types(context.inventory.reference, activity)
    if activity.occasional is False or (activity.occasional and not special):
        return None
    occasional = "is recorded as yes" if activity.occasional else "is not recorded"
    data = f"special data {listing(special)}" if special else "no special data recorded"
    facts = f"occasional {occasional}, {data}"
    if activity.occasional:
        return _Facts("occasional", facts, "keep it in the record: with these data it is in, however rare it is")
    lead = "keep it in the record, and say whether it is occasional"
    return _Facts("occasional", facts, lead, "occasional: ...  # true or false")


def _facts_on_risk(context: Context, activity: Activity) -> _Facts | None:
    """Return what is open of a high risk in the sense of Article 35, the only exception in the proposal."""
    if isinstance(activity.dpia, ImpactAssessment) and (activity.dpia.required is not None or activity.dpia.ref):
        return None
    state = "not recorded" if isinstance(activity.dpia, ImpactAssessment) else state_of(activity.dpia, context.as_of)
    lead = "keep it in the record, and say whether it is likely to result in a high risk"
    entry = "dpia:\n      required: ...\n      reason: ..."
    return _Facts("dpia", f"whether a high risk is likely (`dpia`) is {state}", lead, entry)


def _observation(organization: Organization, activity: Activity, facts: _Facts, threshold: int) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at(facts.key),
        message=f"facts on Article 30(5) for {named(activity)}: {facts.words}",
        remedy=facts.lead + (f":\nactivities:\n  {activity.id}:\n    {facts.entry}" if facts.entry else ""),
        related=(
            organization.at("employees").location(
                f"{count(organization.employees or 0, 'employee')}, fewer than {threshold}"
            ),
        ),
    )
