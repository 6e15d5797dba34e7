"""The record cannot say who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Contact, Inventory, Organization, Unknown
from pdmap.rules.rule import Context, Observation, Rule
from pdmap.rules.wording import not_known
from pdmap.source import Node


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for a missing organization, name or contact; nothing to record needs none."""
    organization = context.inventory.organization
    if organization:
        yield from _gaps(organization, context)
        return
    first = _first_activity(context.inventory)
    if first:
        yield _observation("", first, "no organization is recorded", "organization: {name: ..., contact: ...}")


RULE = Rule(
    check=Check(
        "REC001",
        "record without a name and contact of who answers for it",
        Severity.ERROR,
        ("Art. 30(1)(a) GDPR", "Art. 30(2)(a) GDPR", "Art. 13(1)(a) GDPR"),
    ),
    checks="An inventory with activities has an `organization` with a `name` and a `contact`. "
    "It is a warning where the contact is not known yet.",
    why="Both registers begin with the name and the contact details of whoever keeps them "
    "(Article 30(1)(a), 30(2)(a)), and every privacy notice names them (Article 13(1)(a)).",
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
    if organization.contact is None or not isinstance(organization.contact, Contact | Unknown):
        message = "no `contact` of the organization is recorded"
        yield _observation("contact", organization.at("contact"), message, "organization: {contact: ...}")
    elif isinstance(organization.contact, Unknown):
        message = f"the contact of the organization is {not_known(organization.contact, context.as_of)}"
        remedy = "organization: {contact: ...}"
        yield _observation("contact", organization.at("contact"), message, remedy, Severity.WARNING)


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
