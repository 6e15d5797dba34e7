"""The annexes of the standard contractual clauses for the transfers to one importer (Article 46(2)(c))."""

from __future__ import annotations

from pdmap.documents.annexes.authority import authority_table
from pdmap.documents.annexes.cover import cover_table, has_clauses, modules_of
from pdmap.documents.annexes.description import description_table
from pdmap.documents.annexes.measures import measures_table, open_headings
from pdmap.documents.annexes.parties import party_tables
from pdmap.documents.annexes.subprocessors import authorization_table, subprocessors_table
from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Document, Heading, Paragraph, Table
from pdmap.documents.kind import Context, DocumentKind
from pdmap.questions.exports import exports, named, names_of


def build(context: Context) -> Document:
    """Return annexes I.A to III for the importer, or the flow, that is named."""
    words = context.words
    found = named(exports(context.inventory, context.graph, context.legs, context.as_of), context.argument)
    importer, modules = found[0].importer, modules_of(context, found)
    cover = cover_table(context, found)
    parties = party_tables(context, found)
    description, authority = description_table(context, found), authority_table(context, found, modules)
    measures = measures_table(context, found)
    authorization = authorization_table(context, importer, modules)
    engaged = subprocessors_table(context, importer, modules)
    blocks: tuple[Block, ...] = (
        Paragraph(words.annexes_introduction.format(importer=importer.title)),
        Heading(2, words.transfer_cover, "cover"),
        cover,
        Heading(2, words.annex_parties, "annex-i-a"),
        *parties,
        Heading(2, words.annex_transfer, "annex-i-b"),
        description,
        Heading(2, words.annex_authority, "annex-i-c"),
        authority,
        Heading(2, words.annex_measures, "annex-ii"),
        Paragraph(words.annex_measures_introduction),
        measures,
        Heading(2, words.annex_subprocessors, "annex-iii"),
        Paragraph(words.annex_subprocessors_only),
        authorization,
        *((engaged,) if engaged.rows else (Paragraph(words.no_subprocessors),)),
    )
    lacking = open_headings(context, measures, importer, modules)
    asking: tuple[Table, ...] = (cover, *parties, description, authority, lacking, authorization, engaged)
    title = words.transfer_annexes.format(importer=importer.title)
    law = words.law_transfer_annexes if has_clauses(found) else words.law_without_clauses
    return assembled(context, "transfer_annexes", title, law, blocks, asking)


# Private functions


def _choices(context: Context) -> tuple[str, ...]:
    return names_of(exports(context.inventory, context.graph, context.legs, context.as_of))


DOCUMENT = DocumentKind(
    "Annexes I.A to III of the standard contractual clauses for the transfers to a party, or of one flow",
    build,
    choices=_choices,
)
