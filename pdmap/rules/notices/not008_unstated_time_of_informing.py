"""Data come from somebody else, and nothing says when people are told."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Notice, Period
from pdmap.rules.notices.scope import informing_activities, is_exempt
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named

LONGEST = Period(days=31)
"""One month, whichever it is (Article 14(3)(a))."""


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity with indirect collection that states no time, or one over a month."""
    for activity in informing_activities(context.inventory):
        if "indirect" not in activity.collection or is_exempt(activity):
            continue
        notice = activity.notice if isinstance(activity.notice, Notice) else None
        if notice and notice.inform_within and notice.inform_within.length > LONGEST.length:
            state = f"tells people within {notice.inform_within} of obtaining their data, more than a month"
            yield _observation(activity, notice, state)
        elif notice is None or not (notice.inform_within or notice.inform_at):
            yield _observation(activity, notice, "obtains data from others, and does not say when people are told")


RULE = Rule(
    check=Check(
        "NOT008",
        "unstated time of informing people",
        Severity.NOTE,
        ("Art. 14(3) GDPR",),
    ),
    checks="An activity of a controller whose `collection` includes `indirect` states in its `notice` when people are "
    "told: `inform_within` a month at most, or `inform_at` the first contact or disclosure. An exemption is an answer.",
    why="Where data come from somebody else, people are told within a reasonable period, at the latest within one "
    "month; at the first communication with them; or when the data are first disclosed (Article 14(3)).",
    fix="Decide at which moment of the work people are told, and record it.",
    ask="Does somebody check that people are told in fact, such as leads who are never called?",
    bad="""\
activities:
  leads:
    role: controller
    collection: indirect  # <- finding
    notice: {ref: https://example.com/privacy}
""",
    good="""\
activities:
  leads:
    role: controller
    collection: indirect
    notice: {ref: https://example.com/privacy, inform_at: first-contact}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _observation(activity: Activity, notice: Notice | None, state: str) -> Observation:
    is_stated = notice is not None and notice.has("inform_within")
    return Observation(
        address=activity.address,
        node=notice.at("inform_within") if notice and is_stated else activity.at("collection"),
        message=f"{named(activity)} {state}",
        remedy="record when they are told:\n"
        f"activities:\n  {activity.id}:\n    notice:\n      inform_at: ...  # first-contact or first-disclosure",
    )
