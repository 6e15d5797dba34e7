"""How far an inventory answers what Article 30 asks for: element by element, for each activity and the organization."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import reduce

from pdmap.documents import controller_record, processor_record
from pdmap.documents.document import Cell, Column, Document, Layout, Row, State, Table
from pdmap.documents.kind import Context
from pdmap.documents.marks import Mark
from pdmap.frozen import dataclass

CONTROLLER, PROCESSOR = "controller", "processor"
REGISTERS: Mapping[str, str] = {CONTROLLER: "abcdefg", PROCESSOR: "abcd"}
"""The letters of each register, in Article 30(1) and 30(2)."""
LETTERS: Mapping[str, Mapping[str, str]] = {
    CONTROLLER: {
        "joint_controllers": "a",
        "purposes": "b",
        "subjects": "c",
        "data": "c",
        "recipients": "d",
        "transfers": "e",
        "retention": "f",
        "measures": "g",
    },
    PROCESSOR: {"controllers": "a", "categories_of_processing": "b", "transfers": "c", "measures": "d"},
}
"""The letter that asks for a column of a register, by the column's key, which is the same in every language."""
FACTS = frozenset({"controller", "processor", "contact", "representative", "officer"})
"""Keys of what the letters (a) ask of the organization."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much is answered of what is asked for."""

    asked: int
    answered: int

    @property
    def percentage(self) -> int | None:
        """Return the share in whole percent, rounded down, so that 100 is everything; `None` where nothing is asked."""
        return self.answered * 100 // self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Element:
    """What stands in the record for an element."""

    column: Column
    """The letter, or the fact about the organization."""
    mark: Mark
    cell: Cell
    """The lines that it was read from."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An activity, or the organization, and how far each element is answered."""

    title: str
    elements: tuple[Element, ...]

    @property
    def score(self) -> Score:
        """Return how many of its elements are answered."""
        return score(element.mark for element in self.elements)


@dataclass(frozen=True, slots=True)
class Register:
    """A register of Article 30, measured."""

    name: str
    """`controller` or `processor`."""
    subjects: tuple[Subject, ...]
    """Its activities."""
    asked: tuple[Table, ...]
    """Those parts of the record that Article 30 asks for: of the organization, and of each activity."""

    @property
    def marks(self) -> Iterator[Mark]:
        """Yield the mark of each element of each activity."""
        return (element.mark for subject in self.subjects for element in subject.elements)

    def marks_of(self, letter: str) -> tuple[Mark, ...]:
        """Return what stands for an element in all activities."""
        where = REGISTERS[self.name].index(letter)
        return tuple(subject.elements[where].mark for subject in self.subjects)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is answered in all."""

    organization: Subject
    """What is asked of the organization, once for all registers."""
    registers: tuple[Register, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the mark of every element that is asked for."""
        own = (element.mark for element in self.organization.elements)
        return (*own, *(mark for register in self.registers for mark in register.marks))


def coverage(context: Context, names: Iterable[str] = REGISTERS) -> Coverage:
    """Return how far an inventory answers what registers ask for.

    Args:
        context: What documents may look at.
        names: The registers, `controller` or `processor`; at least one.
    """
    chosen = tuple(names)
    records = {name: _RECORDS[name].build(context) for name in chosen}
    head = _part(records[chosen[0]], "organization", FACTS)
    registers = tuple(_register(name, document) for name, document in records.items())
    return Coverage(_organization(head), registers)


def registers_asked(context: Context) -> tuple[str, ...]:
    """Return the registers that the inventory has activities for; the controller's where it has none."""
    activities = context.inventory.activities.values()
    used = {CONTROLLER if activity.is_controller else PROCESSOR for activity in activities} or {CONTROLLER}
    return tuple(name for name in REGISTERS if name in used)


def mark_of(cell: Cell) -> Mark:
    """Return how far a cell answers what is asked."""
    if not any(line.is_open for line in cell.lines):
        return Mark.NONE if cell.state is State.NONE else Mark.ANSWERED
    if any(not line.is_open for line in cell.lines if line.level == 0):
        return Mark.PARTLY
    return Mark.UNKNOWN if cell.state is State.UNKNOWN else Mark.MISSING


def joined(first: Mark, second: Mark) -> Mark:
    """Return what two parts of an element come to: answered in full, not at all, or partly."""
    if first is second:
        return first
    if first.is_answered and second.is_answered:
        return Mark.ANSWERED
    if first in _SILENT and second in _SILENT:
        return Mark.MISSING
    return Mark.PARTLY


def score(marks: Iterable[Mark]) -> Score:
    """Return how many elements are answered in full."""
    counted = tuple(marks)
    return Score(len(counted), sum(mark.is_answered for mark in counted))


# Private functions


def _register(name: str, document: Document) -> Register:
    head, register = _part(document, "organization", FACTS), _part(document, "register", LETTERS[name])
    subjects = tuple(_activity(name, register, row) for row in register.rows)
    return Register(name, subjects, (head, register))


def _part(document: Document, key: str, asked: Container[str]) -> Table:
    """Return the columns of a table that Article 30 asks for; a table without rows where the document has none."""
    for table in document.tables:
        if table.key == key:
            kept = [column.key in asked for column in table.columns]
            columns = tuple(column for column, keeps in zip(table.columns, kept, strict=True) if keeps)
            rows = tuple(
                Row(tuple(cell for cell, keeps in zip(row.cells, kept, strict=True) if keeps), row.title)
                for row in table.rows
            )
            return Table(key, table.caption, columns, rows, table.layout, table.row_label)
    return Table(key, "", (), (), Layout.REGISTER)


def _organization(head: Table) -> Subject:
    cells = zip(head.columns, head.rows[0].cells, strict=True)
    return Subject(head.caption, tuple(Element(column, mark_of(cell), cell) for column, cell in cells))


def _activity(name: str, register: Table, row: Row) -> Subject:
    elements = (_element(name, letter, register, row) for letter in REGISTERS[name])
    return Subject(row.title, tuple(elements))


def _element(name: str, letter: str, register: Table, row: Row) -> Element:
    """Return an element of an activity, which may have several columns: (c) asks whose data, and which."""
    pairs = [pair for pair in zip(register.columns, row.cells, strict=True) if LETTERS[name][pair[0].key] == letter]
    mark = reduce(joined, (mark_of(cell) for _, cell in pairs))
    lines = tuple(line for _, cell in pairs for line in cell.lines)
    column = Column(letter, f"({letter})", is_security=any(column.is_security for column, _ in pairs))
    return Element(column, mark, Cell(lines))


# Private tables

_RECORDS = {CONTROLLER: controller_record.DOCUMENT, PROCESSOR: processor_record.DOCUMENT}
_SILENT = frozenset({Mark.UNKNOWN, Mark.MISSING})
