"""Parquet: tables that every engine of SQL reads, written batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from pdmap.writers.libraries import needed

if TYPE_CHECKING:
    import pyarrow as pa

    from pdmap.tables.table import Cell, Column, Row, Table

BATCH = 16_384
"""Rows that are in memory at once; each batch is a row group of the file."""


def check_library() -> None:
    """See whether Parquet can be written here.

    Raises:
        EngineMissingError: pyarrow is not installed.
    """
    with needed("pyarrow", "parquet"):
        import pyarrow.parquet  # noqa: F401 - to be there is all that is asked of it


def write_parquet(table: Table, rows: Iterable[Row], version: str, file: BinaryIO) -> int:
    """Write a table, and return how many rows it has. The same rows give the same bytes.

    Args:
        table: What the columns are.
        rows: Its rows.
        version: Of pdmap, for the file's metadata.
        file: What it is written to.

    Raises:
        EngineMissingError: pyarrow is not installed.
    """
    with needed("pyarrow", "parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    from pdmap.tables.table import SCHEMA_VERSION

    schema = pa.schema([_field(column) for column in table.columns])
    count = 0
    with pq.ParquetWriter(file, schema, compression="zstd", store_schema=False) as writer:
        for batch in _batches(rows):
            arrays = [
                _array(values, field.type) for values, field in zip(zip(*batch, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=BATCH)
            count += len(batch)
        writer.add_key_value_metadata(
            {"pdmap.table": table.name, "pdmap.schema_version": str(SCHEMA_VERSION), "pdmap.version": version}
        )
    return count


def text_in(data: bytes, column: str) -> str:
    """Return the text that the first row of a file has in a column; empty where there is none.

    Raises:
        EngineMissingError: pyarrow is not installed.
    """
    with needed("pyarrow", "parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    try:
        cells = pq.read_table(pa.BufferReader(data), columns=[column]).to_pydict()
    except (pa.ArrowException, OSError):  # no Parquet, or none that can be read
        return ""
    return str(next(iter(cells.get(column, ())), None) or "")


# Private functions


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows, some at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _field(column: Column) -> pa.Field:
    import pyarrow as pa

    from pdmap.tables.table import Kind

    types = {
        Kind.STRING: pa.string(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.INTEGER: pa.int64(),
        Kind.LINE: pa.int32(),
        Kind.NUMBER: pa.float64(),
        Kind.DATE: pa.date32(),
        Kind.STRINGS: pa.list_(pa.string()),
        Kind.BOOLEANS: pa.list_(pa.bool_()),
        Kind.INTEGERS: pa.list_(pa.int64()),
    }
    return pa.field(column.name, types[column.kind], nullable=bool(column.null))


def _array(values: tuple[Cell, ...], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # the name of a file that is no Unicode
        return pa.array([_encodable(value) for value in values], kind)


def _encodable(value: Cell) -> Cell:
    """Return a value that UTF-8 has, with escapes for what it has not."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list | tuple):
        return [each.encode("utf-8", "backslashreplace").decode() for each in value]
    return value
