"""The processors of an activity, one question at a time, as authorities' forms ask (Article 28)."""

from __future__ import annotations

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.evidence import processors, without_processors
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumed, assumption, details, empty, fact, labeled, place
from pdmap.documents.parties import party_lines
from pdmap.model import Activity, Contract, Party, ids, listed


def processor_contacts(context: Context, activity: Activity) -> Cell:
    """Return the processors with their contact details."""
    lines = [line for party in processors(context, activity) for line in _contact(context, party)]
    return _told(context, activity, lines)


def contract_links(context: Context, activity: Activity) -> Cell:
    """Return where the contract with each processor is kept."""
    lines = [line for party in processors(context, activity) for line in contract_link(context, party)]
    return _told(context, activity, lines)


def controller_contract_links(context: Context, activity: Activity) -> Cell:
    """Return where the contract with each controller is kept on whose behalf data are processed."""
    known = [context.inventory.parties.get(identifier) for identifier in ids(activity.on_behalf_of)]
    lines = [line for party in known if party for line in contract_link(context, party)]
    return Cell(answered(context.words, activity, "on_behalf_of", activity.on_behalf_of, lines), is_expected=True)


def contract_link(context: Context, party: Party) -> tuple[Line, ...]:
    """Return where the contract with a party is kept; where that is not told, its state is a detail."""
    words, contract = context.words, party.dpa
    if not isinstance(contract, Contract):
        lines = empty(words, party, "dpa", contract)
    elif isinstance(contract.ref, str):
        lines = (fact(contract, "ref", contract.ref),)
    else:
        lines = empty(words, contract, "ref", contract.ref)
        if contract.status:
            lines = (*lines, *details([fact(contract, "status", words.contract_states[contract.status])]))
    first, *rest = lines
    return (*assumed(labeled(words, party.title, [first]), assumption(party, "dpa")), *rest)


# Private functions


def _contact(context: Context, party: Party) -> tuple[Line, ...]:
    words = context.words
    contact = assumed(details(contact_lines(words, party, party.contact), words.contact), assumption(party, "contact"))
    return (*party_lines(context, party, (place(party),), is_derived=True), *contact)


def _told(context: Context, activity: Activity, lines: list[Line]) -> Cell:
    """Return lines on processors; where no recipient is told either, that is what is not recorded."""
    if lines:
        return Cell(tuple(lines), is_expected=True)
    silence = () if listed(activity.recipients) else empty(context.words, activity, "recipients", activity.recipients)
    return Cell(silence or without_processors(context, activity))
