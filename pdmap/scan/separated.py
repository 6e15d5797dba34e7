"""Files of separated values: which they are, and where the line with the names stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

SEPARATED = (".csv", ".tsv", ".psv")
"""How names of such files end, in small letters."""
MOST = 50
"""Lines in which the names stand."""


def header_at(lines: Sequence[str]) -> int:
    """Return the index of the line with the names: the first one that is not blank, and no remark in front of a table.

    Excel writes `sep=;` there, and programs a comment behind `#`: a line of one cell, of which the next ones have more.
    """
    written = [at for at, line in enumerate(lines[:MOST]) if line.strip(_BLANK)]
    for at, following in pairwise(written):
        if not (_REMARK.fullmatch(lines[at].strip(_BLANK)) and _is_in_front(following, written, lines)):
            return at
    return written[-1] if written else 0


# Private functions


def _is_in_front(at: int, written: Sequence[int], lines: Sequence[str]) -> bool:
    """Tell whether a table of several columns begins at a line or behind it."""
    return any(_SIGN.search(lines[each]) for each in written if each >= at)


# Private tables

_BLANK = " \t\r\n\ufeff\u00ef\u00bb\u00bf"
_REMARK = re.compile(r"\"?sep=.?\"?|#[^,;\t|]*", re.IGNORECASE)
_SIGN = re.compile(r"[,;\t|]")
