"""State and terms of a contract with a processor, and what else Article 28 asks of the relation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pdmap.documents.clocks import period_text
from pdmap.documents.contracts import contract_lines
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, empty, fact, mentioned, place
from pdmap.documents.parties import party_text
from pdmap.documents.siblings.engaged import Engaged
from pdmap.model import Authorization, Contract, Guarantee, Mention, Party, listed
from pdmap.questions.features import ContractGap, contract_gap

_TOLD_BY_STATE = frozenset({ContractGap.MISSING, ContractGap.UNKNOWN})
"""Gaps that the line of the contract's state says by itself."""


def state(context: Context, each: Engaged) -> Cell:
    """Return the state of the contract, and what keeps it from being in force on the day."""
    party, words = each.party, context.words
    first, *_ = contract_lines(context, party)
    lines = assumed([first], assumption(party, "dpa"))
    gap = contract_gap(party, context.as_of)
    if gap in _TOLD_BY_STATE:
        return Cell(lines)
    text = words.contract_gaps[gap] if gap else words.no_contract_gap.format(day=context.as_of)
    where = (place(party, "dpa"),)
    return Cell((*lines, Line(text, sources=where, address=address(party, "dpa"), is_derived=True, level=1)))


def signature(context: Context, each: Engaged) -> Cell:
    """Return when the contract was signed (Article 28(9))."""

    def build(contract: Contract) -> Iterable[Line]:
        if isinstance(contract.signed, date):
            return (fact(contract, "signed", str(contract.signed)),)
        return empty(context.words, contract, "signed", contract.signed)

    return _of_contract(context, each.party, build)


def kept_at(context: Context, each: Engaged) -> Cell:
    """Return where the contract is kept."""

    def build(contract: Contract) -> Iterable[Line]:
        if isinstance(contract.ref, str):
            return (fact(contract, "ref", contract.ref),)
        return empty(context.words, contract, "ref", contract.ref)

    return _of_contract(context, each.party, build)


def end(context: Context, each: Engaged) -> Cell:
    """Return when the contract ends."""

    def build(contract: Contract) -> Iterable[Line]:
        if contract.expires:
            return (fact(contract, "expires", str(contract.expires)),)
        where, key = (place(contract, "expires"),), address(contract, "expires")
        return (Line(context.words.no_end, State.NOT_RECORDED, where, key),)

    return _of_contract(context, each.party, build)


def review(context: Context, each: Engaged) -> Cell:
    """Return when the contract was last reviewed."""

    def build(contract: Contract) -> Iterable[Line]:
        if contract.review:
            return (fact(contract, "review", str(contract.review)),)
        return empty(context.words, contract, "review", None)

    return _of_contract(context, each.party, build)


def authorization(context: Context, each: Engaged) -> Cell:
    """Return how further processors are authorized (Article 28(2))."""

    def build(contract: Contract) -> Iterable[Line]:
        if isinstance(contract.authorization, Authorization):
            return (fact(contract, "authorization", context.words.authorizations[contract.authorization]),)
        return empty(context.words, contract, "authorization", contract.authorization)

    return _of_contract(context, each.party, build)


def notice_of_changes(context: Context, each: Engaged) -> Cell:
    """Return how long before a change the controller is told, under a general authorization."""

    def build(contract: Contract) -> Iterable[Line]:
        text = period_text(context.words, contract.notice) if contract.notice else ""
        return _under_general(context, contract, "notice", text)

    return _of_contract(context, each.party, build)


def objection(context: Context, each: Engaged) -> Cell:
    """Return how the controller objects to a change, under a general authorization."""

    def build(contract: Contract) -> Iterable[Line]:
        return _under_general(context, contract, "objection", contract.objection or "")

    return _of_contract(context, each.party, build)


def guarantees(context: Context, each: Engaged) -> Cell:
    """Return the evidence of sufficient guarantees (Article 28(1), (5))."""
    words, party = context.words, each.party
    lines = [line for guarantee in listed(party.guarantees) for line in _guarantee(context, guarantee)]
    return Cell(answered(words, party, "guarantees", party.guarantees, lines))


def further_processors(context: Context, each: Engaged) -> Cell:
    """Return whom a processor engages, each with the state of the contract (Article 28(4))."""
    words, party = context.words, each.party
    lines = [line for used in listed(party.subprocessors) for line in _further(context, used)]
    return Cell(answered(words, party, "subprocessors", party.subprocessors, lines))


# Private functions


def _of_contract(context: Context, party: Party, build: Callable[[Contract], Iterable[Line]]) -> Cell:
    """Return what a contract says; what stands in its place where there is none."""
    if not isinstance(party.dpa, Contract):
        return Cell(empty(context.words, party, "dpa", party.dpa))
    return Cell(assumed(build(party.dpa), assumption(party, "dpa")))


def _under_general(context: Context, contract: Contract, key: str, text: str) -> Iterable[Line]:
    """Return a term; where there is none, whether it is missing depends on the authorization."""
    words = context.words
    if text:
        return (fact(contract, key, text),)
    match contract.authorization:
        case Authorization.GENERAL:
            return empty(words, contract, key, None)
        case Authorization():
            reason = words.not_applicable.format(reason=words.only_for_general)
            where, target = (place(contract, "authorization"),), address(contract, "authorization")
            return (Line(reason, State.NONE, where, target, is_derived=True),)
        case _:
            return empty(words, contract, "authorization", contract.authorization)


def _guarantee(context: Context, guarantee: Guarantee) -> Iterator[Line]:
    words = context.words
    issued = str(guarantee.date or "")
    expires = words.expires.format(day=guarantee.expires) if guarantee.expires else ""
    text = ", ".join(part for part in (guarantee.title, guarantee.ref, issued, expires) if part)
    yield fact(guarantee, "", text or words.without_details)


def _further(context: Context, used: Mention) -> Iterator[Line]:
    party = context.inventory.parties.get(used.id)
    if party is None:
        yield Line(used.id, sources=(mentioned(used),), address=f"parties/{used.id}")
        return
    yield Line(party_text(context, party), sources=(mentioned(used), place(party)), address=party.address)
    first, *_ = assumed(contract_lines(context, party), assumption(party, "dpa"))
    label = context.words.labeled.format(label=context.words.contract, text="{text}")
    yield from details([first], label)
