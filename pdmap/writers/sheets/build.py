"""The workbook of a document."""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.languages import words_of
from pdmap.writers.sheets.drafts import SHEET, contents, sections_of
from pdmap.writers.sheets.names import sheet_names
from pdmap.writers.sheets.sizes import sized
from pdmap.writers.sheets.workbook import Sheet, Workbook


def workbook_of(document: Document) -> Workbook:
    """Return the sheets of a document: contents, then one for each table or set of notes, in reading order."""
    words = words_of(document.language)
    sections = [(section, [*section.drafts(words)]) for section in sections_of(document)]
    drafts = [contents(document, sections, words), *(draft for _, inner in sections for draft in inner)]
    names = sheet_names(draft.caption for draft in drafts)
    sheets = tuple(sized(name, draft) for name, draft in zip(names, drafts, strict=True))
    targets = {f"{SHEET}{number}": (sheet.name, 0) for number, sheet in enumerate(sheets)}
    position = 1
    for section, inner in sections:
        if section.anchor and inner:
            targets.setdefault(section.anchor, (sheets[position].name, 0))
        position += len(inner)
    for sheet in sheets:
        _add_rows(sheet, targets)
    return Workbook(sheets, targets)


# Private functions


def _add_rows(sheet: Sheet, targets: dict[str, tuple[str, int]]) -> None:
    for number, strip in enumerate(sheet.strips, sheet.head_row + 1):
        if strip.anchor:
            targets.setdefault(strip.anchor, (sheet.name, number))
