"""`pdmap records --check`: how complete the records are, as a table for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from pdmap.app.completeness import Completeness
from pdmap.cli.screens import foreign, printed
from pdmap.documents.coverage import Element, Register, Score, score
from pdmap.documents.document import Row
from pdmap.documents.languages import words_of
from pdmap.documents.marks import Mark
from pdmap.documents.words import Words
from pdmap.manual.terminal import Screen
from pdmap.writers.lines import source_text

SIGNS = {Mark.ANSWERED: "yes", Mark.NONE: "none", Mark.PARTLY: "part", Mark.UNKNOWN: "?", Mark.MISSING: "-"}
"""What stands in the table for each mark: words and signs that every terminal has, and that need no color."""


def completeness_text(found: Completeness, screen: Screen, *, is_unicode: bool = True) -> str:
    """Return the table, what is missing, and the sum, ending with a line break.

    Args:
        found: What was measured.
        screen: Where it is read.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    return printed(_parts(found, is_unicode=is_unicode), screen)


# Private functions


def _parts(found: Completeness, *, is_unicode: bool) -> Iterator[RenderableType]:
    words, document = words_of(found.document.language), found.document
    yield foreign(words.title_as_of.format(title=document.title, day=document.metadata.as_of), "bold")
    for register in found.coverage.registers:
        title = words.controller_register if register.name == "controller" else words.processor_register
        yield from (Text(), Text(title, _HEADING))
        yield _register(words, register, is_unicode=is_unicode) if register.subjects else Text(words.no_activities)
    yield from (Text(), Text(words.organization_facts, _HEADING))
    yield _organization(found)
    yield from _missing(words, found)
    yield from (Text(), Text(words.signs_explained))
    yield _sum(words, found)


def _register(words: Words, register: Register, *, is_unicode: bool) -> Grid:
    """Return a line for each activity and a column for each letter, with the shares of the letters below."""
    grid = Grid(
        box=box.SIMPLE_HEAD if is_unicode else box.ASCII,
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        show_footer=True,
        footer_style="bold",
    )
    letters = [element.column.key for element in register.subjects[0].elements]
    grid.add_column(words.activity, words.all_activities, overflow="fold")
    for letter in letters:
        grid.add_column(f"({letter})", _percent(score(register.marks_of(letter))), no_wrap=True)
    grid.add_column("", _percent(score(register.marks)), justify="right", no_wrap=True)
    for subject in register.subjects:
        signs = (_sign(element) for element in subject.elements)
        grid.add_row(foreign(subject.title), *signs, _percent(subject.score))
    return grid


def _organization(found: Completeness) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for element in found.coverage.organization.elements:
        grid.add_row(_sign(element), Text(element.column.title))
    return grid


def _sign(element: Element) -> Text:
    return Text(SIGNS[element.mark], _STYLES[element.mark])


def _percent(given: Score) -> str:
    return "" if given.percentage is None else f"{given.percentage}%"


def _missing(words: Words, found: Completeness) -> Iterator[RenderableType]:
    """Yield each open point: its place, what is open, and the key that would answer it."""
    rows = [row for table in found.document.tables if table.key == "open_points" for row in table.rows]
    if rows:
        yield from (Text(), Text(words.open_with_keys, _HEADING))
    for row in rows:
        yield from _open_point(row)


def _open_point(row: Row) -> Iterator[RenderableType]:
    about, element, answer, key = (cell.lines[0] for cell in row.cells)
    place = source_text(answer.sources)
    yield foreign(f"{place}: {about.text}: {element.text}" if place else f"{about.text}: {element.text}")
    yield Padding(foreign(answer.text), (0, 0, 0, _INDENT))
    yield Padding(foreign(key.text, "cyan"), (0, 0, 0, _INDENT))


def _sum(words: Words, found: Completeness) -> Text:
    """Return the share in all; where there is no activity, the organization's own elements are no register."""
    if not any(register.subjects for register in found.coverage.registers):
        return Text(words.nothing_to_measure, "bold")
    given = score(found.coverage.marks)
    text = words.sum_answered.format(answered=given.answered, asked=given.asked, percentage=_percent(given))
    return Text(text, "bold")


# Private tables

_HEADING = "bold cyan"
_INDENT = 4
_STYLES = {
    Mark.ANSWERED: "green",
    Mark.NONE: "green",
    Mark.PARTLY: "yellow",
    Mark.UNKNOWN: "yellow",
    Mark.MISSING: "red",
}
