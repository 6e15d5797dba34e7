"""Tables of an answer that are read across: set as columns at the terminal, with a line between rows."""

from __future__ import annotations

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from pdmap.cli.screens import foreign
from pdmap.documents.document import Cell, Table


def answer_grid(table: Table, *, is_unicode: bool) -> Grid:
    """Return a table with columns of equal width.

    Args:
        table: What is set.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    grid = Grid(
        box=box.SIMPLE_HEAD if is_unicode else box.ASCII,
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        padding=(0, 2, 0, 0) if is_unicode else (0, 1, 0, 0),
        expand=True,
    )
    for column in table.columns:
        grid.add_column(foreign(column.title), overflow="fold", ratio=1)
    for row in table.rows:
        grid.add_row(*(_lines(cell) for cell in row.cells))
        if row is not table.rows[-1]:
            grid.add_row(*("" for _ in row.cells))
    return grid


# Private functions


def _lines(cell: Cell) -> Text:
    said = (foreign(line.text, "yellow" if line.is_open else "") for line in cell.lines)
    return Text("\n", overflow="fold").join(said)
