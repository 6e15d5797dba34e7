"""An activity uses a full value and the part of it that would do."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Mention, ids, listed
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, yaml_list

PAIRS = (
    ("card.pan", "card.last4"),
    ("date_of_birth", "age"),
    ("age", "age.range"),
    ("geo.precise", "geo.approx"),
)
"""Data types of which the second says less of the same thing, and often enough.

Parts of an address are not among them: a street is of no use without a city.
"""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each full value that a controller's activity uses beside a part of it."""
    for activity in context.inventory.activities.values():
        if activity.is_controller and activity.status != "ended":
            for pair in PAIRS:
                mentions = _both(context.inventory.reference, activity, *pair)
                if mentions:
                    yield _observation(activity, *mentions)


RULE = Rule(
    check=Check(
        "MIN006",
        "full value used beside the part that might do",
        Severity.WARNING,
        ("Art. 5(1)(c) GDPR", "Art. 25(2) GDPR"),
    ),
    checks="An activity of a controller does not name both of a pair under `data`: `card.pan` and `card.last4`, "
    "`date_of_birth` and `age` (or a kind of it), `age` and `age.range`, `geo.precise` and `geo.approx`. Parts of an "
    "address are no pair: none of them replaces another.",
    why="Data are limited to what the purpose needs (Article 5(1)(c)). An activity that already has the coarser value "
    "shows that it is good for something; often it is good enough for all of it.",
    fix="Keep the coarser value. Where both are needed, put them into the activities, or the purposes, that need each.",
    ask="Which step of the activity fails without the full value, and for how long is it needed?",
    bad="""\
activities:
  games:
    role: controller
    data:
      - date_of_birth  # <- finding
      - age.range
""",
    good="""\
activities:
  games:
    role: controller
    data:
      - age.range
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _both(reference: Reference, activity: Activity, full: str, part: str) -> tuple[Mention, Mention] | None:
    """Return where an activity names the full value and the part, if it names both."""
    mentions = listed(activity.data)
    parts = [mention for mention in mentions if reference.is_a(mention.id, part)]
    fulls = [item for item in mentions if reference.is_a(item.id, full) and not reference.is_a(item.id, part)]
    return (fulls[0], parts[0]) if fulls and parts else None


def _observation(activity: Activity, full: Mention, part: Mention) -> Observation:
    rest = [data_type for data_type in ids(activity.data) if data_type != full.id]
    return Observation(
        address=activity.address,
        node=full.node,
        message=f"{named(activity)} uses `{full.id}` and `{part.id}`, which says less of the same",
        remedy=f"keep the coarser value, if it does:\nactivities:\n  {activity.id}:\n    data: {yaml_list(rest)}",
        label="needed in full?",
        related=(part.node.location("the coarser value"),),
        detail=full.id,
    )
