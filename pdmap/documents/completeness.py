"""How complete the records of processing are: what is answered, none, partly open, unknown and not recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.documents.about import about_table, metadata_of
from pdmap.documents.coverage import (
    CONTROLLER,
    REGISTERS,
    Coverage,
    Element,
    Register,
    Score,
    Subject,
    coverage,
    registers_asked,
    score,
)
from pdmap.documents.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Layout,
    Line,
    Paragraph,
    Row,
    State,
    Table,
)
from pdmap.documents.kind import Context, DocumentKind
from pdmap.documents.marks import Mark
from pdmap.documents.open_points import open_points
from pdmap.documents.reading import reading_notes
from pdmap.documents.words import Words


def build(context: Context) -> Document:
    """Return the completeness of the registers that are in use, or of the one that is asked for."""
    words, metadata = context.words, metadata_of(context, "completeness")
    names = (context.argument,) if context.argument else registers_asked(context)
    found = coverage(context, names)
    title, organization = words.completeness, metadata.organization
    return Document(
        title=words.titled.format(title=title, organization=organization) if organization else title,
        language=words.language,
        metadata=metadata,
        blocks=(
            Heading(2, words.about_record, "about"),
            about_table(context, metadata, _law(words, names)),
            Heading(2, words.overview, "overview"),
            Paragraph(words.completeness_introduction),
            _summary(words, found),
            *_registers(words, found),
            Heading(2, words.organization_facts, "organization"),
            _facts(words, found.organization),
            *_open(context, found),
            Heading(2, words.reading, "reading"),
            *reading_notes(words),
        ),
    )


def choices(context: Context) -> tuple[str, ...]:
    """Return the registers, one of which the document can be about."""
    del context
    return tuple(REGISTERS)


# Private functions


def _law(words: Words, names: Iterable[str]) -> str:
    laws = (words.law_controller_record if name == CONTROLLER else words.law_processor_record for name in names)
    return ", ".join(laws)


def _register_title(words: Words, register: Register) -> str:
    return words.controller_register if register.name == CONTROLLER else words.processor_register


def _summary(words: Words, found: Coverage) -> Table:
    """Return a row of counts for the organization, each register, and all of it."""
    columns = (
        Column("part", words.part),
        Column("asked", words.asked),
        *(Column(mark.value, words.marks[mark]) for mark in Mark),
        Column("percentage", words.percentage),
    )
    parts = (
        (words.organization_facts, [element.mark for element in found.organization.elements]),
        *((_register_title(words, register), [*register.marks]) for register in found.registers),
        (words.in_all, [*found.marks]),
    )
    rows = tuple(_counts(words, title, marks) for title, marks in parts)
    return Table("summary", words.overview, columns, rows)


def _counts(words: Words, title: str, marks: list[Mark]) -> Row:
    counts = (len(marks), *(marks.count(mark) for mark in Mark))
    texts = (title, *map(str, counts), _percent(words, score(marks)))
    return Row(tuple(Cell((Line(text),)) for text in texts))


def _percent(words: Words, given: Score) -> str:
    return words.none if given.percentage is None else words.percent.format(count=given.percentage)


def _registers(words: Words, found: Coverage) -> Iterator[Block]:
    for register in found.registers:
        title = _register_title(words, register)
        yield Heading(2, title, f"register-{register.name}")
        yield _grid(words, register, title) if register.subjects else Paragraph(words.no_activities)


def _grid(words: Words, register: Register, title: str) -> Table:
    """Return a row for each activity and a column for each letter, with the share of each in the last row."""
    letters = tuple(element.column for element in register.subjects[0].elements)
    columns = (Column("activity", words.activity), *letters, Column("percentage", words.percentage))
    shares = (_percent(words, score(register.marks_of(letter.key))) for letter in letters)
    last = (words.all_activities, *shares, _percent(words, score(register.marks)))
    rows = (*(_subject(words, subject) for subject in register.subjects), _plain(last))
    return Table(f"{register.name}_completeness", title, columns, rows)


def _subject(words: Words, subject: Subject) -> Row:
    cells = (_mark(words, element) for element in subject.elements)
    share = Cell((Line(_percent(words, subject.score)),))
    return Row((Cell((Line(subject.title),)), *cells, share))


def _plain(texts: Iterable[str]) -> Row:
    return Row(tuple(Cell((Line(text),)) for text in texts))


def _mark(words: Words, element: Element) -> Cell:
    """Return a mark with the places of what is open; those of answers are in the record."""
    sources = Cell(tuple(line for line in element.cell.lines if line.is_open)).sources
    return Cell((Line(words.marks[element.mark], _STATES[element.mark], sources),))


def _facts(words: Words, organization: Subject) -> Table:
    columns = tuple(element.column for element in organization.elements)
    row = Row(tuple(_mark(words, element) for element in organization.elements))
    return Table("organization", words.organization_facts, columns, (row,), Layout.FACTS)


def _open(context: Context, found: Coverage) -> tuple[Block, ...]:
    """Return what is missing, with the keys to add."""
    words, parts = context.words, dict.fromkeys(part for register in found.registers for part in register.asked)
    heading, table = Heading(2, words.open_points, "open-points"), open_points(context, *parts)
    if not table.rows:
        return heading, Paragraph(words.no_open_points)
    return heading, Paragraph(words.open_points_introduction), table


# Private tables

_STATES = {
    Mark.ANSWERED: State.RECORDED,
    Mark.NONE: State.NONE,
    Mark.PARTLY: State.RECORDED,
    Mark.UNKNOWN: State.UNKNOWN,
    Mark.MISSING: State.NOT_RECORDED,
}

DOCUMENT = DocumentKind(
    "How complete the records are: each element of Article 30, answered, none, unknown or missing",
    build,
    choices,
    takes_all=True,
)
