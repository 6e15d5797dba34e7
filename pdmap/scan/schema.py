"""What a real schema holds: tables, columns, keys, and where each of them was written.

One model for every kind of source. A table is what has columns: a table of a database, a class of models, a message
of Protocol Buffers, an object of an API, a file of comma-separated values. What is nested has a path: the column
`city` below `address` of `users` has the path `("address",)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a source."""

    path: str
    """Path of the file as the reader was given it, with `/` between folders; what a database is called."""
    line: int | None = None
    """Line, starting at 1; `None` where a source has no lines."""
    column: int | None = field(default=None, compare=False)
    """Where on its line, starting at 1, a definition begins; `None` where a reader does not say."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the authors of a schema say themselves of a column or a table, which counts more than its name."""

    origin: str
    """What says it, such as `dbt meta`, `comment`, `Open edX annotation`, `Fides dataset`."""
    words: str
    """What it says, as written."""
    is_personal: bool | None = None
    """Whether it says that the data are personal; `None` where it does not say."""
    kinds: tuple[str, ...] = ()
    """The kinds of data that it names, in the words of its origin, such as `user.contact.email` or `email`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a foreign key points at."""

    table: str
    """As written, so it may hold the name of a database schema."""
    column: str | None = None
    """`None` where the source names only the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table, or a field of whatever a source calls its tables."""

    name: str
    """Its own name, as written."""
    type: str
    """Its type, as written, such as `character varying(255)`; empty where the source gives none."""
    place: Place
    path: tuple[str, ...] = ()
    """Names of the fields that it lies in, the outermost first."""
    is_nullable: bool | None = None
    """`None` where the source does not say."""
    is_key: bool = False
    """Whether it is, or is a part of, the primary key."""
    comment: str = ""
    references: Reference | None = None
    alias: str = ""
    """What a framework calls it in the database, where the source calls it otherwise."""
    values: tuple[str, ...] = ()
    """What it is limited to, where the source names a few values; empty where anything may stand in it."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def full_name(self) -> str:
        """Return the name with its path, such as `address.city`."""
        return ".".join((*self.path, self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Something that has columns."""

    name: str
    """As written; the database schema stands before a dot where the source names one."""
    columns: tuple[Column, ...]
    """In the order of the source."""
    place: Place
    alias: str = ""
    """What a framework calls it in the database, where the source calls it otherwise."""
    comment: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """A part of a source that could not be read, or only by a fallback: never passed over in silence."""

    place: Place
    fact: str
    """What is wrong, in one line without a full stop."""
    is_lost: bool = True
    """Whether columns may be missing because of it; a fallback that read all of it loses none."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What one source holds."""

    tables: tuple[Table, ...]
    """In the order of the source, after every change that it makes to them."""
    troubles: tuple[Trouble, ...] = ()
    """In the order of the source."""


def joined(schemas: Iterable[Schema]) -> Schema:
    """Return what several sources hold, one behind the other."""
    every = tuple(schemas)
    tables = (table for schema in every for table in schema.tables)
    troubles = (trouble for schema in every for trouble in schema.troubles)
    return Schema(tuple(tables), tuple(troubles))
