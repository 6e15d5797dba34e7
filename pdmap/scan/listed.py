"""Columns from a plain list: a table of source, table, column and type, as any database can print it.

The list is separated by tabs, with the names of its columns on the first line; columns of other names are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pdmap.frozen import dataclass
from pdmap.scan.reader import Document
from pdmap.scan.schema import Column, Place, Schema, Table

NEEDED = ("source", "table", "column", "sql_type")
"""What the first line has to name."""


class ListError(Exception):
    """A file is no list of columns; the message is one clear line with the place."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """The columns of one source, in the order of the list."""

    name: str
    schema: Schema


def read_list(document: Document) -> tuple[ListedSource, ...]:
    """Return the sources of a list, each with its tables in the order in which they first stand there.

    Raises:
        ListError: the file is no such list.
    """
    sources: dict[str, dict[str, list[Column]]] = {}
    for source, table, column in _columns(document):
        sources.setdefault(source, {}).setdefault(table, []).append(column)
    return tuple(ListedSource(name, _schema(tables)) for name, tables in sources.items())


# Private functions


def _schema(tables: Mapping[str, Sequence[Column]]) -> Schema:
    return Schema(
        tuple(Table(name=name, columns=tuple(columns), place=columns[0].place) for name, columns in tables.items())
    )


def _columns(document: Document) -> Iterator[tuple[str, str, Column]]:
    try:
        text = document.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at_line = document.data[: error.start].count(b"\n") + 1
        raise ListError(f"{document.path}:{at_line}: the list is not UTF-8") from error
    head, *lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    at = _places(document.path, head.split("\t"))
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        place = Place(document.path, number)
        if len(cells) <= max(at):
            raise ListError(f"{place}: the line has {len(cells)} cells, and its head has more")
        source, table, full_name, kind = (cells[index] for index in at)
        *path, name = full_name.split(".")
        yield source, table, Column(name=name, path=tuple(path), type=kind, place=place)


def _places(path: str, head: Sequence[str]) -> tuple[int, ...]:
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise ListError(f"{path}:1: the first line names no column `{missing[0]}`; it has to name {', '.join(NEEDED)}")
    return tuple(head.index(name) for name in NEEDED)
