"""What a table is: columns with types and meanings, and rows that are made when they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.tables.material import Material

SCHEMA_VERSION = 1
"""Version of all tables together. Tables and columns may be added within a version, none is removed or changed."""

Cell: TypeAlias = str | bool | int | float | dt.date | Sequence[str] | Sequence[bool] | Sequence[int] | None
"""A value of a table; `None` is SQL's `NULL`."""
Row: TypeAlias = tuple[Cell, ...]

R = TypeVar("R")


class Kind(StrEnum):
    """The type of a column; the value names it in the documentation."""

    STRING = "string"
    BOOLEAN = "boolean"
    INTEGER = "int64"
    LINE = "int32"
    NUMBER = "double"
    DATE = "date"
    STRINGS = "list<string>"
    BOOLEANS = "list<boolean>"
    INTEGERS = "list<int64>"

    @property
    def is_list(self) -> bool:
        """Return whether a cell holds several values."""
        return self in {Kind.STRINGS, Kind.BOOLEANS, Kind.INTEGERS}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    """In lower case with `_` between words; none is a reserved word of SQL."""
    kind: Kind
    about: str
    """What it holds, one or two sentences."""
    null: str = ""
    """What `NULL` means; empty where no cell of the column is null."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    name: str
    about: str
    """What a row is."""
    columns: tuple[Column, ...]
    rows: Callable[[Material], Iterator[Row]] = field(repr=False)
    """Yields the rows of an inventory, always in the same order; each has a cell for every column."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[R]):
    """A column, and how its cell is read from what a row is made of."""

    column: Column
    read: Callable[[R], Cell] = field(repr=False)


def read_from(name: str, kind: Kind, about: str, read: Callable[[R], Cell], null: str = "") -> Reading[R]:
    """Return a column with how its cell is read."""
    return Reading(Column(name, kind, about, null), read)


def table(
    name: str,
    about: str,
    readings: Iterable[Reading[R]],
    sources: Callable[[Material], Iterable[R]],
    where: Callable[[R], Location | None] | None = None,
    nowhere: str = "",
) -> Table:
    """Return a table with a row for each source; before its own columns stands the name of the inventory.

    Args:
        name: What it is called.
        about: What a row is.
        readings: Its own columns.
        sources: Yields what the rows are made of.
        where: Tells where a row stands in the manifests, for the last columns; `None` where no row has a place.
        nowhere: When a row has none; empty where each has one.
    """
    known = tuple(readings)
    reads = tuple(reading.read for reading in known)

    def rows(material: Material) -> Iterator[Row]:
        for source in sources(material):
            place = _place(where(source)) if where else ()  # it takes a while to be worked out: once for each row
            yield (material.name, *(read(source) for read in reads), *place)

    places = _place_columns(nowhere) if where else ()
    return Table(name, about, (_INVENTORY, *(reading.column for reading in known), *places), rows)


# Private functions


def _place(location: Location | None) -> Row:
    return (location.path, location.line, location.column) if location else (None, None, None)


def _place_columns(nowhere: str) -> tuple[Column, ...]:
    """Return the columns that tell where a row stands in the manifests."""
    no_line = "; ".join(filter(None, (nowhere, "the whole file is meant")))
    return (
        Column("path", Kind.STRING, "The manifest, below the inventory's folder.", nowhere),
        Column("line", Kind.LINE, "Line in the manifest, from 1.", no_line),
        Column("line_column", Kind.LINE, "Column in the line, in code points from 1.", no_line),
    )


# Private tables

_INVENTORY = Column("inventory", Kind.STRING, "Which inventory the row is of: what `--name` says.")
