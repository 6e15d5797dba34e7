"""Tables: their first row is repeated on every page, and short rows are not torn apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pdmap.documents.document import Cell, Column, Note, Row, Table
from pdmap.documents.words import Words
from pdmap.escape import office, xml
from pdmap.writers.word.cells import cell_text, head_text
from pdmap.writers.word.links import Links
from pdmap.writers.word.text import paragraph, runs
from pdmap.writers.word.widths import UPRIGHT, column_widths

PAIR_WIDTHS = (2800, UPRIGHT - 2800)


def grid(table: Table, words: Words, links: Links, width: int) -> str:
    """Return a table with rows and columns as they are."""
    widths = column_widths(table, words, width)
    head = [head_text(column, "Head") for column in table.columns]
    asks = any(column.is_expected for column in table.columns)
    rows = (_grid_row(table.columns, row, words, links, asks=asks) for row in table.rows)
    return _table(table.caption, widths, head, rows)


def pairs(columns: Iterable[tuple[Column, Cell]], head: tuple[str, str], words: Words, links: Links) -> str:
    """Return a table with a line for each column.

    Args:
        columns: The columns with their cells.
        head: What stands above the titles, and above the contents.
        words: Words of the document.
        links: Where its texts may lead.
    """
    rows = (
        (
            [head_text(column, "Label"), cell_text(cell, words, links, is_optional=not column.is_expected)],
            _is_short(cell),
        )
        for column, cell in columns
    )
    return _table(head[1], PAIR_WIDTHS, [_head(text) for text in head], rows)


def notes(items: Iterable[Note], words: Words) -> str:
    """Return explanations as a table of terms and what they mean."""
    rows = (([_text(note.title, "Label"), _text(note.text, "CellText")], len(note.text) < _SHORT) for note in items)
    head = [_head(text) for text in (words.term_title, words.meaning)]
    return _table(words.meaning, PAIR_WIDTHS, head, rows)


def by_group(columns: tuple[Column, ...], row: Row) -> Iterator[tuple[str, list[tuple[Column, Cell]]]]:
    """Yield the columns of a row with their cells, under the titles of their groups."""
    members = zip(columns, row.cells, strict=True)
    for group, pairs_ in groupby(members, key=lambda pair: pair[0].group):
        yield group, [*pairs_]


# Private functions

_SHORT = 600
"""Characters of a row that is kept on one page."""


def _grid_row(
    columns: tuple[Column, ...], row: Row, words: Words, links: Links, *, asks: bool
) -> tuple[list[str], bool]:
    cells = [
        cell_text(cell, words, links, is_optional=asks and not column.is_expected)
        for column, cell in zip(columns, row.cells, strict=True)
    ]
    first, *others = cells
    marked = links.bookmark(row.anchor, "") if row.anchor else ""
    is_short = all(map(_is_short, row.cells))
    return [first.replace("</w:p>", f"{marked}</w:p>", 1), *others], is_short


def _is_short(cell: Cell) -> bool:
    return sum(len(line.text) + len(line.assumption) + _SHORT // 20 for line in cell.lines) < _SHORT


def _head(text: str) -> str:
    return _text(text, "Head")


def _text(text: str, style: str) -> str:
    return paragraph(runs(text), style, spoken=text)


def _table(caption: str, widths: Iterable[int], head: Iterable[str], rows: Iterable[tuple[Iterable[str], bool]]) -> str:
    """Return a table with fixed widths, and a small gap below it, without which two tables would become one."""
    sizes = [*widths]
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    title = xml(" ".join(office(caption).split())[:_LONGEST_CAPTION])
    body = "".join(_row(cells, sizes, "<w:cantSplit/>" if is_short else "") for cells, is_short in rows)
    top = _row(head, sizes, "<w:cantSplit/><w:tblHeader/>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Record"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{title}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{top}{body}</w:tbl>{paragraph('', 'Gap')}"
    )


def _row(cells: Iterable[str], widths: list[int], properties: str) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for content, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


_LONGEST_CAPTION = 200
