"""An activity does not say whether data leave for third countries."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.rules.abroad import legs_abroad
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity that is silent on transfers and is not known to make any."""
    leaving = {activity for activity, _ in legs_abroad(context)}
    for activity in context.inventory.activities.values():
        if activity.transfers is None and activity.id not in leaving:
            yield Observation(
                address=activity.address,
                node=activity.at("transfers"),
                message=f"{named(activity)} does not say whether data are transferred to third countries",
                remedy="look where recipients and their staff are, then list transfers or say that there are none:\n"
                f"activities:\n  {activity.id}:\n    transfers: none  # after looking, or a list of countries",
                label="no `transfers`",
            )


RULE = Rule(
    check=Check(
        "REC004",
        "transfers that nobody answered for",
        Severity.WARNING,
        ("Art. 30(1)(e) GDPR", "Art. 30(2)(c) GDPR"),
    ),
    checks="Every activity has `transfers`: a list, `none`, or `{unknown: reason}`. An empty list is no answer. Where "
    "the recorded flows lead to a third country, FLW011 says so instead, and whether the list names them.",
    why="Both registers ask for transfers with the country that data go to (Article 30(1)(e), 30(2)(c)). Where there "
    "are none, guidance of authorities wants that said in words: a blank cell does not tell whether anybody looked.",
    fix="Look at where the recipients, their parents and their support staff are. Write `transfers: none` only after "
    "that.",
    ask="Did somebody look at remote access and at sub-processors, or only at where the servers stand?",
    bad="""\
activities:
  newsletter:  # <- finding
    role: controller
""",
    good="""\
activities:
  newsletter:
    role: controller
    transfers: none
""",
    find=find,
    profile=Profile.MINIMAL,
)
