"""The record cannot say who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import (
    Activity,
    Contact,
    Inventory,
    JointController,
    Organization,
    Party,
    Representative,
    Unknown,
    ids,
    listed,
)
from pdmap.rules.answers import state_of
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import named, not_known
from pdmap.source import Node


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for a missing organization or name, and for each contact that Article 30(1)(a) asks for."""
    organization = context.inventory.organization
    if organization:
        yield from _gaps(organization, context)
    else:
        first = _first_activity(context.inventory)
        if first:
            yield _observation("", first, "no organization is recorded", "organization: {name: ..., contact: ...}")
    yield from _joint_controllers(context)


RULE = Rule(
    check=Check(
        "REC001",
        "record without a name and contact of who answers for it",
        Severity.ERROR,
        ("Art. 30(1)(a) GDPR", "Art. 30(2)(a) GDPR", "Art. 13(1)(a) GDPR"),
    ),
    checks="An inventory with activities has an `organization` with a `name` and a `contact`. A recorded "
    "`representative`, and each party that an activity names among its `joint_controllers`, has a `contact` too. It is "
    "a warning where the contact is not known yet, and for a group of joint controllers. Controllers that the "
    "organization processes for are the subject of REC005, the data protection officer that of REC002.",
    why="Both registers begin with the name and the contact details of whoever keeps them, of joint controllers and of "
    "the representative (Article 30(1)(a), 30(2)(a)), and every privacy notice names them (Article 13(1)(a)).",
    fix="Write the legal name and an address at which the organization can be reached, preferably of a role.",
    ask="Is this the legal entity that decides, or the one that processes, rather than a brand or a branch?",
    bad="""\
organization:
  name: Example AB  # <- finding: no `contact` of the organization
activities:
  newsletter: {role: controller}
""",
    good="""\
organization:
  name: Example AB
  contact: privacy@example.com
activities:
  newsletter: {role: controller}
""",
    find=find,
    profile=Profile.MINIMAL,
)


# Private functions


def _gaps(organization: Organization, context: Context) -> Iterator[Observation]:
    if organization.name is None:
        message = "no `name` of the organization is recorded"
        yield _observation("name", organization.head, message, "organization: {name: ...}")
    if isinstance(organization.contact, Unknown):
        message = f"the contact of the organization is {not_known(organization.contact, context.as_of)}"
        remedy = "organization: {contact: ...}"
        yield _observation("contact", organization.at("contact"), message, remedy, Severity.WARNING)
    elif not isinstance(organization.contact, Contact):
        message = "no `contact` of the organization is recorded"
        yield _observation("contact", organization.at("contact"), message, "organization: {contact: ...}")
    if isinstance(organization.representative, Representative):
        yield from _representative(organization.representative, context)


def _representative(agent: Representative, context: Context) -> Iterator[Observation]:
    if not isinstance(agent.contact, Contact):
        unknown = isinstance(agent.contact, Unknown)
        yield Observation(
            address="organization/representative",
            node=agent.at("contact"),
            message=f"the contact of the representative is {state_of(agent.contact, context.as_of)}",
            remedy="write how to reach the representative:\norganization:\n  representative:\n    contact: ...",
            label="no `contact`" if agent.contact is None else "",
            severity=Severity.WARNING if unknown else None,
        )


def _joint_controllers(context: Context) -> Iterator[Observation]:
    """Yield each joint controller without contact, with the first activity that names it, by id."""
    parties, activities = context.inventory.parties, sorted(context.inventory.activities.items())
    told = {used for _, activity in activities if not activity.is_controller for used in ids(activity.on_behalf_of)}
    for _, activity in activities:
        for joint in listed(activity.joint_controllers) if activity.is_controller else ():
            party = parties.get(joint.party.id)
            if party and party.id not in told and not isinstance(party.contact, Contact):
                told.add(party.id)
                yield _joint_controller(context, activity, joint, party)


def _joint_controller(context: Context, activity: Activity, joint: JointController, party: Party) -> Observation:
    whose = f"the members of {named(party)}" if party.is_group else named(party)
    state = state_of(party.contact, context.as_of)
    is_open = isinstance(party.contact, Unknown) or party.is_group
    return Observation(
        address=party.address,
        node=party.at("contact"),
        message=f"the contact of {whose}, a joint controller of `{activity.id}`, is {state}",
        remedy=f"record it{', or where the list is kept' if party.is_group else ''}:\n"
        f"parties:\n  {party.id}:\n    contact: ...",
        label="no `contact`" if party.contact is None else "",
        related=(joint.party.node.location(f"decides on `{activity.id}` too"),),
        severity=Severity.WARNING if is_open else None,
        depends_on=(activity.address,),
    )


def _first_activity(inventory: Inventory) -> Node | None:
    return next((activity.head for activity in inventory.activities.values()), None)


def _observation(key: str, node: Node, message: str, manifest: str, severity: Severity | None = None) -> Observation:
    return Observation(
        address="organization",
        node=node,
        message=message,
        remedy=f"write it:\n{manifest}",
        detail=key,
        severity=severity,
    )
