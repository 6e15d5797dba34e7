"""The lines of a cell in plain text, as every format for people shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pdmap.documents.document import Cell, Column, Line, Row
from pdmap.documents.words import Words
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.writers.source_links import source_parts

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Shown:
    """A line with what is written behind it."""

    line: Line
    assumption: str = ""
    """Why the line was assumed; empty where it was not, and where a line below tells it for several."""
    source: str = ""
    """Where it was read from; empty where it was read from nowhere."""
    details: tuple[Shown, ...] = ()
    """Lines that belong to it."""
    is_remark: bool = False
    """Whether it speaks of the lines above rather than of the cell's subject."""


def shown(cell: Cell, words: Words) -> Iterator[Shown]:
    """Yield the statements of a cell with their details.

    Where several statements in a row were assumed for one reason, a line below them tells it once.
    """
    for reason, run in groupby(_statements(cell.lines), key=lambda lines: lines[0].assumption):
        statements = list(run)
        is_shared = bool(reason) and len(statements) > 1
        yield from (_shown(lines, words, reason if is_shared else "") for lines in statements)
        if is_shared:
            yield Shown(Line(words.assumed_above.format(reason=reason)), is_remark=True)


def plain_lines(statements: Iterable[Shown], words: Words, indent: str = "") -> Iterator[str]:
    """Yield lines of plain text for statements; details are set in, so that they are told apart from the line above."""
    for item in statements:
        text = f"{indent}{item.line.text}"
        yield words.with_kind.format(text=text, kind=item.assumption) if item.assumption else text
        yield from plain_lines(item.details, words, indent + _INDENT)


def source_lines(columns: Iterable[Column], cells: Iterable[Cell], words: Words) -> Iterator[str]:
    """Yield for each column of a row the places that its cell was read from."""
    for column, cell in zip(columns, cells, strict=True):
        places = source_text(cell.sources)
        if places:
            yield words.labeled.format(label=column.title, text=places)


def source_text(sources: Iterable[Location]) -> str:
    """Return places as `activities.yaml:12, 14; parties.yaml:3`, files in the order of their first mention."""
    return "".join(text for text, _ in source_parts(sources, ""))


def column_title(column: Column, words: Words) -> str:
    """Return the title of a column with the provision that asks for it."""
    return words.with_kind.format(text=column.title, kind=column.reference) if column.reference else column.title


def row_title(row: Row) -> str:
    """Return what a row is called: its title, else the first thing that it says."""
    return row.title or next((line.text for cell in row.cells for line in cell.lines if line.text), "")


# Private functions


def _statements(lines: Iterable[Line]) -> list[list[Line]]:
    """Return each statement followed by its details."""
    statements: list[list[Line]] = []
    for line in lines:
        if line.level and statements:
            statements[-1].append(line)
        else:
            statements.append([line])
    return statements


def _shown(lines: list[Line], words: Words, told: str) -> Shown:
    """Return a statement, without the reason that is told elsewhere."""
    main, *details = lines
    inner = tuple(_shown([detail], words, main.assumption) for detail in details)
    is_told = not main.assumption or main.assumption == told
    assumption = "" if is_told else words.assumed.format(reason=main.assumption)
    return Shown(main, assumption, source_text(main.sources), inner)
