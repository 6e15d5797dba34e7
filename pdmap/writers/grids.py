"""How wide the columns of a grid are, and whether it needs a page that lies across."""

from __future__ import annotations

from math import fsum, sqrt

from pdmap.documents.document import Table
from pdmap.frozen import dataclass
from pdmap.typeface import text_width
from pdmap.writers.lines import source_text

UPRIGHT = 471.0
"""Width of the text on an upright page of A4, in points."""
ACROSS = 717.0
"""The same on a page that lies across."""
MARGIN = 62.0
"""On the left and the right of it."""
_SIZE = 8.5
_SMALL_SIZE = 7.5
_MANY_COLUMNS = 7
"""From how many columns on a grid lies across and has small letters."""
_MOST_COLUMNS = 14
"""Of a grid; where there are more, each of its rows is read as pairs."""
_INSET = 8.0
"""What a cell keeps free on both sides together."""
GUTTER = 9.5
"""What lists and marks keep free within a cell."""
SOURCE_SIZE = 0.72
"""Size of the letters of sources, of those around them; as in `document.typ`."""
_WIDEST_WORD = 110.0
"""A longer word is cut rather than that it takes the room of other columns."""
_LEAST = 30.0


@dataclass(frozen=True, slots=True)
class Measures:
    """What a grid needs on paper."""

    widths: tuple[float, ...]
    """Of its columns, in points, insets included."""
    size: float
    """Of its letters, in points."""
    is_wide: bool
    """Whether its page lies across."""

    def room(self, column: int) -> float:
        """Return the width of a line in a column, in points."""
        return self.widths[column] - _INSET - GUTTER


def is_legible_as_grid(table: Table) -> bool:
    """Return whether a page that lies across has room for the columns side by side."""
    return len(table.columns) <= _MOST_COLUMNS


def measured(table: Table) -> Measures:
    """Return the widths of the columns: each has its longest word, and a share of the rest by how much it says."""
    is_many = len(table.columns) >= _MANY_COLUMNS
    size = _SMALL_SIZE if is_many else _SIZE
    needs = [_need(table, place, size) for place in range(len(table.columns))]
    is_wide = is_many or fsum(needs) > UPRIGHT
    width = ACROSS if is_wide else UPRIGHT
    return Measures(_shared(needs, [_amount(table, place) for place in range(len(needs))], width), size, is_wide)


# Private functions


def _shared(needs: list[float], amounts: list[float], width: float) -> tuple[float, ...]:
    """Return what each column gets of a width."""
    rest = width - fsum(needs)
    if rest < 0:
        share = (width - _LEAST * len(needs)) / (fsum(needs) - _LEAST * len(needs))
        return tuple(round(_LEAST + share * (need - _LEAST), 2) for need in needs)
    total = fsum(amounts)
    return tuple(round(need + rest * amount / total, 2) for need, amount in zip(needs, amounts, strict=True))


def _need(table: Table, place: int, size: float) -> float:
    """Return what the longest word of a column needs."""
    column = table.columns[place]
    head = max(text_width(word, size, is_bold=True) for word in column.title.split() or ("",))
    body = max((text_width(word, size) for text in _texts(table, place) for word in text.split()), default=0.0)
    sources = max((text_width(source, size * SOURCE_SIZE) for source in _sources(table, place)), default=0.0)
    return max(_LEAST, min(max(head, body + GUTTER, sources + GUTTER), _WIDEST_WORD) + _INSET + 1)


def _amount(table: Table, place: int) -> float:
    """Return how much a column says: the root of its text, so that one long text does not crowd out the others."""
    letters = sum(map(len, _texts(table, place))) / max(len(table.rows), 1)
    return sqrt(max(letters, len(table.columns[place].title), 1))


def _texts(table: Table, place: int) -> list[str]:
    return [line.text for row in table.rows for line in row.cells[place].lines]


def _sources(table: Table, place: int) -> list[str]:
    sources = {source for row in table.rows for source in row.cells[place].sources}
    return [source_text((source,)) for source in sources]
