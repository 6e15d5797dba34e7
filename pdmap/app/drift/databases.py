"""The databases that a configuration names by the variables that hold their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap.app.scan_sources import VARIABLE
from pdmap.host.connecting import DatabaseError
from pdmap.host.database import read_database
from pdmap.phases import phase
from pdmap.scan.schema import Place, Schema, Trouble


def read_databases(variables: Iterable[str], environment: Mapping[str, str]) -> Iterator[Schema]:
    """Yield what each database holds; one that cannot be read is a trouble, at the variable that names it.

    Args:
        variables: The names of the variables.
        environment: The variables.
    """
    for variable in variables:
        with phase("databases"):
            yield _read(variable, environment.get(variable, ""))


# Private functions


def _read(variable: str, address: str) -> Schema:
    if not address:
        return _lost(variable, "the environment variable is not set")
    try:
        return _called(read_database(address), Place(f"{VARIABLE}{variable}"))
    except DatabaseError as error:
        return _lost(variable, str(error))


def _called(schema: Schema, place: Place) -> Schema:
    """Return a schema that is called by its variable: the address may tell of a machine."""
    tables = (
        replace(table, place=place, columns=tuple(replace(column, place=place) for column in table.columns))
        for table in schema.tables
    )
    return Schema(tuple(tables), tuple(replace(trouble, place=place) for trouble in schema.troubles))


def _lost(variable: str, fact: str) -> Schema:
    return Schema((), (Trouble(Place(f"{VARIABLE}{variable}"), fact),))
