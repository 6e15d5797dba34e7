"""A file of SQL as text, with the lines that its parts stand on."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from pdmap.frozen import dataclass
from pdmap.scan.reader import Document
from pdmap.scan.schema import Place
from pdmap.scan.sql.dialects import Dialect, guess_dialect


@dataclass(frozen=True, slots=True)
class Source:
    """A file of SQL, decoded."""

    path: str
    text: str
    dialect: Dialect
    line_ends: tuple[int, ...]
    """Where each line feed stands."""
    first_line: int = 1
    """The line that the text begins on, where it is a part of another file."""

    def place(self, offset: int) -> Place:
        """Return the place of a character; where on its line that is, nobody knows in a part of another file."""
        line = bisect_right(self.line_ends, offset - 1)
        start = self.line_ends[line - 1] + 1 if line else 0
        return Place(self.path, line + self.first_line, offset - start + 1 if self.first_line == 1 else None)

    def line_end(self, offset: int) -> int:
        """Return where the line of a character ends."""
        found = bisect_right(self.line_ends, offset - 1)
        return self.line_ends[found] if found < len(self.line_ends) else len(self.text)


class NotTextError(Exception):
    """A file holds no text."""


def read_source(document: Document) -> Source:
    """Return a file as text: UTF-8, UTF-16 with or without its mark, else the Western encoding of Windows.

    Raises:
        NotTextError: the file is binary.
    """
    return source_of(document.path, _decode(document.data))


def source_of(path: str, text: str, first_line: int = 1) -> Source:
    """Return a text as a file of SQL, or as a part of one that begins on a line."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    ends = tuple(match.start() for match in re.finditer("\n", text))
    return Source(path, text, guess_dialect(text, path), ends, first_line)


# Private functions


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _decode_wide(data: bytes) -> str:
    """Return the text of UTF-16 without a mark, as scripts of SQL Server are saved.

    Raises:
        NotTextError: it is none.
    """
    head = data[:1000]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > 0.8 * len(zeros):
            return data.decode(encoding, errors="replace")
    raise NotTextError
