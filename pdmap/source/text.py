"""A manifest's text, and the way from offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from pdmap.findings import Position, Span
from pdmap.source.characters import replace_forbidden
from pdmap.source.directives import comment_out


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as the parser gets it, with the offset of every line."""

    characters: str
    """The text with forbidden characters replaced and directives commented out, so that offsets stay."""
    lines: tuple[str, ...]
    """The author's lines without their breaks; at least one."""
    starts: tuple[int, ...]
    """The offset of every line's first character."""

    @classmethod
    def of(cls, text: str) -> SourceText:
        """Return the text split where YAML 1.2 breaks lines: at LF, CR LF and CR."""
        cleaned = comment_out(replace_forbidden(text))
        # The other separators that str.splitlines knows are forbidden characters, replaced by now.
        pieces = cleaned.splitlines(keepends=True)
        if not pieces or pieces[-1].endswith(("\n", "\r")):
            pieces.append("")
        starts = tuple(accumulate((len(piece) for piece in pieces[:-1]), initial=0))
        lines = (text[start : start + len(piece)].rstrip("\r\n") for start, piece in zip(starts, pieces, strict=True))
        return cls(cleaned, tuple(lines), starts)

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
