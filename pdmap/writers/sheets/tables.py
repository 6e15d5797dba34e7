"""A table as a sheet: registers and grids a line for each row, facts a line for each column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from pdmap.documents.document import Cell, Column, Layout, Row, State, Table
from pdmap.documents.words import Words
from pdmap.writers.lines import column_title, plain_lines, shown, source_lines, source_text
from pdmap.writers.sheets.workbook import Draft, Entry, Form, Record


def table_draft(table: Table, words: Words) -> Draft:
    """Return a table as a sheet."""
    match table.layout:
        case Layout.GRID | Layout.REGISTER:
            return _rows(table, words)
        case Layout.FACTS:
            return _facts(table, words)
        case never:
            assert_never(never)


# Private functions


def _rows(table: Table, words: Words) -> Draft:
    """Return a sheet with a line for each row; what the row is about comes first, where it was read from last."""
    is_register = table.layout is Layout.REGISTER
    has_sources = any(cell.sources for row in table.rows for cell in row.cells)
    labels = [table.row_label] if is_register else []
    ends = [words.sources] if has_sources else []
    titles = [column_title(column, words) for column in table.columns]
    asks = is_register or any(column.is_expected for column in table.columns)
    records = (
        Record(
            (
                *([Entry(row.title, Form.LABEL)] if is_register else []),
                *_entries(table, row, words, asks=asks),
                *([_sources(table, row, words)] if has_sources else []),
            ),
            row.anchor,
        )
        for row in table.rows
    )
    widest = [*(_LABEL for _ in labels), *(_ELEMENT for _ in titles), *(_SOURCES for _ in ends)]
    groups = ["" for _ in labels] + [*_group_starts(table.columns)] + ["" for _ in ends]
    return Draft(
        table.caption,
        (*labels, *titles, *ends),
        tuple(records),
        tuple(widest),
        tuple(groups) if any(groups) else (),
    )


def _entries(table: Table, row: Row, words: Words, *, asks: bool) -> Iterator[Entry]:
    for number, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        is_label = number == 0 and table.layout is Layout.GRID and cell.state is State.RECORDED
        form = Form.LABEL if is_label else _form(column, cell, asks=asks)
        yield Entry(_text(cell, words), form, _target(cell))


def _facts(table: Table, words: Words) -> Draft:
    """Return a sheet with a line for each column, for every row of the table."""
    pairs = [(column, cell) for row in table.rows for column, cell in zip(table.columns, row.cells, strict=True)]
    has_groups = any(column.group for column in table.columns)
    has_sources = any(cell.sources for _, cell in pairs)
    records = (
        Record(
            (
                *([Entry(column.group)] if has_groups else []),
                Entry(column_title(column, words), Form.LABEL),
                Entry(_text(cell, words), _form(column, cell, asks=True), _target(cell)),
                *([Entry(source_text(cell.sources), Form.SOURCE)] if has_sources else []),
            )
        )
        for column, cell in pairs
    )
    groups = [words.part] if has_groups else []
    ends = [words.sources] if has_sources else []
    head = (*groups, words.element, words.answer, *ends)
    widest = (*(_LABEL for _ in groups), _LABEL, _ANSWER, *(_SOURCES for _ in ends))
    return Draft(table.caption, head, tuple(records), widest, is_filtered=has_groups)


def _form(column: Column, cell: Cell, *, asks: bool) -> Form:
    match cell.state:
        case State.RECORDED:
            return Form.TEXT
        case State.NONE:
            return Form.NONE
        case State.UNKNOWN:
            return Form.OPEN
        case State.NOT_RECORDED:
            return Form.SILENT if asks and not column.is_expected else Form.OPEN
        case never:
            assert_never(never)


def _text(cell: Cell, words: Words) -> str:
    return "\n".join(plain_lines(shown(cell, words), words))


def _target(cell: Cell) -> str:
    """Return where a cell points to as a whole."""
    return cell.lines[0].anchor if len(cell.lines) == 1 else ""


def _sources(table: Table, row: Row, words: Words) -> Entry:
    return Entry("\n".join(source_lines(table.columns, row.cells, words)), Form.SOURCE)


def _group_starts(columns: tuple[Column, ...]) -> Iterator[str]:
    """Yield the title of a group for its first column, and nothing for the others."""
    for group, members in groupby(columns, key=lambda column: column.group):
        yield group
        yield from ("" for _ in [*members][1:])


# Private tables

_LABEL = 190.0
_ELEMENT = 250.0
_ANSWER = 430.0
_SOURCES = 260.0
