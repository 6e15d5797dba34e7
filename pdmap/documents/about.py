"""What a record says of itself: law, day, manifests, tool."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap import escape
from pdmap.documents.document import Cell, Column, Layout, Line, Metadata, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.laws import form_notes, laws_named
from pdmap.documents.omissions import omission_lines
from pdmap.documents.words import Words
from pdmap.model import Inventory, Item

ABOUT = "about"
"""Key of the table that says what a document says of itself."""


def revision_text(words: Words, commit: str, *, is_changed: bool) -> str:
    """Return what documents call the revision of their manifests, such as `abc1234567, with changes`."""
    return words.revision_changed.format(commit=commit) if is_changed else commit


def metadata_of(context: Context, kind: str, template: str = "") -> Metadata:
    """Return what a document says of itself, for machines.

    Args:
        context: What the document may look at.
        kind: Name of the document.
        template: Name of the template that is filled in; empty for a document without one.
    """
    organization = context.inventory.organization
    return Metadata(
        kind=kind,
        organization=(organization.name or "") if organization else "",
        as_of=context.as_of,
        version=context.version,
        manifests=context.manifests or _manifests(context.inventory),
        digest=context.digest,
        revision=context.revision,
        template=template,
        source_url=context.source_url,
        selection=context.part.selection if context.part else "",
    )


def about_table(context: Context, metadata: Metadata, law: str, form: str = "", *, is_record: bool = True) -> Table:
    """Return what a document says of itself, for people.

    Args:
        context: What the document may look at.
        metadata: The same for machines.
        law: The provision that asks for the document.
        form: Whose form it has; empty where it has none but the law's.
        is_record: Whether it is a record of processing, whose form a law may have a provision of its own for.
    """
    words = context.words
    notes = form_notes(words, context.inventory) if is_record else ()
    forms = tuple(text for text in (form, *notes) if text)
    facts = {
        Column("law", words.legal_source): laws_named(words, law, context.inventory),
        Column("form", words.form_of_record): forms,
        Column("part", words.part_of_record): _part(context),
        Column("as_of", words.as_of): (metadata.as_of.isoformat(),),
        Column("manifests", words.manifests): (", ".join(map(escape.terminal, metadata.manifests)),)
        if metadata.manifests
        else (),
        Column("revision", words.revision): (metadata.revision,) if metadata.revision else (),
        Column("version", words.made_with): (f"pdmap {metadata.version}",),
        Column("digest", words.digest): (metadata.digest,) if metadata.digest else (),
    }
    told = {column: Cell(tuple(map(Line, texts))) for column, texts in facts.items() if texts}
    if context.left_out:
        told[Column("left_out", words.left_out)] = Cell(tuple(omission_lines(context)))
    caption = words.about_record if is_record else words.about_document
    return Table(ABOUT, caption, tuple(told), (Row(tuple(told.values())),), Layout.FACTS)


# Private functions


def _part(context: Context) -> tuple[str, ...]:
    """Return of what the document is a part, so that nobody takes it for the whole."""
    part, text = context.part, context.words.part_of_record_text
    return (text.format(shown=part.shown, total=part.total, selection=part.selection),) if part else ()


def _manifests(inventory: Inventory) -> tuple[str, ...]:
    sections: tuple[Iterable[Item], ...] = (
        (inventory.organization,) if inventory.organization else (),
        inventory.parties.values(),
        inventory.systems.values(),
        inventory.activities.values(),
        inventory.flows.values(),
        inventory.measures.values(),
        inventory.breaches.values(),
    )
    return tuple(sorted({item.node.path for section in sections for item in section}))
