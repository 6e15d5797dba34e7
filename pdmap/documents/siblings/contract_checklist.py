"""What Article 28 asks of a contract with a processor, beside what is recorded of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Line, Paragraph, Row, State, Table
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.lines import place
from pdmap.documents.open_points import open_lines
from pdmap.documents.parties import party_lines
from pdmap.documents.siblings import contract_terms as terms
from pdmap.documents.siblings.clauses import ELEMENTS, clause, clauses_counted, lists_clauses
from pdmap.documents.siblings.engaged import Engaged, engaged
from pdmap.documents.siblings.party_register import Asked, columns_of, named, party_register, short
from pdmap.documents.siblings.party_transfers import party_transfers
from pdmap.documents.siblings.selected import processors
from pdmap.documents.subprocessors import uses
from pdmap.documents.words import Words
from pdmap.language.parties import FURTHER_CLAUSES

_SHOWN = ("state", "clauses", "authorization")
"""What the overview shows of each."""


def build(context: Context) -> Document:
    """Return the checklist for one processor, or for all of them."""
    words = context.words
    parties = tuple(party for party in processors(context) if context.argument in {"", party.id})
    each = engaged(context, parties, context.inventory.activities.values(), is_only=False)
    register = _register(context, each)
    return assembled(
        context,
        "contract_checklist",
        _title(words, each if context.argument else ()),
        words.cite("28"),
        (Paragraph(words.checklist_introduction), *_blocks(context, register, each)),
        _asking(register, each),
    )


# Private functions


def _title(words: Words, chosen: tuple[Engaged, ...]) -> str:
    title = words.contract_checklist
    return next((words.with_kind.format(text=title, kind=each.party.title) for each in chosen), title)


def _blocks(context: Context, register: Table, each: tuple[Engaged, ...]) -> tuple[Block, ...]:
    words = context.words
    if not each:
        return (Paragraph(words.no_processors_recorded),)
    overview = (Heading(2, words.overview, "overview"), _overview(context, register, each)) if len(each) > 1 else ()
    return *overview, Heading(2, words.processors, "processors"), register


def _register(context: Context, each: tuple[Engaged, ...]) -> Table:
    words = context.words
    return party_register(context, "processors", (words.processors, words.a_processor), _asked(words), each)


def _asked(words: Words) -> Iterable[Asked]:
    yield Asked(Column("processor", words.role_and_service, "", words.who_and_what_for, is_expected=True), _who)
    yield Asked(Column("used_for", words.used_for, "", words.who_and_what_for), _used_for)
    yield from _conclusion(words)
    counted = Column("clauses", words.clauses_recorded, words.cite("28(3)"), words.set_out, is_expected=True)
    yield Asked(counted, clauses_counted)
    yield from (_element(words, name) for name in ELEMENTS)
    yield from _relation(words)


def _element(words: Words, name: str) -> Asked:
    is_letter = len(name) == 1
    article = words.cite(f"28(3)({name})" if is_letter else "28(3)")
    is_undertaken = is_letter or name == ELEMENTS[-1]
    group = words.undertaken if is_undertaken else words.set_out
    is_expected = name not in FURTHER_CLAUSES  # which only some contracts repeat
    return Asked(Column(_key(name), words.clause_titles[name], article, group, is_expected=is_expected), clause(name))


def _key(name: str) -> str:
    return f"clause_{name.replace('-', '_')}"


def _conclusion(words: Words) -> Iterable[Asked]:
    def column(key: str, title: str, article: str = "", *, is_expected: bool = False) -> Column:
        reference = words.cite(article) if article else ""
        return Column(key, title, reference, words.conclusion, is_expected=is_expected)

    yield Asked(column("state", words.state_of_contract, "28(3)", is_expected=True), terms.state)
    yield Asked(column("signed", words.day_of_signature, "28(9)", is_expected=True), terms.signature)
    yield Asked(column("kept_at", words.place_of_contract, "28(9)", is_expected=True), terms.kept_at)
    yield Asked(column("end", words.end_of_contract), terms.end)
    yield Asked(column("review", words.review_of_contract), terms.review)


def _relation(words: Words) -> Iterable[Asked]:
    def column(key: str, title: str, article: str) -> Column:
        reference = words.cite(article)
        return Column(key, title, reference, words.further_engaged, is_expected=True)

    yield Asked(column("guarantees", words.guarantees, "28(1)"), terms.guarantees)
    yield Asked(column("authorization", words.authorization_of_others, "28(2)"), terms.authorization)
    yield Asked(column("notice", words.notice_of_changes, "28(2)"), terms.notice_of_changes)
    yield Asked(column("objection", words.route_of_objection, "28(2)"), terms.objection)
    yield Asked(column("subprocessors", words.contracts_of_others, "28(4)"), terms.further_processors)
    yield Asked(column("transfers", words.transfers, "28(3)(a), 44-49"), party_transfers)


def _who(context: Context, each: Engaged) -> Cell:
    return Cell(tuple(party_lines(context, each.party, (), is_derived=False)))


def _used_for(context: Context, each: Engaged) -> Cell:
    found = tuple(replace(line, anchor="") for line in uses(context, each.party, each.activities))
    silence = Line(context.words.not_recorded, State.NOT_RECORDED, (place(each.party),), each.party.address)
    return Cell(found or (silence,))


def _overview(context: Context, register: Table, each: tuple[Engaged, ...]) -> Table:
    words, shown = context.words, columns_of(register, _SHOWN)
    columns = (
        Column("processor", words.a_processor),
        *(replace(register.columns[index], group="") for index in shown),
        Column("open", words.open),
    )
    rows = (
        Row((named(one), *(short(context, row.cells[index]) for index in shown), _open(context, register, row, one)))
        for one, row in zip(each, register.rows, strict=True)
    )
    return Table("overview", words.overview, columns, tuple(rows))


def _open(context: Context, register: Table, row: Row, each: Engaged) -> Cell:
    asking = _asking(replace(register, rows=(row,)), (each,))
    lines = (line for table in asking for one in table.rows for _, line in open_lines(table.columns, one))
    found = {(line.text, line.address) for line in lines}
    words, party = context.words, each.party
    text = words.open_count.format(count=len(found)) if found else words.none
    state = State.RECORDED if found else State.NONE
    return Cell((Line(text, state, (place(party),), party.address, is_derived=True),))


def _asking(register: Table, each: tuple[Engaged, ...]) -> tuple[Table, ...]:
    """Return what asks for answers: of a contract that nobody went through, no single element."""
    listing = {one.anchor for one in each if lists_clauses(one.party)}
    elements = {_key(name) for name in ELEMENTS}
    gone_through = replace(register, rows=tuple(row for row in register.rows if row.anchor in listing))
    kept = [index for index, column in enumerate(register.columns) if column.key not in elements]
    rows = (row for row in register.rows if row.anchor not in listing)
    others = replace(
        register,
        columns=tuple(register.columns[index] for index in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[index] for index in kept)) for row in rows),
    )
    return gone_through, others


def _choices(context: Context) -> tuple[str, ...]:
    return tuple(party.id for party in processors(context))


DOCUMENT = DocumentKind(
    "What Article 28 GDPR asks of the contract with each processor, beside what is recorded",
    build,
    _choices,
    takes_all=True,
)
