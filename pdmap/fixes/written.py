"""A manifest as it is written: its text, its byte order mark, and the way from places to offsets."""

from __future__ import annotations

import codecs
import re
from itertools import accumulate

from pdmap.findings import Position
from pdmap.frozen import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
"""A line with its break; YAML 1.2 breaks lines at LF, CR LF and CR."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a manifest that was read as UTF-8."""

    mark: bytes
    """The byte order mark, or nothing."""
    text: str
    """All that comes behind it."""
    lines: tuple[str, ...]
    """The lines with their breaks; together they are the text."""
    starts: tuple[int, ...]
    """The offset of each line in the text."""

    @classmethod
    def of(cls, data: bytes) -> Written:
        """Return the text of a manifest.

        Raises:
            UnicodeDecodeError: the bytes are not UTF-8; the reader has said so, and such a file has no edits.
        """
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        text = data[len(mark) :].decode()
        lines = tuple(_LINE.findall(text))
        starts = tuple(accumulate((len(line) for line in lines), initial=0))
        return cls(mark, text, lines, starts)

    @property
    def line_break(self) -> str:
        """Return the line break that the first line ends with; LF where there is none."""
        first = self.lines[0] if self.lines else ""
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def offset(self, position: Position) -> int:
        """Return the offset of a place."""
        return self.starts[position.line - 1] + position.column - 1

    def encoded(self, text: str) -> bytes:
        """Return the bytes of a text in place of this one, behind the same byte order mark."""
        return self.mark + text.encode()
