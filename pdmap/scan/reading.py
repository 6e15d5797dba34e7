"""Files of a source to one schema: each file to the readers that know it, and what they read put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache

from pdmap.registry import discover
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Place, Schema, Table, Trouble

TROUBLE_LIMIT = 200
"""Troubles of one kind of source that are told one by one."""


@cache
def known_readers() -> dict[str, Reader]:
    """Return the readers by their names, in the order of these."""
    return discover("pdmap.scan.readers", "READER", Reader)


def known_suffixes() -> tuple[str, ...]:
    """Return how names of files end that readers know, in small letters; in a folder, only these are read."""
    return tuple(sorted({suffix for reader in known_readers().values() for suffix in reader.suffixes}))


def readers_of(document: Document) -> tuple[str, ...]:
    """Return the names of the readers that know a file; mostly one, of a file of Python perhaps two."""
    return _names(document, known_readers())


def read_sources(documents: Iterable[Document], named: Collection[str] = ()) -> Schema:
    """Read files in the order in which they count.

    `named` are the paths of files that somebody named one by one, rather than a folder around them: where no reader
    knows such a file, it is lost: it was meant to be read.
    """
    everything, readers = tuple(documents), known_readers()
    groups: dict[str, set[str]] = {}
    unknown: list[Trouble] = []
    for document in everything:
        names = _names(document, readers)
        for name in names:
            groups.setdefault(name, set()).add(document.path)
        if not names and document.path in named:
            unknown.append(Trouble(Place(document.path), "no reader knows this file, and it was not read"))
    if everything and not groups:
        fact = f"no reader knows any of the {len(everything):,} files of the source, of which this is the first"
        fact = fact if len(everything) > 1 else "no reader knows this file, and it was not read"
        unknown = [Trouble(Place(everything[0].path), fact)]
    schemas = [_read(readers[name], paths, everything) for name, paths in groups.items()]
    troubles = (trouble for schema in schemas for trouble in _told(schema.troubles))
    return Schema(_together(schemas), (*unknown, *troubles))


# Private functions


def _names(document: Document, readers: dict[str, Reader]) -> tuple[str, ...]:
    path = document.path.lower()
    fitting = ((name, reader) for name, reader in readers.items() if path.endswith(reader.suffixes))
    return tuple(name for name, reader in fitting if reader.recognizes(document))


def _read(reader: Reader, paths: set[str], documents: tuple[Document, ...]) -> Schema:
    """Read the files that a reader knows, with those that these may refer to."""
    context = reader.context
    return reader.read(tuple(each for each in documents if each.path in paths or each.path.lower().endswith(context)))


def _together(schemas: Iterable[Schema]) -> tuple[Table, ...]:
    """Return the tables of several schemas, each once: what two readers find of one has the columns of both.

    A file to which a description refers may be a schema by itself, and migrations may go on from a dump.
    """
    tables: dict[tuple[str, Place], Table] = {}
    for table in (table for schema in schemas for table in schema.tables):
        first = tables.setdefault((table.name, table.place), table)
        if first is not table:
            known = {(column.path, column.name) for column in first.columns}
            more = tuple(column for column in table.columns if (column.path, column.name) not in known)
            tables[table.name, table.place] = replace(first, columns=(*first.columns, *more)) if more else first
    return tuple(tables.values())


def _told(troubles: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    """Return the troubles that are told; one stands for the rest of a file that is nothing but troubles."""
    if len(troubles) <= TROUBLE_LIMIT:
        return troubles
    rest = troubles[TROUBLE_LIMIT:]
    is_lost = any(trouble.is_lost for trouble in rest)
    return (*troubles[:TROUBLE_LIMIT], Trouble(rest[0].place, f"{len(rest):,} more troubles follow", is_lost))
