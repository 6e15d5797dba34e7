"""What a record does not answer: the elements without an answer, and the keys that would give one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty, secured
from pdmap.documents.omissions import omission_lines
from pdmap.documents.undefined import undefined_parties
from pdmap.documents.words import Words
from pdmap.graph import activities_by_system, data_held
from pdmap.model import owner_of

_ORGANIZATION = "organization"


def open_points(context: Context, *tables: Table) -> Table:
    """Return a line for each expected element that is unknown or not recorded, and for what has no activity.

    Args:
        context: What the document may look at.
        tables: The parts of the document that ask for elements.
    """
    return _table(context.words, [*_elements(context, tables), *_undefined(context), *_without_activity(context)])


def open_elements(context: Context, *tables: Table) -> Table:
    """Return a line for each expected element that is unknown or not recorded, and for what was left out.

    Args:
        context: What the document may look at.
        tables: The parts of the document that ask for elements.
    """
    return _table(context.words, _elements(context, tables))


def open_lines(columns: tuple[Column, ...], row: Row) -> Iterator[tuple[Column, Line]]:
    """Yield what is unknown in a row, and what is not recorded where an answer is expected, with the columns.

    An unknown in a column that nobody expects an answer to is told once: what the other columns tell of the same
    key is not told again.

    Columns that ask parts of one question may lack the same answer, such as the kinds of recipients where none is
    recorded. That is one open point: its column has the title of their group.
    """
    asking: dict[tuple[str, Line], list[Column]] = {}
    for column, cell in zip(columns, row.cells, strict=True):
        for line in cell.lines:
            if line.is_open and (column.is_expected or cell.is_expected):
                asking.setdefault((column.group if column.is_part else column.key, line), []).append(column)
    told = {line.address for _, line in asking}
    for column, cell in zip(columns, row.cells, strict=True):
        for line in cell.lines:
            if line.state is State.UNKNOWN and line.address not in told:
                asking.setdefault((column.key, line), []).append(column)
        told |= {line.address for line in cell.lines if line.state is State.UNKNOWN}
    for (name, line), askers in asking.items():
        first, *others = dict.fromkeys(askers)
        yield replace(first, key=name, title=first.group) if others else first, line


# Private functions


def _table(words: Words, rows: Iterable[Row]) -> Table:
    columns = (
        Column("about", words.about),
        Column("element", words.element),
        Column("answer", words.answer),
        Column("key", words.key_to_add),
    )
    return Table("open_points", words.open_points, columns, tuple(dict.fromkeys(rows)))


def _elements(context: Context, tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        yield from _rows(context.words, table)
    yield from _left_out(context)


def _rows(words: Words, table: Table) -> Iterator[Row]:
    for row in table.rows:
        for column, line in open_lines(table.columns, row):
            point = _row(_subject(words, table, row, line), _element(words, column), line)
            yield _secured(point) if column.is_security or line.is_security else point


def _element(words: Words, column: Column) -> str:
    if not column.reference:
        return column.title
    return words.with_kind.format(text=column.title, kind=column.reference)


def _subject(words: Words, table: Table, row: Row, line: Line) -> Line:
    """Return what a line is about: what forms ask of the organization in each row is missing once."""
    if row.title and owner_of(line.address) == _ORGANIZATION:
        return Line(words.organization)
    return Line(row.title or table.caption, anchor=row.anchor)


def _secured(row: Row) -> Row:
    """Return a row that documents for the public leave out as a whole."""
    return Row(tuple(Cell(secured(cell.lines)) for cell in row.cells))


def _left_out(context: Context) -> Iterator[Row]:
    """Yield what stands in the manifests and does not fit the language, so that no record shows it."""
    words = context.words
    for omission in omission_lines(context):
        yield _row(Line(omission.text), words.manifest, replace(omission, text=words.left_out_answer))


def _undefined(context: Context) -> Iterator[Row]:
    """Yield the parties that are named and defined nowhere, so that no record can tell who receives the data."""
    for about, line in undefined_parties(context):
        yield _row(Line(about), context.words.recipients, line)


def _without_activity(context: Context) -> Iterator[Row]:
    """Yield the flows and the systems with personal data that no activity claims, so that no record shows them."""
    words, inventory = context.words, context.inventory
    for flow in inventory.flows.values():
        if not flow.activities:
            (silence,) = empty(words, flow, "activity", None)
            yield _row(Line(words.flow.format(name=flow.title)), words.activity, silence)
    used = activities_by_system(inventory)
    for system in inventory.systems.values():
        if data_held(system) and system.id not in used:
            (silence,) = empty(words, system, "", None)
            claim = replace(silence, address="activities/*/systems")
            yield _row(Line(words.system.format(name=system.title)), words.activity, claim)


def _row(subject: Line, element: str, silence: Line) -> Row:
    answer = Line(silence.text, silence.state, silence.sources, silence.address)
    return Row((Cell((subject,)), Cell((Line(element),)), Cell((answer,)), Cell((Line(silence.address),))))
