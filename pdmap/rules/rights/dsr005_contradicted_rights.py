"""People are told of other rights than the bases of the activity give them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.language.activities import RIGHTS
from pdmap.model import Activity, Nothing, listed
from pdmap.questions.rights import Right, Standing, rights_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import listing, named, yaml_list


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each controller's activity whose declared rights differ from the derived ones."""
    for activity in context.inventory.activities.values():
        if activity.is_controller and isinstance(activity.rights, tuple | Nothing):
            rights = rights_of(context.inventory, activity).values()
            told = listed(activity.rights)
            missing = [right for right in rights if right.standing is Standing.HOLDS and right.name not in told]
            surplus = [right for right in rights if right.standing is Standing.ABSENT and right.name in told]
            if missing or surplus:
                yield _observation(activity, missing, surplus)


RULE = Rule(
    check=Check(
        "DSR005",
        "rights that contradict the legal basis",
        Severity.NOTE,
        ("Art. 13(2)(b) GDPR", "Art. 12(2) GDPR", "Art. 17(3)(b) GDPR", "Art. 20(1) GDPR", "Art. 21(1) GDPR"),
    ),
    checks="The `rights` of a controller's activity are those that follow from its bases: access, rectification and "
    "restriction always; erasure unless every purpose rests on a legal obligation or a public task; portability with "
    "consent or a contract, unless all is on paper; objection with legitimate interests, a public task or marketing; "
    "withdrawal with consent; human review where machines decide alone. What depends on a basis that is not recorded, "
    "not known yet or the inventory's own is left out, and so is an activity that says nothing of rights.",
    why="People are told which rights they have (Article 13(2)(b), 14(2)(b)). A list that is copied from one notice "
    "to the next promises what the basis does not give, or keeps quiet about what it does.",
    fix="Correct the list, here and in the notice. Where a right is granted beyond the law, say so in the notice.",
    ask="Does national law restrict a right here (Article 23), or does the organization grant it freely?",
    bad="""\
activities:
  newsletter:
    role: controller
    purposes: [{text: Send the newsletter, basis: consent}]
    rights: [access, rectification, erasure, restriction, portability, objection]  # <- finding
""",
    good="""\
activities:
  newsletter:
    role: controller
    purposes: [{text: Send the newsletter, basis: consent}]
    rights: [access, rectification, erasure, restriction, portability, withdrawal]
""",
    find=find,
    profile=Profile.STRICT,
)


# Private functions


def _observation(activity: Activity, missing: list[Right], surplus: list[Right]) -> Observation:
    parts = [
        *([f"leave out {_told(missing)}"] if missing else []),
        *([f"name {_told(surplus)}"] if surplus else []),
    ]
    return Observation(
        address=activity.address,
        node=activity.at("rights"),
        message=f"the rights of {named(activity)} {' and '.join(parts)}",
        remedy=_remedy(activity, missing, surplus),
        label="as the notice tells them?",
        related=(activity.at("purposes").location("their bases"),) if activity.has("purposes") else (),
    )


def _told(rights: list[Right]) -> str:
    """Return the names of rights, with what decides them where that is one thing."""
    reasons = {right.because for right in rights}
    because = f" ({reasons.pop()})" if len(reasons) == 1 else ""
    return f"{listing([right.name for right in rights])}{because}"


def _remedy(activity: Activity, missing: list[Right], surplus: list[Right]) -> str:
    wrong = {right.name for right in surplus}
    right_ones = {name for name in listed(activity.rights) if name not in wrong} | {right.name for right in missing}
    ordered = [name for name in RIGHTS if name in right_ones]
    return f"correct what people are told:\nactivities:\n  {activity.id}:\n    rights: {yaml_list(ordered)}"
