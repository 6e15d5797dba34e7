"""Which texts are read from right to left."""

from __future__ import annotations

import unicodedata
from collections import Counter

from pdmap.documents.document import Cell


def is_right_to_left(text: str) -> bool:
    """Return whether a text as a whole is read from right to left: from its start on, and for the most part.

    A text in another script that begins with a Hebrew name is read from left to right, with the name turned in it.
    """
    strong = [each for each in map(unicodedata.bidirectional, text) if each in _STRONG]
    count = Counter(strong)
    return bool(strong) and strong[0] != "L" and 2 * count["L"] <= len(strong)


def is_turned(cell: Cell) -> bool:
    """Return whether a cell is set from right to left: all of it, never one line of a list."""
    return len(cell.lines) == 1 and is_right_to_left(cell.lines[0].text)


# Private tables

_STRONG = frozenset({"L", "R", "AL"})
