"""Tables in HTML: grids that scroll where a screen is narrow, and pairs of title and content."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from pdmap.documents.document import Column, Layout, Row, Table
from pdmap.escape import html as escaped
from pdmap.writers.grids import is_legible_as_grid
from pdmap.writers.lines import row_title
from pdmap.writers.sections import computed_columns, is_form
from pdmap.writers.web.cells import Setting, title


def table_of(table: Table, setting: Setting) -> Iterator[str]:
    """Yield a table as its layout is meant to be read; a grid with too many columns as pairs."""
    match table.layout:
        case Layout.GRID if is_legible_as_grid(table):
            yield from _grid(table, setting)
        case Layout.FACTS:
            for row in table.rows:
                yield from _pairs(table.caption, table.columns, row, setting)
        case Layout.REGISTER | Layout.GRID:
            kind = ' class="form"' if is_form(table) else ""
            for row in table.rows:
                name = row_title(row)
                anchor = f' id="{escaped(row.anchor)}"' if row.anchor else ""
                yield f'<section{kind}{anchor}><h3 dir="auto">{escaped(name)}</h3>'
                yield from _pairs(name, table.columns, row, setting, is_named=True)
                yield "</section>"
        case never:
            assert_never(never)


# Private functions


def _grid(table: Table, setting: Setting) -> Iterator[str]:
    """Yield a grid in a region that keyboards can scroll."""
    caption = escaped(table.caption)
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}">'
    yield f'<table class="grid of-{len(table.columns)}"><caption>{caption}</caption><thead><tr>'
    yield from (f'<th scope="col">{title(column)}</th>' for column in table.columns)
    yield "</tr></thead><tbody>"
    _, *openings = _openings(table)
    for row in table.rows:
        first, *others = row.cells
        cells = "".join(f"{tag}{setting.cell(cell)}</td>" for tag, cell in zip(openings, others, strict=True))
        anchor = f' id="{escaped(row.anchor)}"' if row.anchor else ""
        yield f'<tr{anchor}><th scope="row">{setting.cell(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _openings(table: Table) -> Iterator[str]:
    """Yield what opens the cells of each column: whether an answer is expected, and whether all of it is computed."""
    asks = any(column.is_expected for column in table.columns)
    for column, is_computed in zip(table.columns, computed_columns(table), strict=True):
        marks = ("optional" if asks and not column.is_expected else "", "computed" if is_computed else "")
        classes = " ".join(filter(None, marks))
        yield f'<td class="{classes}">' if classes else "<td>"


def _pairs(
    caption: str, columns: tuple[Column, ...], row: Row, setting: Setting, *, is_named: bool = False
) -> Iterator[str]:
    """Yield a table with a line for each column, in bodies for their groups.

    Args:
        caption: What the table is about.
        columns: The columns.
        row: The row.
        setting: What the cells of the document have in common.
        is_named: Whether each printed page that it takes says what it is about.
    """
    yield f'<table class="pairs"><caption>{escaped(caption)}</caption><colgroup><col><col></colgroup>'
    if is_named:
        yield f'<thead class="again"><tr><th colspan="2" scope="col" dir="auto">{escaped(caption)}</th></tr></thead>'
    for group, members in groupby(zip(columns, row.cells, strict=True), key=lambda pair: pair[0].group):
        yield "<tbody>"
        if group:
            yield f'<tr><th class="group" colspan="2" scope="rowgroup">{escaped(group)}</th></tr>'
        for column, cell in members:
            opening = "<tr>" if column.is_expected or cell.is_expected else '<tr class="optional">'
            yield f'{opening}<th scope="row">{title(column)}</th><td>{setting.cell(cell)}</td></tr>'
        yield "</tbody>"
    yield "</table>"
