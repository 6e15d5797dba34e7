"""Annex III: the sub-processors of the importer."""

from __future__ import annotations

from pdmap.documents.annexes.parties import address_lines, contact_person
from pdmap.documents.contracts import authorization_lines
from pdmap.documents.document import Cell, Column, Layout, Line, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumed, assumption, fact, mentioned, place
from pdmap.documents.words import Words
from pdmap.model import Authorization, Contract, Mention, Party, listed
from pdmap.questions.clause_modules import WITH_SUBPROCESSORS


def authorization_table(context: Context, importer: Party, modules: frozenset[int]) -> Table:
    """Return how the importer's sub-processors are authorized (clause 9(a)), and whether they are listed."""
    words = context.words
    is_expected = not WITH_SUBPROCESSORS.isdisjoint(modules)
    columns = (
        Column("authorization", words.annex_subprocessors_asked, _reference(words), is_expected=is_expected),
        Column("listed", words.listed_subprocessors, _reference(words), is_expected=is_expected),
    )
    authorized = assumed(authorization_lines(context, importer), assumption(importer, "dpa"))
    names = [_mention(context, used) for used in listed(importer.subprocessors)]
    named = answered(words, importer, "subprocessors", importer.subprocessors, names)
    row = Row((Cell(authorized), Cell(named)))
    return Table("authorization", words.annex_subprocessors, columns, (row,), Layout.FACTS)


def subprocessors_table(context: Context, importer: Party, modules: frozenset[int]) -> Table:
    """Return a row for each sub-processor of the importer that is recorded; asked for where each is authorized."""
    words, contract = context.words, importer.dpa
    is_general = isinstance(contract, Contract) and contract.authorization is Authorization.GENERAL
    is_expected = not is_general and not WITH_SUBPROCESSORS.isdisjoint(modules)
    titles = {
        "name": words.subprocessor_name,
        "address": words.party_address,
        "contact": words.party_contact,
        "work": words.subprocessor_work,
    }
    columns = tuple(
        Column(f"subprocessor_{key}", title, _reference(words), is_expected=is_expected)
        for key, title in titles.items()
    )
    engaged = (context.inventory.parties.get(used.id) for used in listed(importer.subprocessors))
    rows = tuple(_row(context, party) for party in engaged if party)
    return Table("subprocessors", words.annex_subprocessors, columns, rows)


# Private functions


def _reference(words: Words) -> str:
    return words.annex_reference.format(annex="III")


def _mention(context: Context, used: Mention) -> Line:
    party = context.inventory.parties.get(used.id)
    return Line(party.title if party else used.id, sources=(mentioned(used),), address=f"parties/{used.id}")


def _row(context: Context, party: Party) -> Row:
    name = Line(party.title, sources=(place(party),), address=party.address)
    keys = {"service": party.service, "description": party.description}
    told = [fact(party, key, text) for key, text in keys.items() if text]
    work = answered(context.words, party, "service", None, told)
    cells = (Cell((name,)), Cell(address_lines(context, party)), Cell(contact_person(context, party)), Cell(work))
    return Row(cells, title=party.title)
