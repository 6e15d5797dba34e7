"""The first line of files of comma-separated values: names of columns, and nothing of what stands below."""

from __future__ import annotations

import csv
import posixpath
import re

from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Place, Schema, Table, Trouble
from pdmap.scan.separated import HEADER_BYTES, SEPARATED, encoding_of, header_in, sign_of


def recognizes(document: Document) -> bool:
    """Tell by the suffix alone."""
    return document.path.lower().endswith(READER.suffixes)


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files one by one: each is a table, called like its file."""
    tables: list[Table] = []
    troubles: list[Trouble] = []
    for document in documents:
        line, written, trouble = _header(document)
        troubles += [trouble] if trouble else []
        if written:
            tables.append(_table(document, line, written, troubles))
    return Schema(tuple(tables), tuple(troubles))


# Private functions


def _header(document: Document) -> tuple[int, str, Trouble | None]:
    """Return the number of the first line that is not blank, and the line."""
    place = Place(document.path, 1)
    data = document.data[:HEADER_BYTES]
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-16":
        data = data.decode("utf-16", "replace").encode()
    elif b"\0" in data:
        return 1, "", Trouble(place, "the file holds NUL bytes, so it is no text, and was not read")
    before, line = header_in(data)
    if line.strip().strip(b"\xef\xbb\xbf") and len(line) < HEADER_BYTES:
        return before + 1, *_decoded(line, Place(document.path, before + 1))
    fact = "the first line is longer than 1 MiB" if data.strip() else "the file is empty: there is no line with names"
    return 1, "", Trouble(place, fact)


def _decoded(line: bytes, place: Place) -> tuple[str, Trouble | None]:
    encoding = encoding_of(line)
    if encoding == "utf-8-sig":
        return line.decode(encoding), None
    trouble = Trouble(place, "the first line is not UTF-8 and was read as Windows-1252", is_lost=False)
    return line.decode(encoding, "replace"), trouble


def _table(document: Document, line: int, written: str, troubles: list[Trouble]) -> Table:
    place = Place(document.path, line)
    names = _names(written)
    if names is None:
        troubles.append(Trouble(place, "the first line cannot be parted into names of columns"))
    elif any(_VALUE.fullmatch(name.strip()) for name in names):
        troubles.append(Trouble(place, "the first line holds values, not names: the columns of the file have no names"))
        names = None
    elif not all(name.strip() for name in names):
        position = next(index for index, name in enumerate(names, start=1) if not name.strip())
        troubles.append(Trouble(place, f"column {position} has no name in the first line"))
    stems = (name.strip() for name in names or ())
    columns = tuple(Column(name=name, type="", place=place) for name in dict.fromkeys(stems) if name)
    return Table(name=posixpath.basename(document.path).partition(".")[0], columns=columns, place=place)


def _names(written: str) -> list[str] | None:
    """Part a line at the sign that parts it most often outside of quotes."""
    try:
        return next(csv.reader([written], delimiter=sign_of(written), skipinitialspace=True), None)
    except csv.Error:
        return None


# Private tables

_VALUE = re.compile(r"[-+]?\d[\d.,:/ -]*|[^@\s]+@[^@\s]+\.[a-zA-Z]+|\d{4}-\d\d-\d\dT\S+|https?://\S+")
"""What is no name: a number, a day, an e-mail address, a web address."""

READER = Reader(
    description="Comma-separated values: the names in the first line, parted by a comma, semicolon, tab or bar",
    suffixes=SEPARATED,
    recognizes=recognizes,
    read=read,
)
