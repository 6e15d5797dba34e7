"""An entry of the record has not been reviewed for a year, or not since something in it changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Flow, System, ids
from pdmap.questions.deadlines import months_after
from pdmap.questions.serving import flows_by_activity
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named

MONTHS_BETWEEN_REVIEWS = 12
"""After what time a review is due again: at the end of its last day."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each running activity without a review that is recent and later than its changes."""
    flows = flows_by_activity(context.inventory)
    for activity in context.inventory.activities.values():
        if activity.status == "ended":
            continue
        if activity.last_review is None:
            yield _observation(activity, "has no `last_review`", "when was it reviewed?")
        elif months_after(activity.last_review, MONTHS_BETWEEN_REVIEWS) < context.as_of:
            state = f"was last reviewed on {activity.last_review}, over a year before {context.as_of}"
            yield _observation(activity, state, "over a year ago")
        else:
            yield from _changed(context, activity, activity.last_review, flows.get(activity.id, []))


RULE = Rule(
    check=Check(
        "REC008",
        "record that was not reviewed",
        Severity.WARNING,
        ("Art. 24(1) GDPR", "Art. 30(1) GDPR", "Art. 30(2) GDPR"),
    ),
    checks="Every activity that has not ended has a `last_review` of the last twelve months that is not older than its "
    "own `updated`, or that of its systems and flows.",
    why="Measures are reviewed and updated where necessary (Article 24(1)), and a record that shows last year's "
    "systems is not one of the processing that is going on. Authorities call it a living document.",
    fix="Go through the entry with whoever answers for the activity, correct it and write the day into `last_review`.",
    ask="Does the organization's own rule set another interval than a year?",
    bad="""\
# as of 2026-11-23
activities:
  newsletter:
    role: controller
    last_review: 2025-03-01  # <- finding
""",
    good="""\
# as of 2026-11-23
activities:
  newsletter:
    role: controller
    last_review: 2026-03-01
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _changed(context: Context, activity: Activity, reviewed: dt.date, flows: list[Flow]) -> Iterator[Observation]:
    """Yield an observation where something that the activity consists of changed after the review."""
    known = (context.inventory.systems.get(identifier) for identifier in ids(activity.systems))
    parts: list[Activity | System | Flow] = [activity, *(system for system in known if system), *flows]
    changed = [(part.updated, part) for part in parts if part.updated and part.updated > reviewed]
    if changed:
        day, part = max(changed, key=lambda item: item[0])
        what = "itself" if part is activity else f"`{part.id}`"
        state = f"was last reviewed on {reviewed}, and {what} changed on {day}"
        yield _observation(activity, state, "before the change", part)


def _observation(
    activity: Activity, state: str, label: str, changed: Activity | System | Flow | None = None
) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("last_review"),
        message=f"{named(activity)} {state}",
        remedy=f"review the entry, then write the day:\nactivities:\n  {activity.id}:\n    last_review: ...",
        label=label,
        related=(changed.at("updated").location("changed here"),) if changed else (),
    )
