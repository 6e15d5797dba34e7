"""Names and ways to reach the organization, its officer and its representative, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.organization import contact_lines, no_representative
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumed, assumption, details, empty, fact
from pdmap.documents.words import Words
from pdmap.model import Answer, Contact, DataProtectionOfficer, Organization, Representative

_Bearer: TypeAlias = Organization | DataProtectionOfficer | Representative
_Tell: TypeAlias = Callable[[Words, _Bearer], tuple[Line, ...]]

ORGANIZATION = "organization"
OFFICER = "dpo"
REPRESENTATIVE = "representative"
"""Whose names and contacts can be told; the officer and the representative are keys of the organization."""


def name_of(bearer: str) -> Callable[[Context], Cell]:
    """Return what tells a name."""
    return _told(bearer, "name", _name)


def way_to(bearer: str, way: str) -> Callable[[Context], Cell]:
    """Return what tells the `address`, the `email` address or the `phone` number of somebody."""
    return _told(bearer, f"contact/{way}", lambda words, who: _way(words, who, way))


def named_contact(bearer: str) -> Callable[[Context], Cell]:
    """Return what tells a name with every way to reach its bearer."""
    return _told(bearer, "name", _name_and_contact)


# Private functions


def _told(bearer: str, key: str, tell: _Tell) -> Callable[[Context], Cell]:
    """Return what tells lines about somebody, or the one that says why there is nobody.

    Args:
        bearer: Whom to tell of.
        key: What is not recorded where the inventory tells nothing of the organization.
        tell: The lines.
    """

    def told(context: Context) -> Cell:
        words, organization = context.words, context.inventory.organization
        if organization is None:
            path = "/".join(dict.fromkeys((ORGANIZATION, bearer, key)))
            return Cell((Line(words.not_recorded, State.NOT_RECORDED, address=path),))
        inapplicable = no_representative(context) if bearer == REPRESENTATIVE else ()
        if inapplicable:
            return Cell(inapplicable)
        answer = _bearer(organization, bearer)
        if isinstance(answer, Organization):
            return Cell(tell(words, answer))
        if isinstance(answer, DataProtectionOfficer | Representative):
            return Cell(assumed(tell(words, answer), assumption(organization, bearer)))
        return Cell(assumed(empty(words, organization, bearer, answer), assumption(organization, bearer)))

    return told


def _bearer(organization: Organization, bearer: str) -> Answer[_Bearer]:
    who: dict[str, Answer[_Bearer]] = {
        ORGANIZATION: organization,
        OFFICER: organization.dpo,
        REPRESENTATIVE: organization.representative,
    }
    return who[bearer]


def _name(words: Words, bearer: _Bearer) -> tuple[Line, ...]:
    if bearer.name is None:
        return empty(words, bearer, "name", None)
    return assumed([fact(bearer, "name", bearer.name)], _reason(bearer, "name"))


def _way(words: Words, bearer: _Bearer, way: str) -> tuple[Line, ...]:
    contact = bearer.contact
    if not isinstance(contact, Contact):
        return empty(words, bearer, "contact", contact)
    text = {"address": contact.address_lines, "email": contact.email, "phone": contact.phone}[way]
    lines = [fact(contact, way, text)] if text else []
    if contact.text and _way_of(contact.text) == way:
        lines = [fact(bearer, "contact", contact.text)]
    return assumed(lines or empty(words, contact, way, None), _reason(bearer, "contact"))


def _name_and_contact(words: Words, bearer: _Bearer) -> tuple[Line, ...]:
    contact = assumed(contact_lines(words, bearer, bearer.contact), _reason(bearer, "contact"))
    return (*_name(words, bearer), *details(contact))


def _reason(bearer: _Bearer, key: str) -> str:
    """Return why a key of the organization was assumed; the others are assumed as a whole."""
    return assumption(bearer, key) if isinstance(bearer, Organization) else ""


def _way_of(text: str) -> str:
    """Return which way to reach somebody a plain text is."""
    if "@" in text and not any(map(str.isspace, text.strip())):
        return "email"
    return "phone" if all(each.isdigit() or each in "+-./() " for each in text) else "address"
