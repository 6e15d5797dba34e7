"""The sheets of a document: its contents, one for each table, one for the notes of a section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import assert_never

from pdmap.documents.document import Document, Heading, Note, Paragraph, Table
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.writers.sheets.tables import table_drafts
from pdmap.writers.sheets.workbook import Draft, Entry, Form, Record

SHEET = "sheet-"
"""Begin of the anchor of a sheet as a whole, before its number."""


@dataclass(slots=True)
class Section:
    """A heading with what stands below it."""

    title: str
    anchor: str = ""
    paragraphs: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def drafts(self, words: Words) -> Iterator[Draft]:
        """Yield the sheets of the section."""
        for table in self.tables:
            yield from table_drafts(table, words)
        if self.notes:
            yield _notes(self, words)


def sections_of(document: Document) -> list[Section]:
    """Return the sections of a document; what stands before the first heading has the document's title."""
    sections = [Section(document.title)]
    for block in document.blocks:
        match block:
            case Heading():
                sections.append(Section(block.text, block.anchor))
            case Paragraph():
                sections[-1].paragraphs.append(block.text)
            case Note():
                sections[-1].notes.append(block)
            case Table():
                sections[-1].tables.append(block)
            case never:
                assert_never(never)
    first, *others = sections
    return sections if first.paragraphs or first.tables or first.notes else others


def contents(document: Document, sections: list[tuple[Section, list[Draft]]], words: Words) -> Draft:
    """Return the first sheet: every section with its text, and every sheet, each with a link."""
    head = (words.part, words.explanation)
    records = tuple(_listed(sections))
    return Draft(words.contents, head, records, (300, 460), banner=document.title, is_filtered=False)


# Private functions


def _listed(sections: list[tuple[Section, list[Draft]]]) -> Iterator[Record]:
    """Yield a row for each section, which leads to its first sheet, and for each sheet with a title of its own."""
    number = 1
    for section, drafts in sections:
        anchor = f"{SHEET}{number}" if drafts else ""
        yield Record((Entry(section.title, Form.SECTION, anchor), Entry("\n\n".join(section.paragraphs))))
        for draft in drafts:
            if draft.caption != section.title:
                yield Record((Entry(f"  {draft.caption}", anchor=f"{SHEET}{number}"), Entry()))
            number += 1


def _notes(section: Section, words: Words) -> Draft:
    records = tuple(Record((Entry(note.title, Form.LABEL), Entry(note.text))) for note in section.notes)
    return Draft(section.title, (words.term_title, words.meaning), records, (200, 520), is_filtered=False)
