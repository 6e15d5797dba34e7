"""The sections of a first inventory that tell who is in it: `organization` and `parties`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.escape import yaml
from pdmap.model import ActivityRole
from pdmap.reference import Regime
from pdmap.starters.answers import Answers
from pdmap.starters.identifiers import client_id
from pdmap.starters.marks import assumptions, unanswered
from pdmap.starters.territory import authority_of, regime_of

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def organization_lines(answers: Answers) -> Iterator[str]:
    """Yield the lines of the section `organization`."""
    authority = authority_of(answers)
    yield "organization:"
    yield f"  name: {yaml(answers.name)}"
    yield f"  country: {yaml(answers.country)}"
    yield f"  contact: {_contact(answers.contact)}"
    if regime_of(answers) is not Regime.EU_GDPR:
        yield f"  regimes: [{regime_of(answers)}]"
    yield "  dpo: {unknown: whether Article 37(1) asks for one is not settled yet}"
    if authority:
        yield f"  supervisory_authority: {yaml(authority)}"
    reasons = unanswered(answers, {"name": "name", "country": "country", "contact": "contact"})
    yield from assumptions(2, reasons | ({"supervisory_authority": "taken from the country"} if authority else {}))


def party_lines(answers: Answers) -> Iterator[str]:
    """Yield the lines of the section `parties`: the client that a processor works for."""
    if answers.role is ActivityRole.CONTROLLER:
        return
    yield "parties:"
    yield f"  {client_id(answers)}:"
    yield f"    name: {yaml(answers.client)}"
    yield "    role: controller"
    yield f"    country: {yaml(answers.country)}"
    yield "    contact: {email: privacy@example.com}"
    reasons = {"country": "taken to be that of the organization", "contact": "was not asked for"}
    yield from assumptions(4, unanswered(answers, {"name": "client"}) | reasons)


# Private functions


def _contact(text: str) -> str:
    return f"{{email: {yaml(text)}}}" if _EMAIL.fullmatch(text) else yaml(text)
