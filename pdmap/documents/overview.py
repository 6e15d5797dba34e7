"""The activities at a glance, before each of them is told in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.elements.transfers import countries
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.open_points import open_lines
from pdmap.model import Activity


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
        Column("open", words.open),
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
    return Table("overview", words.overview, columns, tuple(rows))


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
    count = len({(column.key, line.address) for column, line in open_lines(columns, row)})
    text = context.words.open_count.format(count=count) if count else context.words.none
    state = State.RECORDED if count else State.NONE
    return Cell((Line(text, state, (place(activity),), activity.address, is_derived=True),))
