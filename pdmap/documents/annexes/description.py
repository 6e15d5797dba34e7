"""Annex I.B: what is transferred, transfer by transfer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pdmap.documents.annexes import handling, people_and_data
from pdmap.documents.annexes.titles import export_title
from pdmap.documents.document import Cell, Column, Layout, Line, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty, place
from pdmap.documents.words import Words
from pdmap.questions.exports import Export


def description_table(context: Context, exports: tuple[Export, ...]) -> Table:
    """Return a section for each transfer to the importer."""
    words = context.words
    asked = _elements(words)
    reference = words.annex_reference.format(annex="I.B")
    columns = tuple(Column(key, title, reference, is_expected=True) for key, title, _ in asked)
    rows = tuple(
        Row(tuple(build(context, export) for _, _, build in asked), export_title(context, export), _anchor(number))
        for number, export in enumerate(exports, 1)
    )
    return Table("transfers", words.annex_transfer, columns, rows, Layout.REGISTER, row_label=words.one_transfer)


# Private functions


def _anchor(number: int) -> str:
    return f"transfer-{number}"


def _elements(words: Words) -> tuple[tuple[str, str, Callable[[Context, Export], Cell]], ...]:
    return (
        ("activities", words.transfer_serves, _activities),
        ("subjects", words.transfer_subjects, people_and_data.subjects),
        ("data", words.transfer_data, people_and_data.data),
        ("sensitive", words.transfer_sensitive, people_and_data.sensitive),
        ("frequency", words.transfer_frequency, handling.frequency),
        ("nature", words.transfer_nature, handling.nature),
        ("purposes", words.transfer_purposes, handling.purposes),
        ("retention", words.transfer_retention, handling.retention),
        ("processors", words.transfer_processors, handling.processors),
    )


def _activities(context: Context, export: Export) -> Cell:
    lines = tuple(
        Line(activity.title, sources=(place(activity),), address=activity.address) for activity in export.activities
    )
    return Cell(lines or tuple(_unclaimed(context, export)))


def _unclaimed(context: Context, export: Export) -> Iterator[Line]:
    for line in empty(context.words, export.item, "activity", None):
        yield line if export.link and export.link.flow else replace(line, address="activities/*/systems")
