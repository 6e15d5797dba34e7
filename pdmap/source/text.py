"""A manifest's text, and the way from offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from pdmap.findings import Position, Span
from pdmap.source.characters import replace_forbidden
from pdmap.source.directives import comment_out


class SourceText:
    """A text as the parser gets it, and its lines."""

    def __init__(self, characters: str, lines: tuple[str, ...]) -> None:
        self.characters = characters
        """The text with forbidden characters replaced and directives commented out, so that offsets stay."""
        self.lines = lines
        """The author's lines without their breaks; at least one."""

    @classmethod
    def of(cls, text: str) -> SourceText:
        """Return the text split where YAML 1.2 breaks lines: at LF, CR LF and CR."""
        # The other separators that str.splitlines knows are forbidden characters, so they are no breaks here.
        unbroken = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        return cls(comment_out(replace_forbidden(text)), tuple(unbroken.split("\n")))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Return the offset of every line's first character; only findings and comments ask for it."""
        pieces = self.characters.splitlines(keepends=True)
        return tuple(accumulate(map(len, pieces[: len(self.lines) - 1]), initial=0))

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset; what lies behind the text counts as its end."""
        line = bisect_right(self.starts, offset)
        column = min(offset - self.starts[line - 1], len(self.lines[line - 1])) + 1
        return Position(line, column)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of text between two offsets."""
        return Span(self.position(start), self.position(end))

    def line_end(self, offset: int) -> int:
        """Return the offset behind the last character of the line that holds `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return self.starts[index] + len(self.lines[index])

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of the line that holds `offset`."""
        return self.starts[bisect_right(self.starts, offset) - 1]
