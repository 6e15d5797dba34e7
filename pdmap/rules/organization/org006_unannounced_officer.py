"""The data protection officer's contact is not published, or the authority was not told."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.findings import Check, Profile, Severity
from pdmap.model import DataProtectionOfficer
from pdmap.rules.answers import is_said
from pdmap.rules.rule import Context, Observation, Rule


def find(context: Context) -> Iterator[Observation]:
    """Yield an observation for an officer without `published` or without `notified`."""
    organization = context.inventory.organization
    officer = organization.dpo if organization else None
    if not isinstance(officer, DataProtectionOfficer):
        return
    answers = {"published": is_said(officer.published), "notified": officer.notified is not None}
    for key in (key for key, is_recorded in answers.items() if not is_recorded):
        yield Observation(
            address="organization/dpo",
            node=officer.head,
            message=_MESSAGES[key],
            remedy=f"do it, then record it:\norganization:\n  dpo:\n    {key}: ...",
            label=f"no `{key}`",
            detail=key,
        )


_MESSAGES = {
    "published": "where the contact of the data protection officer is published is not recorded",
    "notified": "when the authority was told of the data protection officer is not recorded",
}

RULE = Rule(
    check=Check(
        "ORG006",
        "data protection officer who was not announced",
        Severity.WARNING,
        ("Art. 37(7) GDPR",),
    ),
    checks="A designated `dpo` records where the contact details are `published` and when the authority was "
    "`notified`.",
    why="The contact details are published and communicated to the supervisory authority (Article 37(7)). Most "
    "authorities have a form for it and check their lists against it.",
    fix="Publish the contact details, fill in the authority's form and record both.",
    ask="Was the authority told again after the last change of officer?",
    bad="""\
organization:
  name: Example AB
  dpo: {name: Robin Ek, contact: dpo@example.com, published: https://example.com/privacy}  # <- finding
""",
    good="""\
organization:
  name: Example AB
  dpo:
    name: Robin Ek
    contact: dpo@example.com
    published: https://example.com/privacy
    notified: 2026-02-01
""",
    find=find,
    profile=Profile.STRICT,
)
