"""How people and authorities reach somebody."""

from __future__ import annotations

from pdmap.model import Answer, Contact, DataProtectionOfficer, Inventory
from pdmap.views.facts.answers import emptiness
from pdmap.views.words import say


def contact_words(answer: Answer[Contact]) -> str:
    """Return every way to reach somebody, in one line."""
    if not isinstance(answer, Contact):
        return emptiness(answer)
    ways = (answer.text, answer.email, answer.phone, answer.address_lines, answer.url)
    return ", ".join(" ".join(way.split()) for way in ways if way) or emptiness(None)


def officer_words(inventory: Inventory) -> str:
    """Return whom to ask: the data protection officer, or the organization itself where none is recorded."""
    organization = inventory.organization
    if organization is None:
        return emptiness(None)
    if isinstance(organization.dpo, DataProtectionOfficer):
        named = (organization.dpo.name or "", contact_words(organization.dpo.contact))
        return say("fact.officer", ", ".join(part for part in named if part))
    return say("fact.no-officer", contact_words(organization.contact))
