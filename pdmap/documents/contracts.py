"""Data processing agreements in words (Article 28)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pdmap.documents.clocks import period_text
from pdmap.documents.days import review_text
from pdmap.documents.document import Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, fact
from pdmap.documents.words import Words
from pdmap.model import Authorization, Contract, ContractStatus, Party, Unknown
from pdmap.questions.features import ContractGap, term_gap

_NOT_CONCLUDED = {ContractStatus.DRAFT, ContractStatus.OFFERED, ContractStatus.MISSING, ContractStatus.EXPIRED}
"""States that say by themselves that no contract is in force."""


def contract_lines(context: Context, party: Party) -> tuple[Line, ...]:
    """Return the state of the contract with a party and its paperwork."""
    if not isinstance(party.dpa, Contract):
        return empty(context.words, party, "dpa", party.dpa)
    paperwork = (*_in_force(context, party, party.dpa), *_paperwork(context, party.dpa))
    return (*_state(context.words, party.dpa), *details(paperwork))


def authorization_lines(context: Context, party: Party) -> tuple[Line, ...]:
    """Return how further processors of a party are authorized (Article 28(2)), and how one objects."""
    words, contract = context.words, party.dpa
    if not isinstance(contract, Contract):
        return empty(words, party, "dpa", None)
    lines = [*empty(words, contract, "authorization", contract.authorization)]
    if isinstance(contract.authorization, Authorization):
        lines.append(fact(contract, "authorization", words.authorizations[contract.authorization]))
    if contract.notice:
        lines.append(fact(contract, "notice", words.notice_period.format(period=period_text(words, contract.notice))))
    if contract.objection:
        lines.append(fact(contract, "objection", words.objection.format(text=contract.objection)))
    return tuple(lines)


def authorization_details(context: Context, party: Party, *, is_derived: bool = False) -> Iterator[Line]:
    """Yield the same as details, of which the first says what it is about."""
    first, *others = authorization_lines(context, party)
    yield from details([first], context.words.authorization, is_derived=is_derived)
    yield from details(others, is_derived=is_derived)


# Private functions


def _state(words: Words, contract: Contract) -> tuple[Line, ...]:
    if contract.status is None:
        return empty(words, contract, "status", None)
    state = words.contract_states[contract.status]
    dated = words.dated.format(text=state, day=contract.signed) if isinstance(contract.signed, date) else state
    return (fact(contract, "status", dated),)


def _in_force(context: Context, party: Party, contract: Contract) -> Iterator[Line]:
    """Yield that a contract which was concluded is not in force on the day."""
    gap = term_gap(contract, context.as_of, party.active_from)
    if gap and contract.status not in _NOT_CONCLUDED:
        key = "expires" if gap is ContractGap.EXPIRED else "signed"
        yield fact(contract, key, context.words.contract_gaps[gap])


def _paperwork(context: Context, contract: Contract) -> Iterator[Line]:
    words = context.words
    if isinstance(contract.signed, Unknown):
        yield from details(empty(words, contract, "signed", contract.signed), words.contract_signed)
    if isinstance(contract.ref, str):
        yield fact(contract, "ref", words.evidence.format(text=contract.ref))
    elif contract.ref is not None:
        yield from details(empty(words, contract, "ref", contract.ref), words.evidence)
    if contract.expires:
        yield fact(contract, "expires", words.expires.format(day=contract.expires))
    if contract.review:
        yield fact(contract, "review", review_text(context, contract.review))
    if contract.clauses:
        clauses = (f"({clause})" if len(clause) == 1 else words.term(clause) for clause in contract.clauses)
        yield fact(contract, "clauses", words.clauses.format(text=", ".join(clauses)))
    if contract.description:
        yield fact(contract, "description", contract.description)
