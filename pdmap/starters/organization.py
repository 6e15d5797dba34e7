"""The sections of a first inventory that tell who is in it: `organization` and `parties`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.escape import yaml
from pdmap.model import ActivityRole
from pdmap.reference import Regime
from pdmap.starters.answers import Answers
from pdmap.starters.identifiers import client_id, partner_id
from pdmap.starters.marks import assumptions, unanswered
from pdmap.starters.territory import authority_of, regime_of

_ROLES = {"client": "controller", "partner": "joint-controller"}
"""What the party is that a question asks for."""
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
    """Yield the lines of the section `parties`: the client of a processor, or who decides beside a joint controller."""
    match answers.role:
        case ActivityRole.PROCESSOR:
            yield from _party(answers, client_id(answers), answers.client, "client")
        case ActivityRole.JOINT_CONTROLLER:
            yield from _party(answers, partner_id(answers), answers.partner, "partner")
        case ActivityRole.CONTROLLER:
            return


# Private functions


def _party(answers: Answers, identifier: str, name: str, question: str) -> Iterator[str]:
    yield "parties:"
    yield f"  {identifier}:"
    yield f"    name: {yaml(name)}"
    yield f"    role: {_ROLES[question]}"
    yield f"    country: {yaml(answers.country)}"
    yield "    contact: {email: privacy@example.com}"
    reasons = {"country": "taken to be that of the organization", "contact": "was not asked for"}
    yield from assumptions(4, unanswered(answers, {"name": question}) | reasons)


def _contact(text: str) -> str:
    return f"{{email: {yaml(text)}}}" if _EMAIL.fullmatch(text) else yaml(text)
