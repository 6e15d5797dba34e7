"""An activity does not say how people are informed."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, Notice
from pdmap.rules.answers import is_said, state_of
from pdmap.rules.notices.scope import informing_activities, is_exempt
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each controller's activity without a notice and without an exemption."""
    for activity in informing_activities(context.inventory):
        notice = activity.notice
        is_linked = isinstance(notice, Notice) and (is_said(notice.ref) or notice.claims)
        if not is_linked and not is_exempt(activity):
            yield _observation(context, activity)


RULE = Rule(
    check=Check(
        "NOT001",
        "activity without a privacy notice",
        Severity.WARNING,
        ("Art. 13(1) GDPR", "Art. 14(1) GDPR", "Art. 12(1) GDPR"),
    ),
    checks="Every activity of a controller that has not ended links its `notice`, or records the exemption of "
    "Article 13(4) or 14(5) that applies; `none` is neither. A processor's activities are not asked.",
    why="People are told at the time of collection, or within a month where data come from somebody else, who "
    "processes their data, why, on which basis, for how long and with which rights. An activity that nobody linked to "
    "a notice is one that the notice has often left out.",
    fix="Write where the notice is. If there is none for this activity, extend the notice.",
    ask="Does the notice mention this activity in words that the people concerned recognize?",
    bad="""\
activities:
  newsletter:  # <- finding
    role: controller
""",
    good="""\
activities:
  newsletter:
    role: controller
    notice: {ref: https://example.com/privacy}
""",
    find=find,
)


# Private functions


def _observation(context: Context, activity: Activity) -> Observation:
    notice = activity.notice
    answer = (notice.ref or notice.exemption) if isinstance(notice, Notice) else notice
    return Observation(
        address=activity.address,
        node=activity.at("notice"),
        message=f"the privacy notice of {named(activity)} is {state_of(answer, context.as_of)}",
        remedy="link the notice, or record the exemption:\n"
        f"activities:\n  {activity.id}:\n    notice:\n      ref: ...\n      # or\n      # exemption: ...",
        label="no `notice`" if activity.notice is None else "",
    )
