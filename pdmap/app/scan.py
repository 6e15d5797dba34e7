"""Read schemas, and propose which of their columns are personal data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from pdmap.frozen import dataclass
from pdmap.phases import phase
from pdmap.scan.classify.classifier import classify
from pdmap.scan.columns import written_name
from pdmap.scan.listed import ListedSource
from pdmap.scan.schema import Place, Schema, Trouble
from pdmap.scan.verdicts import ColumnVerdict, TableVerdict, Tier

PROPOSED = (Tier.DIRECT, Tier.POINTER)
"""Tiers of the columns that are proposed, where nobody asks for others."""


@dataclass(frozen=True, slots=True)
class Row:
    """A column with what is said of it."""

    source: str
    """The file, the database, or what a list calls its source."""
    type: str
    """As written."""
    place: Place
    verdict: ColumnVerdict
    names: tuple[str, ...]
    """The names of the fields that it lies in, and its own."""

    @property
    def written(self) -> str:
        """Return the name with its table, as a manifest writes it."""
        return written_name(self.verdict.table, self.names)


@dataclass(frozen=True, slots=True)
class ScannedTable:
    """A table with what is said of it and of its columns."""

    verdict: TableVerdict
    place: Place
    rows: tuple[Row, ...]
    """In the order of the table."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in sources."""

    tables: tuple[ScannedTable, ...]
    """In the order of the sources."""
    troubles: tuple[Trouble, ...] = ()
    """What could not be read."""

    @property
    def rows(self) -> Iterator[Row]:
        """Return every column, in the order of the sources."""
        return (row for table in self.tables for row in table.rows)

    @property
    def is_whole(self) -> bool:
        """Return whether no column can be missing."""
        return not any(trouble.is_lost for trouble in self.troubles)

    def count(self, tier: Tier) -> int:
        """Return how many columns are of a tier."""
        return sum(row.verdict.tier is tier for row in self.rows)


@dataclass(frozen=True, slots=True)
class Scanned:
    """What sources hold, and what is said of it."""

    schema: Schema
    found: Scan
    """Of every table of the schema, in its order."""


def scan(schema: Schema, troubles: Iterable[Trouble] = ()) -> Scan:
    """Return what is said of the columns of a schema.

    Args:
        schema: What the sources hold.
        troubles: What could not be read before they were read.
    """
    return Scan(_tables(schema), (*troubles, *schema.troubles))


def scan_listed(sources: Iterable[ListedSource]) -> Scan:
    """Return what is said of the columns of a list; each source is judged by itself."""
    return Scan(tuple(table for source in sources for table in _tables(source.schema, source.name)))


def narrowed(found: Scan, tiers: Collection[Tier]) -> Scan:
    """Return what was found without columns of other tiers, and without tables of which none is left."""
    tables = (
        ScannedTable(table.verdict, table.place, tuple(row for row in table.rows if row.verdict.tier in tiers))
        for table in found.tables
    )
    return Scan(tuple(table for table in tables if table.rows), found.troubles)


def without_rows(found: Scan, is_left_out: Callable[[Row], bool]) -> Scan:
    """Return what was found without some columns."""
    tables = (
        ScannedTable(table.verdict, table.place, tuple(row for row in table.rows if not is_left_out(row)))
        for table in found.tables
    )
    return Scan(tuple(tables), found.troubles)


# Private functions


def _tables(schema: Schema, source: str = "") -> tuple[ScannedTable, ...]:
    """Return what is said of the tables of a schema; where its source has no name, the files are the sources."""
    with phase("classification"):
        verdicts = classify(schema)
    return tuple(
        ScannedTable(
            verdict,
            table.place,
            tuple(
                Row(
                    source or column.place.path,
                    column.type,
                    column.place,
                    judged,
                    (*column.path, column.name),
                )
                for column, judged in zip(table.columns, verdict.columns, strict=True)
            ),
        )
        for table, verdict in zip(schema.tables, verdicts, strict=True)
    )
