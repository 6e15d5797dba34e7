"""What the derogation for small organizations turns on, activity by activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.findings import Check, LawProfile, Profile, Severity
from pdmap.model import Activity, Inventory, Organization, ids
from pdmap.reference import Special
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, listing, named

THRESHOLDS: Mapping[LawProfile, int] = {LawProfile.GDPR_2016: 250, LawProfile.OMNIBUS_IV_PROPOSAL: 750}
"""Employees from which on the derogation is out of the question, by the state of the law."""

_SPECIAL = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity of an organization below the threshold."""
    organization = context.inventory.organization
    threshold = THRESHOLDS[context.law_profile]
    if organization is None or organization.employees is None or organization.employees >= threshold:
        return
    for activity in context.inventory.activities.values():
        if activity.status != "ended":
            yield _observation(context.inventory, organization, activity, threshold)


RULE = Rule(
    check=Check(
        "REC010",
        "reliance on the derogation for small organizations",
        Severity.NOTE,
        ("Art. 30(5) GDPR",),
    ),
    checks="Where the organization records fewer than 250 `employees` (750 under `law_profile: omnibus-iv-proposal`), "
    "the facts that Article 30(5) turns on are told for each activity: whether it is `occasional`, and which special "
    "categories or criminal data it uses. Nothing is left out of a record because of it.",
    why="The derogation does not reach processing that is likely to result in a risk, that is not occasional, or that "
    "includes data of Articles 9 and 10. These are alternatives (position paper of the Article 29 Working Party, "
    "19 April 2018): payroll, customers and newsletters are not occasional, and stay in the record.",
    fix="Keep the activity in the record. Where it is truly occasional, say so with `occasional: true`.",
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


def _observation(inventory: Inventory, organization: Organization, activity: Activity, threshold: int) -> Observation:
    special = _special_data(inventory, activity)
    facts = f"occasional {_OCCASIONAL[activity.occasional]}, {_risky(special)}"
    return Observation(
        address=activity.address,
        node=activity.at("occasional"),
        message=f"facts on Article 30(5) for {named(activity)}: {facts}",
        remedy="keep it in the record, and say whether it is occasional:\n"
        f"activities:\n  {activity.id}:\n    occasional: ...  # true or false",
        related=(
            organization.at("employees").location(
                f"{count(organization.employees or 0, 'employee')}, fewer than {threshold}"
            ),
        ),
    )


_OCCASIONAL: Mapping[bool | None, str] = {None: "is not recorded", True: "is recorded as yes", False: "is no"}


def _special_data(inventory: Inventory, activity: Activity) -> list[str]:
    known = inventory.reference.data_types
    return sorted({used for used in ids(activity.data) if used in known and known[used].special in _SPECIAL})


def _risky(special: list[str]) -> str:
    return f"special data {listing(special)}" if special else "no special data recorded"
