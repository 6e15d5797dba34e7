"""The page of sub-processors that a processor publishes (Article 28(2), (4))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Column, Document, Heading, Paragraph, Row, Table
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.siblings import subprocessor_facts as facts
from pdmap.documents.siblings.engaged import Engaged, engaged
from pdmap.documents.siblings.notice_of_changes import changes_table
from pdmap.documents.siblings.party_register import Asked, columns_of, named, party_register, short
from pdmap.documents.siblings.party_transfers import party_transfers
from pdmap.documents.siblings.selected import serving_activities
from pdmap.documents.subprocessors import engaged_parties
from pdmap.documents.words import Words

_SHOWN = ("service", "places", "country", "engaged_by")
"""What the table at the beginning shows of each."""


def build(context: Context) -> Document:
    """Return whom the organization engages for the activities that it carries out on behalf of others."""
    words, activities = context.words, serving_activities(context)
    parties = (party for party, _ in engaged_parties(context, activities))
    each = engaged(context, parties, activities, is_only=True)
    register, changes = _register(context, each), changes_table(context, activities)
    return assembled(
        context,
        "subprocessors",
        words.subprocessor_page,
        words.cite("28(2), (4)"),
        (Paragraph(words.subprocessor_page_introduction), *_blocks(context, register, changes, each)),
        (register, changes) if each else (),
    )


# Private functions


def _blocks(context: Context, register: Table, changes: Table, each: tuple[Engaged, ...]) -> tuple[Block, ...]:
    words = context.words
    if not each:
        return (Paragraph(words.no_subprocessor_engaged),)
    return (
        Heading(2, words.at_a_glance, "overview"),
        _overview(context, register, each),
        Heading(2, words.changes_and_objection, "changes"),
        changes,
        Heading(2, words.subprocessor_page, "subprocessors"),
        register,
    )


def _register(context: Context, each: tuple[Engaged, ...]) -> Table:
    words = context.words
    titles = (words.subprocessor_page, words.a_subprocessor)
    return party_register(context, "subprocessors", titles, _asked(words), each)


def _asked(words: Words) -> Iterable[Asked]:
    def column(key: str, title: str, article: str = "", *, is_expected: bool = True) -> Column:
        reference = words.cite(article) if article else ""
        return Column(key, title, reference, is_expected=is_expected)

    yield Asked(column("entity", words.legal_entity), facts.entity)
    yield Asked(column("service", words.service_of_party), facts.service)
    yield Asked(column("engaged_by", words.engaged_by, "28(2), (4)"), facts.engaged_by)
    yield Asked(column("condition", words.condition_of_use, is_expected=False), facts.condition)
    yield Asked(column("data", words.data_of_party), facts.data)
    yield Asked(column("subjects", words.subjects_of_party), facts.subjects)
    yield Asked(column("places", words.processing_places), facts.places)
    yield Asked(column("country", words.established), facts.country)
    yield Asked(column("mechanism", words.mechanism_of_transfer, "44-49"), party_transfers)
    yield Asked(column("contract", words.contract, "28(4)"), facts.contract)
    yield Asked(column("dates", words.dates_of_party, "28(2)", is_expected=False), facts.dates)


def _overview(context: Context, register: Table, each: tuple[Engaged, ...]) -> Table:
    words, shown = context.words, columns_of(register, _SHOWN)
    title = Column("subprocessor", words.a_subprocessor)
    columns = (title, *(replace(register.columns[index], reference="") for index in shown))
    rows = (
        Row((named(one), *(short(context, row.cells[index]) for index in shown)))
        for one, row in zip(each, register.rows, strict=True)
    )
    return Table("overview", words.at_a_glance, columns, tuple(rows))


DOCUMENT = DocumentKind("Page of sub-processors that a processor publishes, Article 28(2) and (4) GDPR", build)
