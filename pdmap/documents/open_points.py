"""What a record does not answer: the elements without an answer, and the keys that would give one."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Column, Line, Row, Table
from pdmap.documents.words import Words


def open_points(words: Words, *tables: Table) -> Table:
    """Return a line for each expected element of these tables that is unknown or not recorded."""
    columns = (
        Column("about", words.about),
        Column("element", words.element),
        Column("answer", words.answer),
        Column("key", words.key_to_add),
    )
    rows = dict.fromkeys(row for table in tables for row in _rows(words, table))
    return Table("open_points", words.open_points, columns, tuple(rows))


def open_lines(columns: tuple[Column, ...], row: Row) -> Iterator[tuple[Column, Line]]:
    """Yield the open lines of a row with their columns, where an answer is expected."""
    for column, cell in zip(columns, row.cells, strict=True):
        if column.is_expected:
            yield from ((column, line) for line in cell.lines if line.is_open)


# Private functions


def _rows(words: Words, table: Table) -> Iterator[Row]:
    for row in table.rows:
        for column, line in open_lines(table.columns, row):
            element = words.with_kind.format(text=column.title, kind=column.reference)
            subject = Line(row.title or table.caption, sources=line.sources[:1], anchor=row.anchor)
            answer = Line(line.text, line.state, line.sources, line.address)
            key = Line(line.address, sources=line.sources[:1])
            yield Row((Cell((subject,)), Cell((Line(element),)), Cell((answer,)), Cell((key,))))
