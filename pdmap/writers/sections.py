"""The sections of a document: what belongs to which heading, and which of them need pages that lie across."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Block, Document, Heading, Layout, Table
from pdmap.writers.grids import is_legible_as_grid, measured

_FORM = 10
"""From how many columns on a row of a register is long enough to have pages of its own."""


def sections_of(document: Document) -> Iterator[list[Block]]:
    """Yield the blocks from one heading of the second level to the next."""
    section: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= 2 and section:
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def tables_of(section: list[Block]) -> list[Table]:
    """Return the tables of a section."""
    return [block for block in section if isinstance(block, Table)]


def lies_across(table: Table) -> bool:
    """Return whether a table needs a page that lies across."""
    return table.layout is Layout.GRID and is_legible_as_grid(table) and measured(table).is_wide


def has_register(section: list[Block]) -> bool:
    """Return whether a section has a register, whose rows are long and stand on upright pages."""
    return any(table.layout is Layout.REGISTER for table in tables_of(section))


def computed_columns(table: Table) -> tuple[bool, ...]:
    """Return, for each column, whether all of it follows from other parts: no line needs to say so then."""
    columns = range(len(table.columns))
    return tuple(all(line.is_derived for row in table.rows for line in row.cells[place].lines) for place in columns)


def is_form(table: Table) -> bool:
    """Return whether each row of a table starts a page, as a form that somebody fills in does."""
    return table.layout is Layout.REGISTER and len(table.columns) >= _FORM and bool(table.rows)
