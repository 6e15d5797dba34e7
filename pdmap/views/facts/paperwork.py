"""Transfers as they were written: to which country, with which mechanism and paperwork (Articles 44 to 49)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Assessment, MechanismUse, Transfer, listed
from pdmap.views.facts.answers import emptiness, told
from pdmap.views.facts.names import party_name
from pdmap.views.grounds import mechanism_name
from pdmap.views.places import place_names
from pdmap.views.survey import Survey
from pdmap.views.words import say


def transfer_words(transfer: Transfer, surveyed: Survey) -> str:
    """Return a transfer in a few words, such as `United States, to Mailer: SCC 2021 M2, signed 2025-02-03`."""
    inventory = surveyed.inventory
    where = ", ".join(place_names(transfer.countries, inventory)) or say("transfer.anywhere")
    if transfer.importer:
        where = say("transfer.importer", where, party_name(transfer.importer.id, inventory))
    uses = (", ".join(_use(use, surveyed)) for use in listed(transfer.mechanisms))
    tool = " + ".join(uses) or say("transfer.tool", emptiness(transfer.mechanisms))
    assessed = (say("transfer.assessment", assessment_words(transfer)),) if transfer.assessment is not None else ()
    return say("fact.labeled", where, ", ".join((tool, *assessed)))


def assessment_words(transfer: Transfer) -> str:
    """Return the assessment of a transfer: its day, result and place, or which kind of silence there is."""
    answer = transfer.assessment
    if not isinstance(answer, Assessment):
        return emptiness(answer)
    parts = (str(answer.date or ""), answer.outcome, answer.ref)
    return told([", ".join(part for part in parts if part)] if any(parts) else [say("register.assessment.bare")])


# Private functions


def _use(use: MechanismUse, surveyed: Survey) -> Iterator[str]:
    yield mechanism_name(use, surveyed.reference)
    if use.signed:
        yield say("register.signed", use.signed)
    if use.expires:
        yield say("contract.expires", use.expires)
    if use.annexes:
        yield say("transfer.annexes", ", ".join(use.annexes))
