"""People hand over data and are not told whether they have to."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Activity, Provision, Unknown
from pdmap.rules.answers import is_said
from pdmap.rules.notices.scope import informing_activities, is_exempt
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each activity with direct collection that lacks the obligation or its consequence."""
    for activity in informing_activities(context.inventory):
        if "direct" in activity.collection and not is_exempt(activity):
            missing = _missing(context, activity)
            if missing:
                yield _observation(activity, missing)


RULE = Rule(
    check=Check(
        "NOT003",
        "obligation to provide data that is not stated",
        Severity.WARNING,
        ("Art. 13(2)(e) GDPR",),
    ),
    checks="An activity of a controller whose `collection` includes `direct` records in `provision` whether providing "
    "the data is `statutory`, `contractual` or `voluntary`, and for the first two what happens otherwise.",
    why="The notice tells whether providing the data is required by law or contract, whether the person is obliged to, "
    "and the possible consequences of not doing so (Article 13(2)(e)).",
    fix="Decide it for the form that people fill in; fields that are voluntary are marked as such there.",
    ask="Is every field that is marked as required really needed for the contract or by the law?",
    bad="""\
activities:
  accounts:
    role: controller
    collection: direct  # <- finding
""",
    good="""\
activities:
  accounts:
    role: controller
    collection: direct
    provision: {kind: contractual, consequence: no account can be opened}
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _missing(context: Context, activity: Activity) -> str:
    """Return what is not told of the obligation; empty where all is."""
    match activity.provision:
        case Provision(kind=None):
            return "whether people have to provide the data is not recorded"
        case Provision(kind="voluntary"):
            return ""
        case Provision() as provision if not is_said(provision.consequence):
            return "what happens to people who do not provide the data is not recorded"
        case Provision():
            return ""
        case Unknown() as unknown:
            return f"whether people have to provide the data is {not_known(unknown, context.as_of)}"
        case _:
            return "whether people have to provide the data is not recorded"


def _observation(activity: Activity, missing: str) -> Observation:
    return Observation(
        address=activity.address,
        node=activity.at("provision") if activity.has("provision") else activity.at("collection"),
        message=f"{missing} for {named(activity)}",
        remedy="record it:\n"
        f"activities:\n  {activity.id}:\n"
        "    provision:\n      kind: ...  # statutory, contractual or voluntary\n      consequence: ...",
        severity=Severity.NOTE if isinstance(activity.provision, Unknown) else None,
    )
