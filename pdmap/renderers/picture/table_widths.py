"""How wide the columns of a table are: as wide as what they say, or less, but never less than their longest word."""

from __future__ import annotations

from math import fsum

from pdmap.frozen import dataclass
from pdmap.typeface import text_width
from pdmap.views.tables import Table


@dataclass(frozen=True, slots=True)
class Measure:
    """How the text of a table is set."""

    size: float
    """Of the font; the bold one is measured, so that headings have room as well."""
    inset: float
    """Room beside the text of a cell, both sides together."""
    widest: float
    """How wide a column is at most."""
    longest_word: int
    """After how many letters a word may break."""

    def cell(self, text: str) -> float:
        """Return the width of a cell that holds a text on one line."""
        return text_width(text, self.size, is_bold=True) + self.inset


def even_rows(table: Table) -> list[tuple[str, ...]]:
    """Return the headings, where there are any, and the rows, with as many cells each as the longest has."""
    rows = [row for row in (table.columns, *table.rows) if row]
    columns = max(map(len, rows), default=0)
    return [(*row, *[""] * (columns - len(row))) for row in rows]


def least_widths(table: Table, measure: Measure) -> list[float]:
    """Return the width below which words of a column would break."""
    return [
        max(measure.cell(word[: measure.longest_word]) for text in column for word in (*text.split(), ""))
        for column in _columns(table)
    ]


def column_widths(table: Table, width: float, measure: Measure) -> list[float]:
    """Return a width for each column, so that all of them fit a width."""
    least = least_widths(table, measure)
    wished = [min(max(map(measure.cell, column)), measure.widest) for column in _columns(table)]
    wished = [max(small, large) for small, large in zip(least, wished, strict=True)]
    if fsum(least) >= width > 0:
        return [small * width / fsum(least) for small in least]
    asked = fsum(wished) - fsum(least)
    share = min(1.0, (width - fsum(least)) / asked) if asked > 0 else 1.0
    return [small + share * (large - small) for small, large in zip(least, wished, strict=True)]


# Private functions


def _columns(table: Table) -> list[tuple[str, ...]]:
    return list(zip(*even_rows(table), strict=True))
