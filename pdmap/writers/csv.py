"""The register as a sheet: a row for each activity, a column for each element (RFC 4180).

A byte order mark tells spreadsheets that the text is UTF-8. Rows end with CR LF; lines within a cell with LF.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain

from pdmap import escape
from pdmap.documents.about import ABOUT
from pdmap.documents.document import Document, Table
from pdmap.documents.languages import words_of
from pdmap.documents.words import Words
from pdmap.writers.lines import column_title, plain_lines, shown, source_lines
from pdmap.writers.writer import Writer, alone

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def write(document: Document) -> bytes:
    """Return the document's main table; what holds for all of its rows is repeated in each.

    The last columns name the places that each element was read from, and what the document says of itself.
    """
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    sheet = csv.writer(text, lineterminator="\r\n")
    for row in _rows(document, words_of(document.language)):
        sheet.writerow([escape.csv(cell) for cell in row])
    return text.getvalue().encode()


WRITER = Writer(
    "the register alone as a sheet, a row for each activity, without open points",
    ".csv",
    alone(write),
    is_one_table=True,
)


# Private functions


def _rows(document: Document, words: Words) -> Iterator[list[str]]:
    table = document.main_table
    if table is None:
        return
    shared = [(other.columns, row) for other in document.tables if other.is_shared for row in other.rows]
    columns = [*chain.from_iterable(columns for columns, _ in shared), *table.columns]
    titles, about = (column_title(column, words) for column in columns), _about(document, words)
    title_of_about = [words.about_record] if about else []
    yield [*_label(table, table.row_label), *titles, words.sources, *title_of_about]
    repeated = [cell for _, row in shared for cell in row.cells]
    for row in table.rows:
        cells = [*repeated, *row.cells]
        texts = ("\n".join(plain_lines(shown(cell, words), words)) for cell in cells)
        yield [*_label(table, row.title), *texts, "\n".join(source_lines(columns, cells, words)), *about]


def _about(document: Document, words: Words) -> list[str]:
    """Return day, revision, digest and the like as one text, so that a single row can be traced."""
    facts = [
        words.labeled.format(label=column.title, text=", ".join(line.text for line in cell.lines))
        for table in document.tables
        if table.key == ABOUT and table is not document.main_table
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]
    return ["\n".join(facts)] if facts else []


def _label(table: Table, text: str) -> list[str]:
    return [text] if table.row_label else []
