"""The list of technical and organizational measures (Article 32)."""

from __future__ import annotations

from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Document, Heading, Paragraph, Table
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.siblings.measure_catalog import catalog_table, letters_table
from pdmap.documents.siblings.system_protections import systems_table


def build(context: Context) -> Document:
    """Return the measures by letter and one by one, and what systems record of their protection."""
    words = context.words
    letters, catalog, systems = letters_table(context), catalog_table(context), systems_table(context)
    blocks: tuple[Block, ...] = (
        Heading(2, words.by_letter, "letters"),
        letters,
        Heading(2, words.catalog, "catalog"),
        _or_words(catalog, words.no_measures),
        Heading(2, words.measures_of_systems, "systems"),
        _or_words(systems, words.no_systems),
    )
    return assembled(
        context,
        "measures",
        words.measure_list,
        words.cite("32"),
        (Paragraph(words.measure_list_introduction), *blocks),
        (letters, catalog, systems),
    )


# Private functions


def _or_words(table: Table, words: str) -> Block:
    return table if table.rows else Paragraph(words)


DOCUMENT = DocumentKind("Technical and organizational measures, and how systems are protected, Article 32 GDPR", build)
