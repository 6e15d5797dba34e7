"""A document as short text for people at a terminal: without where it came from, what is open, and how to read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from pdmap.cli.answer_grid import answer_grid
from pdmap.cli.screens import foreign, printed
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Line, Note, Paragraph, Row, Table
from pdmap.documents.languages import words_of
from pdmap.documents.shortening import shortened
from pdmap.documents.words import Words
from pdmap.manual.terminal import WIDEST_TEXT, Screen


def answer_text(document: Document, screen: Screen, *, is_unicode: bool = True, grids: Collection[str] = ()) -> str:
    """Return a document as text that ends with a line break.

    Args:
        document: The answer to a question.
        screen: Where it is read.
        is_unicode: Whether characters beyond ASCII may be drawn.
        grids: Keys of the tables that are read across, and set as columns.
    """
    words = words_of(document.language)
    narrow = replace(screen, width=min(screen.width, WIDEST_TEXT))
    told = shortened(document, words)
    columns = {table.key: answer_grid(table, is_unicode=is_unicode) for table in told.tables if table.key in grids}
    text = printed(_parts(told, words, columns), narrow)
    return text if is_unicode else text.replace(_ARROW, "->")


# Private functions


def _parts(document: Document, words: Words, columns: Mapping[str, Grid]) -> Iterator[RenderableType]:
    yield foreign(document.title, "bold")
    yield foreign(words.labeled.format(label=words.as_of, text=document.metadata.as_of.isoformat()))
    is_shown = False
    above: Block | None = None
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == _SECTION:
            is_shown = block.anchor not in _LEFT_OUT
        if is_shown:
            yield from (Text(),) if not isinstance(above, Heading) else ()
            grid = columns.get(block.key) if isinstance(block, Table) else None
            yield from (_indented_grid(grid),) if grid else _block(block, words)
        above = block


def _block(block: Block, words: Words) -> Iterator[RenderableType]:
    match block:
        case Heading():
            yield foreign(block.text, "bold cyan")
        case Paragraph():
            yield _indented(foreign(block.text), _INDENT)
        case Table():
            for number, row in enumerate(block.rows):
                yield from (Text(),) if number and block.layout is Layout.REGISTER else ()
                yield from _row(block, row, words)
        case Note():
            yield _indented(foreign(words.labeled.format(label=block.title, text=block.text)), _INDENT)
        case never:
            assert_never(never)


def _row(table: Table, row: Row, words: Words) -> Iterator[RenderableType]:
    """Yield what a row is about, and set in what is said of it; on one line where that is a single thing."""
    cells = tuple(zip(table.columns, row.cells, strict=False))  # the row that counts the others has one cell
    if table.layout is Layout.FACTS:
        yield from _labeled(cells, words, _INDENT)
    elif table.layout is Layout.REGISTER:
        yield _indented(foreign(row.title, "bold"), _INDENT)
        yield from _labeled(cells, words, 2 * _INDENT) if len(cells) > 1 else ()
    elif len(cells) == 2:
        label = row.cells[0].lines[0].text
        yield from _labeled(((Column("", label), row.cells[1]),), words, _INDENT)
    else:
        yield _indented(_joined(row.cells[0].lines, words, "bold"), _INDENT)
        yield from _labeled(cells[1:], words, 2 * _INDENT)


def _labeled(cells: Iterable[tuple[Column, Cell]], words: Words, indent: int) -> Iterator[RenderableType]:
    """Yield each cell behind its title: short statements in a row, others on lines of their own with their details.

    Neighbors that say the same, such as four rights without a recorded route, are told once.
    """
    for (is_alike, _), several in groupby(cells, key=lambda pair: _saying(pair[1])):
        yield from _named(tuple(several), words, indent, is_alike=is_alike)


def _saying(cell: Cell) -> tuple[bool, str]:
    """Return whether a cell leaves open the one thing that it is asked, and what it says."""
    is_open = len(cell.lines) == 1 and cell.lines[0].is_open
    return is_open, cell.lines[0].text if is_open else ""


def _named(
    cells: tuple[tuple[Column, Cell], ...], words: Words, indent: int, *, is_alike: bool
) -> Iterator[RenderableType]:
    """Yield cells behind their titles; those that say the same thing in one line are told once."""
    if is_alike and len(cells) > 1:
        names, cell = ", ".join(column.title for column, _ in cells), cells[0][1]
        yield from _named(((Column("", names), cell),), words, indent, is_alike=True)
        return
    for column, cell in cells:
        title = foreign(words.labeled.format(label=column.title, text="").rstrip())
        if len(cell.lines) == 1 or _is_row(cell):
            yield _indented(Text.assemble(title, " ", _joined(cell.lines, words)), indent)
        else:
            yield _indented(title, indent)
            for line in cell.lines:
                yield _indented(_joined((line,), words), indent + _INDENT * (1 + line.level))


def _is_row(cell: Cell) -> bool:
    """Return whether statements are short, and have no details."""
    return all(line.level == 0 and len(line.text) <= _LONGEST and not line.assumption for line in cell.lines)


def _joined(lines: Iterable[Line], words: Words, style: str = "") -> Text:
    said = (foreign(_said(line, words), "yellow" if line.is_open else style) for line in lines)
    return foreign(words.separator).join(said)


def _said(line: Line, words: Words) -> str:
    if not line.assumption:
        return line.text
    return words.with_kind.format(text=line.text, kind=words.assumed.format(reason=line.assumption))


def _indented_grid(grid: Grid) -> Padding:
    return Padding(grid, (0, 0, 0, _INDENT))


def _indented(text: Text, cells: int) -> Padding:
    return Padding(text, (0, 0, 0, cells))


# Private tables

_ARROW = "→"
_SECTION = 2
"""Level of the headings of sections."""
_INDENT = 2
_LONGEST = 60
"""Characters of statements that still stand in a row."""
_LEFT_OUT = frozenset({"about", "open-points", "reading"})
"""Sections that speak of the document and not of the question; a document written to a file has them."""
