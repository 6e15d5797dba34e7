"""The inventory records a case of Article 37(1), and no data protection officer."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Nothing, Organization, Unknown
from pdmap.rules.answers import state_of
from pdmap.rules.organization.duties import large_special_activities, officer_reasons
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation where a case is recorded and there is no officer, or it is not known whether."""
    organization = context.inventory.organization
    if organization is None or not isinstance(organization.dpo, Nothing | Unknown | None):
        return
    reasons = list(officer_reasons(organization))
    activities = large_special_activities(context.inventory)
    if reasons:
        yield _observation(context, organization, reasons[0])
    elif activities:
        reason = f"`{activities[0].id}` processes special data on a large scale"
        yield _observation(context, organization, reason, Severity.WARNING)


RULE = Rule(
    check=Check(
        "ORG001",
        "missing data protection officer",
        Severity.ERROR,
        ("Art. 37(1) GDPR", "Art. 37(4) GDPR"),
    ),
    checks="Where the organization records `public_authority: true`, or `core_activities` with monitoring or special "
    "data on a large scale, it designates a `dpo`. It is a warning where only an activity says that it processes "
    "special or criminal data on a `large_scale`, because that need not be a core activity, and where the officer is "
    "not known yet. National thresholds, such as that of section 38 of the German BDSG, are not judged, and neither is "
    "whether the authority is a court acting in its judicial capacity, which needs no officer (Article 37(1)(a)).",
    why="Article 37(1) names three cases in which an officer is designated: a public authority, core activities that "
    "monitor people regularly and systematically on a large scale, and core activities that process data of "
    "Articles 9 and 10 on a large scale. National law may add others (Article 37(4)).",
    fix="Designate an officer, tell the authority and publish the contact. Where the case does not apply after all, "
    "correct what is recorded, with the reason.",
    ask="Is the activity a core activity, is the scale large (guidelines WP243), and does national law add a case? Is "
    "the authority a court, and does it anything beside judging?",
    bad="""\
organization:
  name: Example Council
  public_authority: true
  dpo: none  # <- finding
""",
    good="""\
organization:
  name: Example Council
  public_authority: true
  dpo: {name: Robin Ek, contact: dpo@council.example}
""",
    find=find,
)


# Private functions


def _observation(
    context: Context, organization: Organization, reason: str, severity: Severity | None = None
) -> Observation:
    unknown = organization.dpo if isinstance(organization.dpo, Unknown) else None
    return Observation(
        address="organization",
        node=organization.at("dpo"),
        message=f"the data protection officer is {state_of(organization.dpo, context.as_of)}, and {reason}",
        remedy="record the officer:\norganization:\n  dpo: {name: ..., contact: ...}",
        label="no `dpo`" if organization.dpo is None else "",
        severity=Severity.WARNING if unknown else severity,
    )
