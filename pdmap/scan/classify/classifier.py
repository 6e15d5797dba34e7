"""Classify the columns of schemas by their names, their types and what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pdmap.scan.classify.inheritance import Place as TablePlace
from pdmap.scan.classify.joined_prefixes import as_written, without_prefixes
from pdmap.scan.classify.judge import judge
from pdmap.scan.classify.places import look
from pdmap.scan.classify.second_look import looked_again
from pdmap.scan.schema import Column, Place, Schema, Table
from pdmap.scan.verdicts import ColumnVerdict, TableVerdict, Tier

DICTIONARY_VERSION = "2026.11"
"""Version of the dictionary: a configuration pins it, so that a newer pdmap alone turns no check red."""

Row = tuple[str, str, str, str]
"""Source, table, column and type, as a plain list of columns names them; a dot stands before a field in a field."""


def classify(schema: Schema) -> tuple[TableVerdict, ...]:
    """Return what the names, types and context of a schema say of its tables, in its order."""
    bare = without_prefixes(schema)
    verdicts: list[TableVerdict] = []
    for table, (place, found) in zip(schema.tables, judged(bare), strict=True):
        columns = looked_again(place, found)
        written = columns if bare is schema else _as_written(place, columns, table)
        verdicts.append(_of_table(place, written, table))
    return tuple(verdicts)


def judged(schema: Schema) -> Iterator[tuple[TablePlace, tuple[ColumnVerdict, ...]]]:
    """Yield each table of a schema with what the dictionary alone says of its columns."""
    places, people = look(schema)
    for place in places:
        yield place, tuple(judge(case, place.around, people) for case in place.cases)


def classify_columns(rows: Iterable[Row]) -> tuple[ColumnVerdict, ...]:
    """Return the verdict on each row of a plain list, in its order; each source is a schema of its own."""
    listed = tuple(rows)
    found: dict[int, ColumnVerdict] = {}
    for numbers_of_tables, schema in schemas_of(listed):
        for numbers, verdict in zip(numbers_of_tables, classify(schema), strict=True):
            found.update(zip(numbers, verdict.columns, strict=True))
    return tuple(replace(found[number], table=row[1], column=row[2]) for number, row in enumerate(listed))


def schemas_of(rows: Sequence[Row]) -> Iterator[tuple[list[list[int]], Schema]]:
    """Yield the schema of each source of a plain list, with the numbers of the rows that its tables are made of."""
    known: dict[str, set[str]] = {}
    for source, table, *_ in rows:
        known.setdefault(source, set()).add(table)
    tables: dict[str, dict[str, list[int]]] = {}
    nested = tuple(_nested(row, known[row[0]]) for row in rows)
    for number, (source, table, *_) in enumerate(nested):
        tables.setdefault(source, {}).setdefault(table, []).append(number)
    for of_source in tables.values():
        schema = Schema(tuple(_table(name, nested, numbers) for name, numbers in of_source.items()))
        yield [*of_source.values()], schema


# Private functions


def _nested(row: Row, known: Collection[str]) -> Row:
    """Return a row whose table is a field of another one as one of that: `users.address` where there is `users`."""
    source, table, name, type_name = row
    parts = table.split(".")
    outer = next((outer for end in range(1, len(parts)) if (outer := ".".join(parts[:end])) in known), None)
    return row if outer is None else (source, outer, f"{table.removeprefix(outer)[1:]}.{name}", type_name)


def _table(name: str, rows: tuple[Row, ...], numbers: list[int]) -> Table:
    columns = tuple(_column(rows[number], number + 1) for number in numbers)
    return Table(name=name, columns=columns, place=columns[0].place)


def _column(row: Row, line: int) -> Column:
    source, _, name, type_name = row
    *path, own = name.split(".")
    return Column(name=own, type=type_name, place=Place(source, line), path=tuple(path))


def _as_written(place: TablePlace, found: tuple[ColumnVerdict, ...], table: Table) -> tuple[ColumnVerdict, ...]:
    """Return verdicts on bare names with the names that the schema has."""
    columns = zip(found, place.cases, table.columns, strict=True)
    return tuple(as_written(verdict, case.column, table, column) for verdict, case, column in columns)


def _of_table(place: TablePlace, columns: tuple[ColumnVerdict, ...], table: Table) -> TableVerdict:
    is_personal = any(column.tier in {Tier.DIRECT, Tier.POINTER, Tier.LINKED} for column in columns)
    return TableVerdict(
        table=table.name,
        is_personal=is_personal,
        about=_about(place, columns) if is_personal else "",
        columns=columns,
    )


def _about(place: TablePlace, columns: tuple[ColumnVerdict, ...]) -> str:
    around = place.around
    if around.subject or not around.owner:
        return around.subject or around.holder
    owner = next(
        verdict.column for case, verdict in zip(place.cases, columns, strict=True) if case.full_name == around.owner
    )
    return f"{around.holder}, by `{owner}`"
