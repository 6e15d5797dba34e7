"""A document cut to what a person reads on a screen: the first rows of each table, the first lines of each cell."""

from __future__ import annotations

from dataclasses import replace

from pdmap.documents.document import Cell, Document, Line, Row, Table
from pdmap.documents.words import Words

MOST_ROWS = 24
"""Rows of a table that are read on a screen."""
MOST_LINES = 24
"""Lines of a cell that are."""


def shortened(document: Document, words: Words) -> Document:
    """Return a document without what is too much for a screen; each place where something lacks says how much."""
    blocks = tuple(_table(block, words) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=blocks)


# Private functions


def _table(table: Table, words: Words) -> Table:
    rows = tuple(replace(row, cells=tuple(_cell(cell, words) for cell in row.cells)) for row in table.rows[:MOST_ROWS])
    more = len(table.rows) - len(rows)
    return replace(table, rows=(*rows, _rest(more, words)) if more else rows)


def _cell(cell: Cell, words: Words) -> Cell:
    more = sum(line.level == 0 for line in cell.lines[MOST_LINES:])
    if not more:
        return cell
    return replace(cell, lines=(*cell.lines[:MOST_LINES], Line(words.shortened.format(count=more))))


def _rest(more: int, words: Words) -> Row:
    """Return a row that says how many there are besides; it has no further cells."""
    text = words.shortened.format(count=more)
    return Row((Cell((Line(text),)),), title=text)
