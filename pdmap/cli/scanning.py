"""Scan what the command names, and spare it: no output is written over what is read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pdmap.app.scan import Scanned, scan, scan_listed
from pdmap.app.scan_sources import Read, read_columns, read_named
from pdmap.cli.process import StopError, tell
from pdmap.host.paths import shown_path
from pdmap.scan.listed import ListError
from pdmap.scan.schema import Schema, joined
from pdmap.scan.unread_migrations import unread_migrations


def scanned_of(sources: list[str], columns: Path | None, sample: int | None, output: Path | None) -> Scanned:
    """Return what sources hold, which is nothing for a list, and what is said of it.

    Args:
        sources: Files, folders, patterns and databases.
        columns: A list of columns instead.
        sample: As many values of each column are looked at; `None` where nobody asked for that.
        output: The file that is written later; `None` for standard output.

    Raises:
        StopError: nothing is named, a list cannot be read, or the output is a file that is read.
        FileError: a source cannot be used.
        DatabaseError: a database cannot be read.
    """
    if columns and sources:
        raise StopError("--columns judges a list by itself: leave SOURCE out")
    if columns and sample:
        raise StopError("--columns judges a list, which holds no values: leave --sample out")
    if columns:
        _spare(output, [columns])
        try:
            return Scanned(Schema(()), scan_listed(read_columns(columns)))
        except ListError as error:
            raise StopError(str(error)) from error
    if not sources:
        raise StopError("nothing to scan: name a file, a folder, a pattern or a database (or --columns FILE)")
    reads = read_named(sources, os.environ)
    _spare(output, _files(reads))
    schema = joined(read.schema for read in reads)
    found = scan(schema)
    for line in (line for read in reads for line in unread_migrations(read.documents, read.schema)):
        tell(line)
    if sample:
        from pdmap.app.scan_sampling import has_values, sampled

        if not any(map(has_values, reads)):
            tell("--sample: no source holds values; databases and separated values do")
        found = sampled(found, reads, sample)
    return Scanned(schema, found)


# Private functions


def _files(reads: Iterable[Read]) -> Iterable[Path]:
    """Yield the files that were read, also those that are databases."""
    for read in reads:
        yield from (Path(document.path) for document in read.documents)
        databases = {table.place.path for table in read.schema.tables if read.address}
        yield from (Path(place.removeprefix(_SQLITE)) for place in databases if place.startswith(_SQLITE))


def _spare(output: Path | None, files: Iterable[Path]) -> None:
    if output and os.path.realpath(output) in {os.path.realpath(file) for file in files}:
        raise StopError(f"{shown_path(output)}: is what the command goes by; name another file")


# Private tables

_SQLITE = "sqlite:///"
