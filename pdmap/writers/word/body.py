"""The text of a Word document: title, contents, and blocks in sections that stand upright or lie across."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from itertools import groupby
from typing import assert_never

from pdmap.documents.document import Block, Document, Heading, Layout, Note, Paragraph, Row, Table
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.writers.sections import is_form, sections_of
from pdmap.writers.word.contents import contents
from pdmap.writers.word.links import Links
from pdmap.writers.word.tables import by_group, grid, notes, pairs
from pdmap.writers.word.text import abridged, paragraph, runs
from pdmap.writers.word.widths import ACROSS, MOST_COLUMNS, UPRIGHT, is_across

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def body(document: Document, words: Words, links: Links, margins: str) -> bytes:
    """Return the part `document.xml`.

    Args:
        document: The document.
        words: Its words.
        links: Where its texts may lead; gets the addresses that it leads to.
        margins: References to what stands at the top and at the bottom of pages.
    """
    title = paragraph(runs(document.title), "Title", spoken=document.title)
    front = f"{title}{contents(document, words, links)}"
    writing = _Writing(words, links)
    text = "".join(_sections(document, writing, front, margins))
    return f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>".encode()


# Private functions

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _sections(document: Document, writing: _Writing, front: str, margins: str) -> Iterator[str]:
    """Yield the document in sections of pages that lie alike; the last one's properties end the body."""
    chapters_of = groupby(sections_of(document), key=lambda chapter: _lies_across(chapter, writing.words))
    runs_of = [(lies_across, [*chapters]) for lies_across, chapters in chapters_of]
    if not runs_of or runs_of[0][0]:
        runs_of.insert(0, (False, []))
    for number, (lies_across, chapters) in enumerate(runs_of, 1):
        inner = "".join(writing.blocks(chapter, ACROSS if lies_across else UPRIGHT) for chapter in chapters)
        properties = _section(margins, lies_across=lies_across)
        is_last = number == len(runs_of)
        end = properties if is_last else f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{properties}</w:pPr></w:p>'
        yield f"{front if number == 1 else ''}{inner}{end}"


def _lies_across(chapter: list[Block], words: Words) -> bool:
    return any(
        isinstance(block, Table) and block.layout is Layout.GRID and is_across(block, words) and not _is_too_wide(block)
        for block in chapter
    )


def _is_too_wide(table: Table) -> bool:
    return len(table.columns) > MOST_COLUMNS


def _section(margins: str, *, lies_across: bool) -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if lies_across else 'w:w="11906" w:h="16838"'
    edges = 'w:top="1247" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"'
    return f"<w:sectPr>{margins}<w:pgSz {size}/><w:pgMar {edges}/></w:sectPr>"


@dataclass(slots=True)
class _Writing:
    """Writes blocks one after the other."""

    words: Words
    links: Links
    width: int = field(default=UPRIGHT, init=False)

    def blocks(self, chapter: list[Block], width: int) -> str:
        """Return the blocks of a section on pages of a width; notes in a row share a table."""
        self.width = width
        parts = groupby(chapter, key=lambda block: isinstance(block, Note))
        return "".join(self._notes([*group]) if are_notes else self._others([*group]) for are_notes, group in parts)

    def _notes(self, blocks: list[Block]) -> str:
        return notes((block for block in blocks if isinstance(block, Note)), self.words)

    def _others(self, blocks: list[Block]) -> str:
        return "".join(map(self._block, blocks, [*blocks[1:], None]))

    def _block(self, block: Block, following: Block | None) -> str:
        """Return a block; text before a table stays on the page on which the table begins."""
        match block:
            case Heading():
                return self._heading(block.level - 1, block.text, block.anchor)
            case Paragraph():
                kept = "<w:keepNext/>" if isinstance(following, Table) else ""
                return paragraph(runs(block.text), "BodyText", spoken=block.text, properties=kept)
            case Note():
                return notes([block], self.words)
            case Table():
                return self._table(block)
            case never:
                assert_never(never)

    def _heading(self, level: int, text: str, anchor: str, *, starts_page: bool = False) -> str:
        content = self.links.bookmark(anchor, runs(text))
        style = f"Heading{min(max(level, 1), 3)}"
        return paragraph(content, style, spoken=text, properties="<w:pageBreakBefore/>" if starts_page else "")

    def _table(self, table: Table) -> str:
        match table.layout:
            case Layout.GRID:
                return self._as_pairs(table) if _is_too_wide(table) else grid(table, self.words, self.links, self.width)
            case Layout.FACTS:
                return "".join(self._pairs(table, row, (self.words.element, self.words.answer)) for row in table.rows)
            case Layout.REGISTER:
                return "".join(self._record(table, row, number) for number, row in enumerate(table.rows))
            case never:
                assert_never(never)

    def _record(self, table: Table, row: Row, number: int) -> str:
        """Return a row of a register: a heading, and pairs below the headings of their groups."""
        starts_page = number > 0 and is_form(table)
        heading = self._heading(2, row.title, row.anchor, starts_page=starts_page)
        return f"{heading}{self._pairs(table, row, (table.row_label or self.words.element, abridged(row.title)))}"

    def _pairs(self, table: Table, row: Row, head: tuple[str, str]) -> str:
        return "".join(
            f"{self._heading(3, group, '') if group else ''}{pairs(members, head, self.words, self.links)}"
            for group, members in by_group(table.columns, row)
        )

    def _as_pairs(self, table: Table) -> str:
        """Return a grid that no page has room for: what its first column tells becomes the heading of its row."""
        first = table.columns[0]
        rows = (replace(row, title=row.title or row.cells[0].lines[0].text) for row in table.rows)
        return "".join(self._record(replace(table, row_label=first.title), row, 0) for row in rows)
