"""Others decide together with the organization, and no arrangement between them is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Severity
from pdmap.model import Activity, ActivityRole, Inventory, JointController, Party, PartyRole, Unknown, listed
from pdmap.rules.naming import all_activities
from pdmap.rules.receiving import way_to
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known

_ENTRY = "joint_controllers: [{{party: {party}, arrangement: ..., essence: ...}}]"


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for each joint controller without an arrangement, and for each that is not named."""
    activities = [item for item in context.inventory.activities.values() if item.status != "ended"]
    for activity in activities:
        for joint in listed(activity.joint_controllers):
            missing = [key for key in ("arrangement", "essence") if not getattr(joint, key)]
            if missing:
                yield _incomplete(context.inventory, activity, joint, missing)
        if activity.role is ActivityRole.JOINT_CONTROLLER and not listed(activity.joint_controllers):
            yield _with_nobody(context, activity)
    yield from _unnamed_parties(context)


# Private functions


def _incomplete(inventory: Inventory, activity: Activity, joint: JointController, missing: list[str]) -> Observation:
    names = {"arrangement": "no arrangement", "essence": "no place where its essence is available"}
    party = inventory.parties.get(joint.party.id)
    who = named(party) if party else f"`{joint.party.id}`"
    return Observation(
        address=activity.address,
        node=joint.head if len(missing) == 2 else joint.at(missing[0]),
        message=f"{who} is a joint controller of {named(activity)} with {' and '.join(names[key] for key in missing)}",
        remedy="conclude the arrangement, make its essence available, and record where both are:\n"
        f"activities:\n  {activity.id}:\n    {_ENTRY.format(party=joint.party.id)}",
        label="joint controller",
        detail=joint.party.id,
    )


def _with_nobody(context: Context, activity: Activity) -> Observation:
    """Return an observation for an activity of joint controllers that names none of the others."""
    answer = activity.joint_controllers
    unknown = answer if isinstance(answer, Unknown) else None
    whom = not_known(unknown, context.as_of) if unknown else "not named"
    return Observation(
        address=activity.address,
        node=activity.at("joint_controllers" if activity.has("joint_controllers") else "role"),
        message=f"{named(activity)} has the role `joint-controller`, and who else decides is {whom}",
        remedy="name the other controllers with the arrangement, or correct the role:\n"
        f"activities:\n  {activity.id}:\n    {_ENTRY.format(party='...')}",
        label="with whom?",
        severity=Severity.WARNING if unknown else None,
    )


def _unnamed_parties(context: Context) -> Iterator[Observation]:
    """Yield an observation for each receiving party in the role that no activity names as its joint controller."""
    inventory = context.inventory
    named_ones = {joint.party.id for item in inventory.activities.values() for joint in listed(item.joint_controllers)}
    naming = all_activities(inventory)
    for party in inventory.parties.values():
        if PartyRole.JOINT_CONTROLLER in party.roles and party.id not in named_ones:
            way = way_to(context, party)
            if way:
                yield _unnamed(party, way, naming)


def _unnamed(party: Party, way: str, naming: tuple[str, ...]) -> Observation:
    return Observation(
        address=party.address,
        node=party.at("role"),
        message=f"{named(party)} has the role `joint-controller`, and no activity names it as one: {way}",
        remedy="name it in the activity that it decides on, with the arrangement:\n"
        f"activities:\n  ...:\n    {_ENTRY.format(party=party.id)}",
        label="for which activity?",
        depends_on=naming,
    )


RULE = Rule(
    check=Check(
        "PRC007",
        "joint control without an arrangement",
        Severity.ERROR,
        ("Art. 26(1) GDPR", "Art. 26(2) GDPR"),
    ),
    checks="Each of the `joint_controllers` of an activity has an `arrangement` and an `essence`, where the gist of it "
    "is made available. An activity with the role `joint-controller` names at least one, and a party with that role "
    "that receives data is named by an activity. It is a warning where the others are not known yet. Activities that "
    "have ended are not asked.",
    why="Joint controllers determine in an arrangement who answers for which duty, and make its essence available to "
    "the people concerned (Article 26). Joint control may arise by embedding somebody's button or page statistics "
    "(C-210/16, C-40/17), often without anybody having noticed.",
    fix="Conclude the arrangement, or record where the provider's terms contain it, and name the page that tells its "
    "essence.",
    ask="Does the arrangement fit who really does what, and can people turn to either of you (Article 26(3))?",
    bad="""\
parties:
  network: {role: joint-controller, country: IE}
activities:
  statistics:
    role: joint-controller
    joint_controllers:
      - {party: network, arrangement: contracts/network.pdf}  # <- finding: no place where its essence is available
""",
    good="""\
parties:
  network: {role: joint-controller, country: IE}
activities:
  statistics:
    role: joint-controller
    joint_controllers:
      - {party: network, arrangement: contracts/network.pdf, essence: "https://example.com/privacy#network"}
""",
    find=find,
)
