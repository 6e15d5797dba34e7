"""A table as a sheet: registers and grids a line for each row, facts a line for each column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from pdmap.documents.document import Cell, Column, Layout, Row, State, Table
from pdmap.documents.words import Words
from pdmap.writers.lines import column_title, plain_lines, shown, source_lines, source_text
from pdmap.writers.sheets.workbook import Draft, Entry, Form, Record


def table_drafts(table: Table, words: Words) -> Iterator[Draft]:
    """Yield the sheet of a table; the sources of a wide one have a sheet of their own, so that its rows stay low."""
    match table.layout:
        case Layout.GRID:
            yield _grid(table, words)
            if _has_sources(table) and not _is_narrow(table):
                yield _sources(table, words)
        case Layout.REGISTER:
            yield _register(table, words)
            if _has_sources(table):
                yield _sources(table, words)
        case Layout.FACTS:
            yield _facts(table, words)
        case never:
            assert_never(never)


# Private functions


def _register(table: Table, words: Words) -> Draft:
    """Return a sheet with a line for each row; what the row is about comes first."""
    records = (
        Record((Entry(row.title, Form.LABEL), *_entries(table, row, words, asks=True)), row.anchor)
        for row in table.rows
    )
    groups = [(group, len([*members])) for group, members in groupby(table.columns, key=lambda column: column.group)]
    has_groups = any(group for group, _ in groups)
    return Draft(
        table.caption,
        (table.row_label, *(column_title(column, words) for column in table.columns)),
        tuple(records),
        (_LABEL, *(_ELEMENT for _ in table.columns)),
        (("", 1), *groups) if has_groups else (),
    )


def _sources(table: Table, words: Words) -> Draft:
    """Return a sheet with a line for each cell that was read from somewhere."""
    is_register = table.layout is Layout.REGISTER
    records = (
        Record(
            (
                Entry(row.title if is_register else _text(row.cells[0], words), Form.LABEL, row.anchor),
                Entry(column_title(column, words)),
                Entry(source_text(cell.sources), Form.SOURCE),
            )
        )
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.sources
    )
    head = (table.row_label if is_register else table.columns[0].title, words.element, words.sources)
    return Draft(words.sources, head, tuple(records), (_LABEL, _ANSWER, _ANSWER))


def _grid(table: Table, words: Words) -> Draft:
    """Return a sheet with a line for each row; where it was read from comes last."""
    ends = [words.sources] if _has_sources(table) and _is_narrow(table) else []
    asks = any(column.is_expected for column in table.columns)
    records = (
        Record((*_entries(table, row, words, asks=asks), *(_row_sources(table, row, words) for _ in ends)), row.anchor)
        for row in table.rows
    )
    head = (*(column_title(column, words) for column in table.columns), *ends)
    widest = (_LABEL, *(_ELEMENT for _ in table.columns[1:]), *(_SOURCES for _ in ends))
    return Draft(table.caption, head, tuple(records), widest)


def _is_narrow(table: Table) -> bool:
    return len(table.columns) <= _FEW_COLUMNS


def _has_sources(table: Table) -> bool:
    return any(cell.sources for row in table.rows for cell in row.cells)


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


def _row_sources(table: Table, row: Row, words: Words) -> Entry:
    return Entry("\n".join(source_lines(table.columns, row.cells, words)), Form.SOURCE)


# Private tables

_FEW_COLUMNS = 6
"""Of a grid whose sources stand in a column of its own sheet."""
_LABEL = 190.0
_ELEMENT = 250.0
_ANSWER = 430.0
_SOURCES = 260.0
