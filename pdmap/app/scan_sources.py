"""Read what sources stand for: files, folders, patterns, databases and lists of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path

from pdmap.frozen import dataclass
from pdmap.host.files import FileError, check_named, read_regular_file, reason_of
from pdmap.host.paths import shown_path
from pdmap.host.sources import MOST_BYTES, read_source
from pdmap.phases import phase
from pdmap.scan.listed import ListedSource, read_list
from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Schema, Trouble

VARIABLE = "env:"
"""What stands before the name of a variable that holds the address of a database, which may hold a password."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one source holds, and where its values could be looked at."""

    schema: Schema
    address: str = field(default="", repr=False)
    """That of a database, which may hold a password; empty for files."""
    documents: tuple[Document, ...] = ()


def read_named(sources: Iterable[str], environment: Mapping[str, str], base: Path = Path()) -> tuple[Read, ...]:
    """Return what sources hold; one without a table is among the troubles, and loses something where all are so.

    Args:
        sources: Files, folders, patterns, addresses of databases, and `env:NAME` for a variable that holds one.
        environment: The variables.
        base: The folder that paths are relative to.

    Raises:
        FileError: there is nothing at a path, or a variable is not set.
        DatabaseError: a database cannot be read.
    """
    with phase("reading of sources"):
        named = tuple(sources)
        reads = tuple(_read(source, environment, base) for source in named)
    is_empty = not any(read.schema.tables for read in reads)
    return tuple(_with_emptiness(source, read, is_lost=is_empty) for source, read in zip(named, reads, strict=True))


def read_columns(path: Path) -> tuple[ListedSource, ...]:
    """Return the sources of a list of columns.

    Raises:
        FileError: the file cannot be read.
        ListError: it is no list of columns.
    """
    check_named(path)
    shown = shown_path(path)
    try:
        data = read_regular_file(path, MOST_BYTES + 1)
    except OSError as error:
        raise FileError(f"{shown}: cannot be read ({reason_of(error)})") from error
    if len(data) > MOST_BYTES:
        raise FileError(f"{shown}: is larger than {MOST_BYTES:,} bytes")
    return read_list(Document(shown, data))


# Private functions

_SQLITE = b"SQLite format 3\0"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def _read(source: str, environment: Mapping[str, str], base: Path) -> Read:
    if address := _address(source, environment):
        from pdmap.host.database import read_database

        return Read(read_database(address), address)
    from pdmap.scan.reading import known_suffixes, read_sources

    files = read_source(source, base, known_suffixes())
    if any(document.data.startswith(_SQLITE) for document in files.documents if document.path in files.named):
        raise FileError(f"{source}: is a database of SQLite; name it as sqlite:///{source}")
    schema = read_sources(files.documents, files.named)
    return Read(Schema(schema.tables, (*files.troubles, *schema.troubles)), documents=files.documents)


def _with_emptiness(source: str, read: Read, *, is_lost: bool) -> Read:
    """Return what a source holds with a trouble where that is nothing; an address, which may be secret, is not told."""
    if read.schema.tables or any(trouble.is_lost for trouble in read.schema.troubles):
        return read
    is_secret = read.address and not source.startswith(VARIABLE)
    place = Place("the database" if is_secret else source)
    fact = "no table is in it, so there is nothing to judge" if is_lost else "no table is in it"
    return replace(read, schema=Schema((), (*read.schema.troubles, Trouble(place, fact, is_lost))))


def _address(source: str, environment: Mapping[str, str]) -> str:
    """Return the address of the database that a source is; empty where it is files."""
    if not source.startswith(VARIABLE):
        return source if _ADDRESS.match(source) else ""
    address = environment.get(source.removeprefix(VARIABLE))
    if not address:
        raise FileError(f"{source}: the variable is not set")
    return address
