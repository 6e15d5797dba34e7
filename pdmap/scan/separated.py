"""Files of separated values: which they are, and where the line with the names stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

SEPARATED = (".csv", ".tsv", ".psv")
"""How names of such files end, in small letters."""
HEADER_BYTES = 1024 * 1024
"""Bytes in which the line with the names must end."""
BREAK = re.compile(rb"\r\n|\n|\r")
"""What ends a line."""
MOST = 50
"""Lines in which the names stand."""


def header_in(data: bytes) -> tuple[int, bytes]:
    """Return how many lines stand before the one with the names, and that one: lines within quotes are parts of it."""
    lines = BREAK.split(data[:HEADER_BYTES])
    first = _header_at([line.decode("latin-1") for line in lines[:MOST]])
    quotes = 0
    for at in range(first, len(lines)):
        quotes += lines[at].count(b'"')
        if quotes % 2 == 0:
            return first, b" ".join(lines[first : at + 1])
    return first, lines[first]


def sign_of(line: str) -> str:
    """Return the sign that parts the names of a line most often outside of quotes."""
    bare = _QUOTED.sub("", line)
    return max(_SIGNS, key=bare.count)


def encoding_of(line: bytes) -> str:
    """Return the encoding of a line: UTF-8, else that of Western Windows, in which programs of offices write."""
    try:
        line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


# Private functions


def _header_at(lines: Sequence[str]) -> int:
    """Return the index of the line with the names: the first one that is not blank, and no remark in front of a table.

    Excel writes `sep=;` there, and programs a comment behind `#`: a line of one cell, of which the next ones have more.
    """
    written = [at for at, line in enumerate(lines[:MOST]) if line.strip(_BLANK)]
    for at, following in pairwise(written):
        if not (_REMARK.fullmatch(lines[at].strip(_BLANK)) and _is_in_front(following, written, lines)):
            return at
    return written[-1] if written else 0


def _is_in_front(at: int, written: Sequence[int], lines: Sequence[str]) -> bool:
    """Tell whether a table of several columns begins at a line or behind it."""
    return any(_SIGN.search(lines[each]) for each in written if each >= at)


# Private tables

_BLANK = " \t\r\n\ufeff\u00ef\u00bb\u00bf"
_REMARK = re.compile(r"\"?sep=.?\"?|#[^,;\t|]*", re.IGNORECASE)
_SIGNS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_SIGN = re.compile(r"[,;\t|]")
