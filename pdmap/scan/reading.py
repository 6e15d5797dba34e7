"""Read the files of a source together, each by the reader that knows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.registry import discover
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Place, Schema, Table, Trouble


def known_readers() -> Mapping[str, Reader]:
    """Return the readers of schemas by their names."""
    return discover("pdmap.scan.readers", "READER", Reader)


def read_sources(documents: Iterable[Document]) -> Schema:
    """Return what the files of a source hold together; a file that no reader knows is a trouble."""
    readers = known_readers()
    groups: dict[str, list[Document]] = {}
    troubles: list[Trouble] = []
    for document in documents:
        name = next((name for name, reader in readers.items() if _knows(reader, document)), None)
        if name is None:
            troubles.append(Trouble(Place(document.path), "no reader knows this kind of file"))
        else:
            groups.setdefault(name, []).append(document)
    schemas = [readers[name].read(tuple(of_reader)) for name, of_reader in groups.items()]
    tables: tuple[Table, ...] = tuple(table for schema in schemas for table in schema.tables)
    return Schema(tables, (*troubles, *(trouble for schema in schemas for trouble in schema.troubles)))


# Private functions


def _knows(reader: Reader, document: Document) -> bool:
    return document.path.lower().endswith(reader.suffixes) and reader.recognizes(document)
