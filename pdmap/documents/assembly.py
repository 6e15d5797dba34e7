"""What documents beside the records have in common: what they say of themselves, and what stands open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.about import about_table, metadata_of
from pdmap.documents.document import Block, Cell, Document, Heading, Line, Paragraph, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.open_points import open_elements
from pdmap.documents.reading import reading_notes


def assembled(
    context: Context,
    kind: str,
    title: str,
    law: str,
    blocks: Iterable[Block],
    asking: Iterable[Table],
    *,
    unlisted: str = "",
) -> Document:
    """Return a document with what it says of itself before its blocks, and what stands open behind them.

    Args:
        context: What the document may look at.
        kind: Name of the document for machines.
        title: What it is, without the organization's name.
        law: The provision that asks for it.
        blocks: Its own parts.
        asking: The tables that ask for elements, whose open ones are listed; also some that are not shown.
        unlisted: Why elements without an answer are not listed, where there are such.
    """
    words, metadata = context.words, metadata_of(context, kind)
    name = metadata.organization
    return Document(
        title=words.titled.format(title=title, organization=name) if name else title,
        language=words.language,
        metadata=metadata,
        blocks=(
            Heading(2, words.about_document, "about"),
            about_table(context, metadata, law, is_record=False),
            *blocks,
            *_open_points(context, asking, unlisted),
            Heading(2, words.reading_document, "reading"),
            *reading_notes(words),
        ),
    )


# Private functions


def _open_points(context: Context, asking: Iterable[Table], unlisted: str) -> tuple[Block, ...]:
    words, table = context.words, open_elements(context, *asking)
    heading = Heading(2, words.open_in_document, "open-points")
    if not table.rows:
        return heading, Paragraph(unlisted or words.no_open_points)
    joined = replace(table, caption=words.open_in_document, rows=tuple(_joined(table.rows)))
    return heading, Paragraph(words.open_points_introduction), *_paragraphs(unlisted), joined


def _paragraphs(*texts: str) -> Iterator[Paragraph]:
    return (Paragraph(text) for text in texts if text)


def _joined(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each answer that is missing, with all the elements that it is missing for."""
    elements: dict[tuple[Cell, Cell, Cell], list[Line]] = {}
    for row in rows:
        about, element, answer, key = row.cells
        elements.setdefault((about, answer, key), []).extend(element.lines)
    for (about, answer, key), lines in elements.items():
        yield Row((about, Cell(tuple(dict.fromkeys(lines))), answer, key))
