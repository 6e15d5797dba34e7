"""Registers of parties: what is asked of each, and the parties at a glance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Layout, Line, Row, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import place
from pdmap.documents.siblings.engaged import Engaged
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that is asked of each party."""

    column: Column
    build: Callable[[Context, Engaged], Cell]


def party_register(
    context: Context, key: str, titles: tuple[str, str], asked: Iterable[Asked], each: Iterable[Engaged]
) -> Table:
    """Return the register: a row for each party.

    Args:
        context: What the document may look at.
        key: Name of the table for machines.
        titles: Its caption, and what a row is about.
        asked: What is asked of each party.
        each: The parties.
    """
    elements = tuple(asked)
    rows = tuple(
        Row(tuple(element.build(context, one) for element in elements), one.party.title, one.anchor) for one in each
    )
    caption, row_label = titles
    columns = tuple(element.column for element in elements)
    return Table(key, caption, columns, rows, Layout.REGISTER, row_label=row_label)


def columns_of(register: Table, keys: Iterable[str]) -> tuple[int, ...]:
    """Return the positions of columns, by their keys."""
    positions = {column.key: index for index, column in enumerate(register.columns)}
    return tuple(positions[key] for key in keys)


def named(each: Engaged) -> Cell:
    """Return the name of a party, which leads to its section."""
    party = each.party
    return Cell((Line(party.title, sources=(place(party),), address=party.address, anchor=each.anchor),))


def short(context: Context, cell: Cell) -> Cell:
    """Return what a cell says without details and reasons, which the section of the party tells."""
    main = (replace(line, assumption="") for line in cell.lines if line.level == 0)
    states = context.words.states
    return Cell(tuple(replace(line, text=states[line.state]) if line.is_open else line for line in main))
