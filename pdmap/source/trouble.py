"""A place where the parser could not go on, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from pdmap.findings import Check
from pdmap.frozen import dataclass
from pdmap.source.characters import shown
from pdmap.source.checks import SYNTAX
from pdmap.source.problem import Problem
from pdmap.source.text import SourceText

LONGEST_LINE = 2048
"""How much of a line is looked at to find a mistake in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without its break."""

    start: int
    """Offset of its first character."""
    text: str
    """Its beginning, at most `LONGEST_LINE` characters, so that no diagnosis takes long."""

    @property
    def indentation(self) -> int:
        """Return the number of spaces in front."""
        return len(self.text) - len(self.text.lstrip(" "))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is known when the parser gives up."""

    offset: int
    """Where the parser stands."""
    context: int
    """Where the construct begins that it was reading; `offset` where it does not say."""
    last: tuple[int, int]
    """Offsets of the last complete scalar or alias and behind it."""
    open_bracket: int | None
    """Offset of the innermost open bracket."""
    text: SourceText

    @property
    def character(self) -> str:
        """Return the character where the parser stands; empty at the end of the text."""
        return self.text.characters[self.offset : self.offset + 1]

    def line(self, offset: int | None = None) -> Line:
        """Return the line that holds an offset, by default the one where the parser stands."""
        start = self.text.line_start(self.offset if offset is None else offset)
        return Line(start, self.text.characters[start : min(self.text.line_end(start), start + LONGEST_LINE)])

    def line_above(self, line: Line) -> Line | None:
        """Return the nearest line above that is neither blank nor a comment."""
        while line.start > 0:
            line = self.line(line.start - 1)
            if line.text.strip() and not line.text.lstrip().startswith("#"):
                return line
        return None

    def rest(self, offset: int) -> str:
        """Return what stands from an offset to the end of the line or bracket, without a comment."""
        rest = self.text.characters[offset : self.text.line_end(offset)]
        ending = _END_IN_BRACKETS if self.open_bracket is not None else _COMMENT
        return rest[:1] + ending.split(rest[1:], maxsplit=1)[0].rstrip()

    def problem(
        self, message: str, remedy: str, start: int | None = None, end: int | None = None, check: Check = SYNTAX
    ) -> Problem:
        """Return a problem from `start` (where the parser stands) to `end` (one character on)."""
        first = self.offset if start is None else start
        last = first + 1 if end is None else end
        return Problem(check, message, self.text.span(first, min(last, self.text.line_end(first))), remedy)


Diagnosis = Callable[[Trouble], Problem | None]
"""Recognizes one mistake in a trouble, or leaves it to the next diagnosis."""


def quoted(value: str) -> str:
    """Return a text in quotes, to be pasted into a manifest."""
    text = shown(value, 80)
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


# Private functions

_COMMENT = re.compile(r"[ \t]#")
_END_IN_BRACKETS = re.compile(r"[ \t]#|[,\[\]{}]")
