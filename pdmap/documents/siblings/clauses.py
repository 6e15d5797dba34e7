"""The elements of a contract under Article 28(3): which are recorded, beside what the inventory says."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, empty, place
from pdmap.documents.siblings.clause_facts import clause_facts
from pdmap.documents.siblings.engaged import Engaged
from pdmap.language.parties import CLAUSES, FURTHER_CLAUSES
from pdmap.model import Contract, Party

ELEMENTS = (*CLAUSES, *FURTHER_CLAUSES)
"""Words of the key `clauses`, in the order of the law."""


def clause(name: str) -> Callable[[Context, Engaged], Cell]:
    """Return what builds the cell of an element."""

    def build(context: Context, each: Engaged) -> Cell:
        lines = assumed(_recorded(context, each.party, name), assumption(each.party, "dpa"))
        return Cell((*lines, *clause_facts(context, each, name)))

    return build


def clauses_counted(context: Context, each: Engaged) -> Cell:
    """Return how many of the elements are recorded."""
    words, contract = context.words, each.party.dpa
    if not isinstance(contract, Contract):
        return Cell(empty(words, each.party, "dpa", contract))
    if not contract.has("clauses"):
        return Cell(empty(words, contract, "clauses", None))
    count = sum(1 for name in ELEMENTS if name in contract.clauses)
    text, where = words.clauses_counted.format(count=count, total=len(ELEMENTS)), (place(contract, "clauses"),)
    return Cell((Line(text, sources=where, address=address(contract, "clauses")),))


def lists_clauses(party: Party) -> bool:
    """Return whether somebody went through the contract with a party and listed its elements."""
    return isinstance(party.dpa, Contract) and party.dpa.has("clauses")


# Private functions


def _recorded(context: Context, party: Party, name: str) -> tuple[Line, ...]:
    words, contract = context.words, party.dpa
    if not isinstance(contract, Contract):
        return empty(words, party, "dpa", contract)
    if not contract.has("clauses"):
        return empty(words, contract, "clauses", None)
    where, key = (place(contract, "clauses"),), address(contract, "clauses")
    if name in contract.clauses:
        return (Line(words.clause_recorded, sources=where, address=key),)
    return (Line(words.clause_absent, State.NOT_RECORDED, where, key),)
