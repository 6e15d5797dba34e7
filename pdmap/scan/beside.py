"""Comments beside calls that define columns, in languages of which the tokens hold no comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from pdmap.scan.annotations import evidence_in
from pdmap.scan.schema import Column
from pdmap.scan.texts import Text

PHP = r"//|\#(?!\[)|/\*+|\*+/?"
"""What begins a comment, or a line of one."""
RUBY = r"\#(?!\{)"


class Comments:
    """The comments of one file that speak of personal data.

    Others may be headings, or calls that somebody took out, and would tell the wrong thing of a column.
    """

    def __init__(self, text: Text, mark: str) -> None:
        """Take a file, and what begins a comment in its language."""
        self._text = text
        self._begins = re.compile(rf"\s*(?:{mark})(?P<said>.*)")
        self._follows = re.compile(rf"\s(?:{mark})(?P<said>.*)")

    def heard(self, column: Column, offset: int) -> Column:
        """Return a column with what is said behind its call, which begins at an offset, and on the lines above it."""
        said = self.said(offset)
        both = "; ".join(filter(None, (column.comment.removesuffix("."), said)))
        return replace(column, comment=both) if said else column

    def said(self, offset: int) -> str:
        """Return what is said behind and above a place; empty where that is not of personal data."""
        line = self._text.line(offset)
        found = self._follows.search(self._text.characters, offset, self._end(line))
        above = list(self._above(line))
        if not found and not above:
            return ""
        lines = takewhile(lambda each: not each.startswith("@"), map(_bare, reversed(above)))
        words = " ".join(filter(None, (*lines, _bare(found["said"]) if found else "")))
        return words if evidence_in(words, "comment") else ""

    # Private methods

    def _above(self, line: int) -> Iterator[str]:
        """Yield the comments on the lines above one, the nearest first."""
        for number in range(line - 1, max(0, line - _MOST), -1):
            start = self._text.starts[number - 1]
            found = self._begins.match(self._text.characters, start, self._end(number))
            if found is None:
                return
            yield found["said"]

    def _end(self, line: int) -> int:
        """Return where a line ends."""
        starts = self._text.starts
        return starts[line] - 1 if line < len(starts) else len(self._text.characters)


# Private functions


def _bare(said: str) -> str:
    return said.replace("*/", "").strip("*# \t")


# Private tables

_MOST = 30
"""Lines above a call that are looked at."""
