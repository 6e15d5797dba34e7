"""What a record does not answer: the elements without an answer, and the keys that would give one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Line, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty
from pdmap.documents.omissions import omission_lines
from pdmap.documents.words import Words
from pdmap.graph import activities_by_system, data_held


def open_points(context: Context, *tables: Table) -> Table:
    """Return a line for each expected element that is unknown or not recorded, and for what has no activity.

    Args:
        context: What the document may look at.
        tables: The parts of the document that ask for elements.
    """
    return _table(context.words, [*_elements(context, tables), *_without_activity(context)])


def open_elements(context: Context, *tables: Table) -> Table:
    """Return a line for each expected element that is unknown or not recorded, and for what was left out.

    Args:
        context: What the document may look at.
        tables: The parts of the document that ask for elements.
    """
    return _table(context.words, _elements(context, tables))


def open_lines(columns: tuple[Column, ...], row: Row) -> Iterator[tuple[Column, Line]]:
    """Yield the open lines of a row with their columns, where an answer is expected."""
    for column, cell in zip(columns, row.cells, strict=True):
        if column.is_expected:
            yield from ((column, line) for line in cell.lines if line.is_open)


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
            subject = Line(row.title or table.caption, anchor=row.anchor)
            title, reference = column.title, column.reference
            element = words.with_kind.format(text=title, kind=reference) if reference else title
            yield _row(subject, element, line)


def _left_out(context: Context) -> Iterator[Row]:
    """Yield what stands in the manifests and does not fit the language, so that no record shows it."""
    words = context.words
    for omission in omission_lines(context):
        yield _row(Line(omission.text), words.manifest, replace(omission, text=words.left_out_answer))


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
