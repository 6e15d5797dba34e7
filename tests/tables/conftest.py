"""An export, and DuckDB to read it back: an engine that shares no code with what wrote it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pdmap.app.export import export_parquet, material_of, why_not_replaced
from pdmap.app.load import Loaded
from pdmap.app.terms import Terms
from pdmap.host.folders import written_folder

AS_OF = date(2026, 11, 23)

Rows = list[tuple[object, ...]]
Engine = Callable[..., Rows]
"""Answers a question in SQL about exports, whose tables are known by their names."""
Export = Callable[..., Path]


def exported(loaded: Loaded, folder: Path, name: str = "a", as_of: date = AS_OF) -> Path:
    """Write an export."""
    with written_folder(folder, lambda names: why_not_replaced(names, name)) as new:
        export_parquet(material_of(loaded, as_of, Terms(), name), new)
    return folder


def engine(folder: Path) -> Engine:
    """Return what answers questions about an export."""
    connection = duckdb.connect()
    for table in sorted(folder.iterdir()):
        connection.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{table}/*.parquet')")

    def ask(question: str, values: Mapping[str, object] | None = None) -> Rows:
        return connection.execute(question, values).fetchall()

    return ask


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Write an export to a new folder."""

    def write(loaded: Loaded, name: str = "a", as_of: date = AS_OF) -> Path:
        return exported(loaded, tmp_path / "export", name, as_of)

    return write
