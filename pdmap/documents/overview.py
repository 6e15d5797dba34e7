"""The activities at a glance, before each of them is told in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.elements.transfers import countries
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.open_points import open_lines
from pdmap.documents.words import Words
from pdmap.model import Activity

OVERVIEW = "overview"
"""Key of the table."""
OPEN = "open"
"""Key of the column that counts open points."""


def overview(context: Context, register: Table, keys: Iterable[str], activities: Iterable[Activity]) -> Table:
    """Return a table with a row for each activity and a few columns of the register.

    Args:
        context: What the document may look at.
        register: The register that the table leads into.
        keys: The columns to show, by key.
        activities: The activities of the register, in its order.
    """
    words = context.words
    places = {column.key: index for index, column in enumerate(register.columns)}
    shown = [places[key] for key in keys]
    columns = (
        Column("activity", words.activity),
        *(replace(register.columns[index], group="") for index in shown),
        Column("third_countries", words.third_countries, is_expected=True),
        Column(OPEN, words.open),
    )
    rows = (
        Row(
            (
                _title(activity, row),
                *(_short(context, row.cells[index]) for index in shown),
                _countries(context, activity),
                _open(context, activity, register.columns, row),
            )
        )
        for activity, row in zip(activities, register.rows, strict=True)
    )
    return Table(OVERVIEW, words.overview, columns, tuple(rows))


def recounted(table: Table, registered: Mapping[str, tuple[tuple[Column, ...], Row]], words: Words) -> Table:
    """Return an overview that counts the open points of other rows; any other table as it is.

    Args:
        table: The table.
        registered: The rows of registers with their columns, by the anchor that the overview points to.
        words: The document's words.
    """
    if table.key != OVERVIEW or OPEN not in {column.key for column in table.columns}:
        return table
    where = [column.key for column in table.columns].index(OPEN)
    return replace(table, rows=tuple(_recounted(row, where, registered, words) for row in table.rows))


# Private functions


def _title(activity: Activity, row: Row) -> Cell:
    return Cell((Line(row.title, sources=(place(activity),), address=activity.address, anchor=row.anchor),))


def _short(context: Context, cell: Cell) -> Cell:
    """Return what a cell says without details and reasons, which the register tells."""
    main = (replace(line, assumption="") for line in cell.lines if line.level == 0)
    return Cell(tuple(_without_reason(context, line) for line in main))


def _without_reason(context: Context, line: Line) -> Line:
    return replace(line, text=context.words.states[line.state]) if line.is_open else line


def _countries(context: Context, activity: Activity) -> Cell:
    """Return the third countries that data go to, or may go to, and whether that is all that is to say."""
    by_text: dict[str, Line] = {}
    for line in _short(context, countries(context, activity)).lines:
        by_text.setdefault(line.text, line)
    return Cell(tuple(by_text.values()))


def _open(context: Context, activity: Activity, columns: tuple[Column, ...], row: Row) -> Cell:
    line = Line("", sources=(place(activity),), address=activity.address, is_derived=True)
    return Cell((_counting(line, context.words, columns, row),))


def _counting(line: Line, words: Words, columns: tuple[Column, ...], row: Row) -> Line:
    """Return a line with the number of open points in a row of the register."""
    count = len({(column.key, found.address) for column, found in open_lines(columns, row)})
    text = words.open_count.format(count=count) if count else words.none
    return replace(line, text=text, state=State.RECORDED if count else State.NONE)


def _recounted(row: Row, where: int, registered: Mapping[str, tuple[tuple[Column, ...], Row]], words: Words) -> Row:
    """Return a row of the overview with a new count; where no register has its activity, as it is."""
    anchor = row.cells[0].lines[0].anchor
    if anchor not in registered:
        return row
    cells = list(row.cells)
    cells[where] = Cell((_counting(cells[where].lines[0], words, *registered[anchor]),))
    return replace(row, cells=tuple(cells))
