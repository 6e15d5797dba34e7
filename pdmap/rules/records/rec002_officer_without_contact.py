"""A data protection officer is designated, and nothing says how to reach the officer."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import Contact, DataProtectionOfficer, Unknown
from pdmap.rules.answers import state_of
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for an officer without contact details."""
    organization = context.inventory.organization
    officer = organization.dpo if organization else None
    if not isinstance(officer, DataProtectionOfficer) or isinstance(officer.contact, Contact):
        return
    unknown = officer.contact if isinstance(officer.contact, Unknown) else None
    yield Observation(
        address="organization/dpo",
        node=officer.at("contact"),
        message=f"the contact of the data protection officer is {state_of(officer.contact, context.as_of)}",
        remedy="write an address that outlives the person:\norganization:\n  dpo:\n    contact: ...",
        label="no `contact`" if officer.contact is None else "",
        severity=Severity.WARNING if unknown else None,
    )


RULE = Rule(
    check=Check(
        "REC002",
        "data protection officer without contact details",
        Severity.ERROR,
        ("Art. 30(1)(a) GDPR", "Art. 30(2)(a) GDPR", "Art. 37(7) GDPR"),
    ),
    checks="A designated `dpo` has a `contact`; it is a warning where that is not known yet. An organization without "
    "an officer, or one that says nothing of it, is not asked.",
    why="Both registers name the officer with contact details, the notice tells them to the people concerned "
    "(Article 13(1)(b), 14(1)(b)), and they are published and given to the authority (Article 37(7)). The name may "
    "stay out of what is published; the way to reach the officer may not.",
    fix="Record an address of the role, such as a mailbox that several people read, and publish the same one.",
    ask="Does mail to the address reach the officer directly, without passing those whom the officer supervises?",
    bad="""\
organization:
  name: Example AB
  dpo: {name: Robin Ek}  # <- finding
""",
    good="""\
organization:
  name: Example AB
  dpo: {name: Robin Ek, contact: dpo@example.com}
""",
    find=find,
    profile=Profile.MINIMAL,
)
