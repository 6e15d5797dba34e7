"""There is no data protection officer, and nothing says why none is needed."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Assessment, CoreActivities, Nothing, Organization, Unknown
from pdmap.rules.answers import is_said
from pdmap.rules.organization.duties import large_special_activities, officer_reasons
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for `dpo: none` without a reasoning."""
    organization = context.inventory.organization
    if organization is None or not isinstance(organization.dpo, Nothing):
        return
    if isinstance(organization.dpo_assessment, Assessment) or _is_reasoned_away(organization):
        return
    if any(officer_reasons(organization)) or large_special_activities(context.inventory):
        return
    unknown = organization.dpo_assessment if isinstance(organization.dpo_assessment, Unknown) else None
    state = not_known(unknown, context.as_of) if unknown else "not recorded"
    yield Observation(
        address="organization",
        node=organization.at("dpo_assessment") if unknown else organization.at("dpo"),
        message=f"there is no data protection officer, and the reasoning on Article 37(1) is {state}",
        remedy="record it:\norganization:\n  dpo_assessment: {ref: ..., date: ..., outcome: ...}",
        label="" if unknown else "why none?",
    )


RULE = Rule(
    check=Check(
        "ORG002",
        "absence of an officer without a reasoning",
        Severity.WARNING,
        ("Art. 37(1) GDPR", "Art. 24(1) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="Where the organization says `dpo: none`, `dpo_assessment` tells where the reasoning on Article 37(1) is "
    "kept, or all three cases are denied: `public_authority: false`, and `core_activities` with `monitoring: false`, "
    "`special_data: false` and a `reason`. An organization that says nothing of an officer is not asked; where the "
    "inventory records a case of Article 37(1), ORG001 says so instead.",
    why="The guidelines WP243 recommend to document the analysis behind the decision, unless it is obvious that no "
    "officer is needed; authorities ask for it.",
    fix="Go through the three cases of Article 37(1) and those of national law, and record the result.",
    ask="Does national law ask for an officer below the thresholds of the GDPR, as in Germany from 20 people on?",
    bad="""\
organization:
  name: Example AB
  dpo: none  # <- finding
""",
    good="""\
organization:
  name: Example AB
  dpo: none
  dpo_assessment: {ref: docs/dpo-test.md, date: 2026-02-01, outcome: none of the three cases}
""",
    find=find,
)


# Private functions


def _is_reasoned_away(organization: Organization) -> bool:
    """Return whether the organization denies each case of Article 37(1), and says why."""
    core = organization.core_activities
    return (
        organization.public_authority is False
        and isinstance(core, CoreActivities)
        and core.monitoring is False
        and core.special_data is False
        and is_said(core.reason)
    )
