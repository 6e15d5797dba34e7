"""One activity holds several that the record should tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Purpose, ids, listed
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import count, listing, named

MOST_PURPOSES = 3
"""Purposes that one activity may have before it is asked whether it is several."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity with many purposes that rest on different bases."""
    for activity in context.inventory.activities.values():
        purposes = listed(activity.purposes) if activity.is_controller else ()
        grounds = _grounds(purposes)
        if len(purposes) > MOST_PURPOSES and len(grounds) > 1:
            yield _observation(activity, purposes, grounds)


RULE = Rule(
    check=Check(
        "REC007",
        "several activities lumped into one",
        Severity.WARNING,
        ("Art. 30(1)(b) GDPR", "Art. 5(2) GDPR"),
    ),
    checks="An activity of a controller with more than three purposes does not mix lawful bases. Several purposes on "
    "one basis, or two or three on different ones, are not asked about.",
    why="Data subjects, data, recipients and time limits are recorded for the activity as a whole. With many purposes "
    "on different bases nobody can tell which data serve which purpose; the authorities of Ireland and of the United "
    "Kingdom ask for records that are granular and meaningful.",
    fix="Give each purpose that has its own data, recipients or time limit an activity of its own.",
    ask="Which data would still be kept if one of the purposes ended tomorrow?",
    bad="""\
activities:
  customers:
    role: controller
    purposes:
      - {text: Run the customer's account, basis: contract}  # <- finding
      - {text: Keep the books as the law asks, basis: legal_obligation}
      - {text: Send the monthly newsletter, basis: consent}
      - {text: Keep the service free of abuse, basis: legitimate_interests}
""",
    good="""\
activities:
  accounts:
    role: controller
    purposes:
      - {text: Run the customer's account, basis: contract}
      - {text: Keep the service free of abuse, basis: legitimate_interests}
  bookkeeping:
    role: controller
    purposes: [{text: Keep the books as the law asks, basis: legal_obligation}]
  newsletter:
    role: controller
    purposes: [{text: Send the monthly newsletter, basis: consent}]
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _grounds(purposes: tuple[Purpose, ...]) -> list[str]:
    return sorted({basis for purpose in purposes for basis in ids(purpose.basis)})


def _observation(activity: Activity, purposes: tuple[Purpose, ...], grounds: list[str]) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("purposes"),
        message=f"{named(activity)} has {count(len(purposes), 'purpose')} on {len(grounds)} lawful bases: "
        f"{listing(grounds)}",
        remedy="split it, so that each part has its own data, recipients and time limit:\n"
        f"activities:\n  {activity.id}:\n    purposes: [...]\n  {activity.id}-2:\n    role: {activity.role}\n"
        "    purposes: [...]",
        label="one activity?",
    )
