"""Nobody is named who answers for an activity."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Unknown
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each running activity without an owner."""
    for activity in context.inventory.activities.values():
        if activity.status == "ended" or isinstance(activity.owner, str):
            continue
        unknown = activity.owner if isinstance(activity.owner, Unknown) else None
        state = f"the owner of {named(activity)} is {not_known(unknown, context.as_of)}" if unknown else ""
        yield Observation(
            address=activity.address,
            node=activity.at("owner"),
            message=state or f"no owner is recorded for {named(activity)}",
            remedy=f"name the role that answers for it:\nactivities:\n  {activity.id}:\n    owner: ...",
            label="" if unknown else "no `owner`",
            severity=Severity.NOTE if unknown else None,
        )


RULE = Rule(
    check=Check("REC009", "activity without an owner", Severity.WARNING, ("Art. 24(1) GDPR", "Art. 5(2) GDPR")),
    checks="Every activity that has not ended names in `owner` the role that answers for it; it is a note where that "
    "is not known yet.",
    why="Somebody has to know whether the entry is still true and to decide when it changes. Five of the 17 record "
    "templates of authorities that were compared ask for the responsible unit or person.",
    fix="Name a role or a unit, which outlives the person who holds it.",
    ask="May the role decide about purposes and means, or does it only keep the entry?",
    bad="""\
activities:
  billing: {role: controller}  # <- finding
""",
    good="""\
activities:
  billing: {role: controller, owner: head-of-finance}
""",
    find=find,
)
