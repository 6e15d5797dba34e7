"""What a reader of schemas is made of: adding a kind of source is adding a file to `scan/readers/`."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from pdmap.frozen import dataclass
from pdmap.scan.schema import Schema


@dataclass(frozen=True, slots=True)
class Document:
    """A file of a source."""

    path: str
    """As it is shown in places, with `/` between folders."""
    data: bytes


def document_of(path: str, data: bytes) -> Document:
    """Return a file as readers know it: text in UTF-8 without a mark, where a mark in front says what text it is.

    Editors of Windows write such marks. What is no text after all stays as it is.
    """
    if data.startswith(codecs.BOM_UTF8):
        return Document(path, data.removeprefix(codecs.BOM_UTF8))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Document(path, data.decode("utf-16").encode())
        except UnicodeError:
            return Document(path, data)
    return Document(path, data)


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of source; its name is the name of its module, such as `prisma`."""

    description: str
    """What it reads, for the help and the documentation."""
    suffixes: tuple[str, ...]
    """How names of such files end, in small letters, such as `.prisma`; several readers may share one."""
    recognizes: Callable[[Document], bool]
    """Tell whether a file whose name fits is of this kind; cheap, and without raising."""
    read: Callable[[tuple[Document, ...]], Schema]
    """Read the files of one source together, in the order in which they count (migrations by name).

    Never raises for what is in a file: that becomes a trouble.
    """
    context: tuple[str, ...] = ()
    """How names of files end that `read` is given besides those that are recognized, because these refer to them."""
