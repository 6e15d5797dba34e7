"""The text of a file of a source, and the lines in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from itertools import accumulate

from pdmap.frozen import dataclass
from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Trouble

BYTE_LIMIT = 64 * 1024 * 1024
"""Bytes of a file that are read; what is larger is no schema."""


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a file, by whose offsets lines are found."""

    path: str
    characters: str
    starts: list[int] = field(repr=False)
    """Offset at which each line starts."""

    def line(self, offset: int) -> int:
        """Return the line on which an offset lies, starting at 1."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        line = self.line(offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)


def text_of(document: Document, limit: int = BYTE_LIMIT) -> Text | Trouble:
    """Return the text of a file, or why it has none."""
    if len(document.data) > limit:
        size = limit // (1024 * 1024)
        return Trouble(Place(document.path), f"the file is larger than {size} MiB and was not read")
    characters = _decoded(document.data)
    if isinstance(characters, int):
        line = document.data.count(b"\n", 0, characters) + 1
        return Trouble(Place(document.path, line), "the file is not text in UTF-8 and was not read")
    if (found := characters.find("\0")) >= 0:
        line = characters.count("\n", 0, found) + 1
        return Trouble(Place(document.path, line), "the file holds NUL bytes, so it is no text, and was not read")
    characters = characters.replace("\r\n", "\n").replace("\r", "\n")
    lengths = (len(line) + 1 for line in characters.split("\n"))
    return Text(document.path, characters, [0, *accumulate(lengths)][:-1])


# Private functions


def _decoded(data: bytes) -> str | int:
    """Return the characters, or the offset of the first byte that is none."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
