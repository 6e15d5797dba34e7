"""Parts of what is said of the organization, for forms that ask for them apart."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements import organization
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, empty, fact
from pdmap.model import DataProtectionOfficer

_REGISTRATION = "organization/registration"


def identity_without_number(context: Context) -> Cell:
    """Return the names and the country of the organization."""
    return Cell(tuple(line for line in organization.identity(context).lines if line.address != _REGISTRATION))


def registration(context: Context) -> Cell:
    """Return the organization's number in a public register."""
    holder = context.inventory.organization
    if holder is None:
        return Cell((Line(context.words.not_recorded, State.NOT_RECORDED, address=_REGISTRATION),))
    lines = [fact(holder, "registration", holder.registration)] if holder.registration else []
    return Cell(answered(context.words, holder, "registration", None, lines))


def officer_on_staff(context: Context) -> Cell:
    """Return whether the data protection officer is a member of staff (Article 37(6))."""
    holder, words = context.inventory.organization, context.words
    officer = holder.dpo if holder else None
    if isinstance(officer, DataProtectionOfficer):
        if officer.employed is None:
            return Cell(empty(words, officer, "employed", None))
        return Cell((fact(officer, "employed", words.yes if officer.employed else words.no),))
    return organization.officer(context) if holder is None else Cell(answered(words, holder, "dpo", officer, ()))
