"""How wide the columns of a grid are on a page, and which grids need a page that lies across."""

from __future__ import annotations

from math import fsum, sqrt

from pdmap.documents.document import Table
from pdmap.documents.words import Words
from pdmap.writers.lines import column_title, source_text
from pdmap.writers.measure import longest_word, width

UPRIGHT, ACROSS = 9638, 14570
"""Width of the text on A4 pages with margins of 2 cm, in twentieths of a point."""
MOST_COLUMNS = 10
"""Of a grid: where there are more, its rows are read as pairs."""


def is_across(table: Table, words: Words) -> bool:
    """Return whether a grid needs a page that lies across: for its columns, or for their longest words."""
    room = UPRIGHT / _TWIPS
    return len(table.columns) > _UPRIGHT_COLUMNS or fsum(_needs(table, words)) > room


def column_widths(table: Table, words: Words, total: int) -> list[int]:
    """Return the widths of the columns of a grid, which fill the page.

    Each column gets what its longest word needs; the rest is shared by how much text they have, which the square
    root keeps from starving the shorter ones.
    """
    room = total / _TWIPS
    needs = _levelled(_needs(table, words), room * _NEEDED)
    shares = [sqrt(fsum(map(width, texts))) for texts in _texts(table, words)]
    rest = room - fsum(needs)
    parts = [need + rest * share / fsum(shares) for need, share in zip(needs, shares, strict=True)]
    widths = [int(part * _TWIPS) for part in parts]
    return [*widths[:-1], total - sum(widths[:-1])]


# Private functions


def _levelled(needs: list[float], room: float) -> list[float]:
    """Return needs of which the largest are cut down until all fit a width."""
    level = max(needs)
    while fsum(min(need, level) for need in needs) > room:
        level *= 0.95
    return [min(need, level) for need in needs]


def _texts(table: Table, words: Words) -> list[list[str]]:
    """Return the texts of each column, with its title."""
    cells = [[row.cells[number] for row in table.rows] for number in range(len(table.columns))]
    return [
        [column_title(column, words) or "-", *(line.text for cell in each for line in cell.lines)]
        for column, each in zip(table.columns, cells, strict=True)
    ]


def _needs(table: Table, words: Words) -> list[float]:
    """Return the width of the longest word of each column, in points, with those of its sources."""
    sources = [
        max((longest_word(source_text(row.cells[number].sources)) for row in table.rows), default=0.0)
        for number in range(len(table.columns))
    ]
    texts = [max(map(longest_word, each)) for each in _texts(table, words)]
    return [
        min(max(text * _SIZE, source * _SOURCE_SIZE), _LONGEST_WORD) + _PADDING
        for text, source in zip(texts, sources, strict=True)
    ]


# Private tables

_TWIPS = 20
_UPRIGHT_COLUMNS = 6
_SIZE, _SOURCE_SIZE = 0.92, 0.65
"""Of letters in cells, in parts of 10 points; bold ones are wider."""
_PADDING = 14.0
_NEEDED = 0.8
"""Part of the width that the longest words may claim."""
_LONGEST_WORD = 100.0
"""Points that a word may claim for its column; a longer one is broken."""
