"""A document for the public: without details of how data are secured, and without places in the manifests.

Article 30(4) gives the record to authorities alone. Who publishes it all the same need not help an attacker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import compress

from pdmap.documents.about import ABOUT
from pdmap.documents.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Layout,
    Line,
    Note,
    Paragraph,
    Row,
    Table,
)
from pdmap.documents.languages import words_of
from pdmap.documents.overview import recounted
from pdmap.documents.papers import without_papers
from pdmap.documents.words import Words
from pdmap.model import owner_of


def public(document: Document, papers: Mapping[str, frozenset[str]] | None = None) -> Document:
    """Return a document without what is marked as telling of security, and without sources.

    Left out are columns and lines that are marked, rows and tables that are nothing but these, headings without
    anything below them, pointers to what is gone, and the names of manifests. Open points that remain are counted
    anew. The document says of itself what was left out.

    Args:
        document: The document in full.
        papers: Where papers are kept, by the address of the object that says so; left out of every line about it.
    """
    words = words_of(document.language)
    told_of = [_without_papers(block, papers, words) for block in document.blocks] if papers else document.blocks
    blocks = [shown for block in told_of for shown in _blocks(block, words)]
    told = _with_explanation(_headed(_recounted(blocks, words)), words)
    metadata = replace(document.metadata, is_public=True, manifests=(), source_url="")
    return replace(document, metadata=metadata, blocks=tuple(_unpointed(told)))


# Private functions


def _without_papers(block: Block, papers: Mapping[str, frozenset[str]], words: Words) -> Block:
    """Return a block whose lines do not tell where papers are kept."""
    if not isinstance(block, Table):
        return block

    def told(line: Line) -> Line:
        references, instead = papers.get(owner_of(line.address), frozenset()), words.left_out_for_the_public
        return replace(line, text=without_papers(line.text, references, instead))

    rows = (replace(row, cells=tuple(Cell(tuple(map(told, cell.lines))) for cell in row.cells)) for row in block.rows)
    return replace(block, rows=tuple(rows))


def _blocks(block: Block, words: Words) -> Iterator[Block]:
    """Yield what is left of a block."""
    if isinstance(block, Table):
        yield from _tables(block, words)
    elif block != Note(*words.reading_notes[-1]):  # the last one explains the places in manifests
        yield block


def _tables(table: Table, words: Words) -> Iterator[Table]:
    kept = [not _is_left_out(table, column) for column in table.columns]
    rows = [row for row in table.rows if not _is_security(list(compress(row.cells, kept)))]
    columns = tuple(compress(table.columns, kept))
    if columns and not _names_alone(table, kept) and (rows or not table.rows):
        yield replace(table, columns=columns, rows=tuple(_row(row, kept, words) for row in rows))


def _names_alone(table: Table, kept: list[bool]) -> bool:
    """Return whether nothing is left of a grid but the column that names what its rows are about."""
    return table.layout is Layout.GRID and kept[0] and len(kept) > 1 and not any(kept[1:])


def _is_left_out(table: Table, column: Column) -> bool:
    return column.is_security or (table.key, column.key) in _PLACES


def _is_security(cells: Iterable[Cell]) -> bool:
    """Return whether cells tell of nothing but security."""
    return all(line.is_security for cell in cells for line in cell.lines)


def _row(row: Row, kept: list[bool], words: Words) -> Row:
    return replace(row, cells=tuple(_cell(cell, words) for cell in compress(row.cells, kept)))


def _cell(cell: Cell, words: Words) -> Cell:
    lines = tuple(_lines(cell.lines))
    return Cell(lines or (Line(words.left_out_for_the_public),))


def _lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that stay; details of a line that does not go with it."""
    is_gone = False
    for line in lines:
        is_gone = line.is_security if line.level == 0 else is_gone
        if not is_gone and not line.is_security:
            yield replace(line, sources=(), address="")


def _recounted(blocks: list[Block], words: Words) -> list[Block]:
    """Return blocks whose overviews count the open points that are left."""
    rows = {
        row.anchor: (block.columns, row)
        for block in blocks
        if isinstance(block, Table) and block.layout is Layout.REGISTER
        for row in block.rows
    }
    return [recounted(block, rows, words) if isinstance(block, Table) else block for block in blocks]


def _headed(blocks: list[Block]) -> list[Block]:
    """Return blocks without the headings that nothing stands below; one of the same or a higher level ends a part."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if not isinstance(block, Heading) or (kept and not _ends(block, kept[-1])):
            kept.append(block)
    return kept[::-1]


def _ends(heading: Heading, below: Block) -> bool:
    """Return whether what stands below a heading belongs to another part already."""
    return isinstance(below, Heading) and below.level <= heading.level


def _with_explanation(blocks: list[Block], words: Words) -> list[Block]:
    """Return blocks with the sentence that says what was left out: in the part about the document, else first."""
    column, cell = Column("public", words.for_the_public), Cell((Line(words.for_the_public_text),))
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and block.key == ABOUT:
            (row,) = block.rows
            table = replace(block, columns=(*block.columns, column), rows=(replace(row, cells=(*row.cells, cell)),))
            return [*blocks[:index], table, *blocks[index + 1 :]]
    return [Paragraph(words.for_the_public_text), *blocks]


def _unpointed(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks whose lines point to nothing that is gone."""
    anchors = {block.anchor for block in blocks if isinstance(block, Heading)}
    anchors |= {row.anchor for block in blocks if isinstance(block, Table) for row in block.rows}
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, rows=tuple(_pointing(row, anchors) for row in block.rows))
        else:
            yield block


def _pointing(row: Row, anchors: set[str]) -> Row:
    cells = (
        Cell(tuple(line if line.anchor in anchors else replace(line, anchor="") for line in cell.lines))
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


# Private tables

_PLACES = frozenset({(ABOUT, "manifests"), ("open_points", "key")})
"""Columns that name places in the inventory, each with the table that it is in."""
