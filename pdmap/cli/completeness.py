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
from pdmap.documents.marks import Mark
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
    metadata = found.document.metadata
    yield foreign(f"{found.document.title}, as of {metadata.as_of}", "bold")
    for register in found.coverage.registers:
        yield from (Text(), Text(_TITLES[register.name], _HEADING))
        yield _register(register, is_unicode=is_unicode) if register.subjects else Text("no activities")
    yield from (Text(), Text("Organization, Article 30(1)(a) and 30(2)(a)", _HEADING))
    yield _organization(found)
    yield from _missing(found)
    yield from (Text(), Text(_LEGEND))
    yield _sum(score(found.coverage.marks))


def _register(register: Register, *, is_unicode: bool) -> Grid:
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
    grid.add_column("activity", "all activities", overflow="fold")
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


def _missing(found: Completeness) -> Iterator[RenderableType]:
    """Yield each open point: its place, what is open, and the key that would answer it."""
    rows = [row for table in found.document.tables if table.key == "open_points" for row in table.rows]
    if rows:
        yield from (Text(), Text("Open, with the key to add", _HEADING))
    for row in rows:
        yield from _open_point(row)


def _open_point(row: Row) -> Iterator[RenderableType]:
    about, element, answer, key = (cell.lines[0] for cell in row.cells)
    place = source_text(answer.sources)
    yield foreign(f"{place}: {about.text}: {element.text}" if place else f"{about.text}: {element.text}")
    yield Padding(foreign(answer.text), (0, 0, 0, _INDENT))
    yield Padding(foreign(key.text, "cyan"), (0, 0, 0, _INDENT))


def _sum(given: Score) -> Text:
    return Text(f"{given.answered} of {given.asked} elements are answered: {_percent(given)}", "bold")


# Private tables

_HEADING = "bold cyan"
_INDENT = 4
_TITLES = {
    "controller": "Register of the controller, Article 30(1)",
    "processor": "Register of the processor, Article 30(2)",
}
_STYLES = {
    Mark.ANSWERED: "green",
    Mark.NONE: "green",
    Mark.PARTLY: "yellow",
    Mark.UNKNOWN: "yellow",
    Mark.MISSING: "red",
}
_LEGEND = (
    "yes: answered; none: there is nothing; part: a part of it is open; ?: unknown; -: not recorded. "
    "To say that something is unknown is honest, and does not count as answered."
)
