"""Parquet files, read back by DuckDB."""

import datetime as dt
import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from pdmap.tables.table import SCHEMA_VERSION, Column, Kind, Row, Table
from pdmap.writers.parquet import BATCH, write_parquet

ROOT = Path(__file__).parents[2]
COLUMNS = tuple(Column(f"a_{kind.name.lower()}", kind, "A cell.", "nothing") for kind in Kind)
TABLE = Table("cells", "A row.", COLUMNS, lambda _: iter(()))
NUMBERS = Table("numbers", "A number.", (Column("n", Kind.INTEGER, "It."),), lambda _: iter(()))
SCRIPT = """
import datetime as dt, hashlib, sys, time
from pathlib import Path
moment = float(sys.argv[1])
time.time = lambda: moment
from pdmap.app.export import export_parquet, material_of
from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.host.folders import written_folder

source, target = Path("inventories/cloudkarafka"), Path(sys.argv[2])
loaded = load_texts({path.name: path.read_bytes() for path in sorted(source.glob("*.yaml"))})
with written_folder(target, lambda _: "") as folder:
    export_parquet(material_of(loaded, dt.date(2026, 11, 23), Terms(), "a"), folder)
for path in sorted(target.rglob("*.parquet")):
    print(path.relative_to(target), hashlib.sha256(path.read_bytes()).hexdigest())
"""


def written(table: Table, rows: Iterable[Row], tmp_path: Path) -> str:
    path = tmp_path / "x.parquet"
    with path.open("wb") as file:
        write_parquet(table, rows, "1.2.3", file)
    return path.as_posix()


def ask(question: str) -> list[tuple[Any, ...]]:
    return duckdb.connect().execute(question).fetchall()


def test_cells_of_all_kinds_and_empty_ones(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("å\n\0\"'", True, 2**53, 7, 1.5, dt.date(2026, 1, 31), ["a", ""], [True, False], [1, 2]),
        ("", False, -1, 0, -0.0, dt.date(1, 1, 1), [], [], []),
        (None,) * len(COLUMNS),
    ]
    path = written(TABLE, rows, tmp_path)
    assert ask(f"FROM '{path}'") == rows
    types = ask(f"SELECT column_type FROM (DESCRIBE FROM '{path}')")
    assert [kind for (kind,) in types] == [
        *("VARCHAR", "BOOLEAN", "BIGINT", "INTEGER", "DOUBLE", "DATE"),
        *("VARCHAR[]", "BOOLEAN[]", "BIGINT[]"),
    ]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    path = written(TABLE, [], tmp_path)
    assert ask(f"FROM '{path}'") == []
    assert ask(f"SELECT column_name FROM (DESCRIBE FROM '{path}')") == [(column.name,) for column in COLUMNS]


def test_rows_are_written_batch_by_batch(tmp_path: Path) -> None:
    asked: list[int] = []

    def rows() -> Iterable[Row]:
        for number in range(2 * BATCH + 1):
            asked.append(number)
            yield (number,)

    path = written(NUMBERS, rows(), tmp_path)
    groups = ask(f"SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata('{path}') ORDER BY ALL")
    assert groups == [(0, BATCH), (1, BATCH), (2, 1)]
    assert ask(f"SELECT count(*), min(n), max(n) FROM '{path}'") == [(2 * BATCH + 1, 0, 2 * BATCH)]
    assert len(asked) == 2 * BATCH + 1


def test_no_more_rows_are_asked_for_than_a_batch_before_they_are_written() -> None:
    class Disk(io.BytesIO):
        def write(self, data: bytes) -> int:  # type: ignore[override] # what pyarrow writes
            sizes.append(made[-1])
            return super().write(data)

    made, sizes = [0], [0]

    def rows() -> Iterable[Row]:
        for number in range(3 * BATCH):
            made.append(number)
            yield (number,)

    write_parquet(NUMBERS, rows(), "1", Disk())
    assert BATCH - 1 in sizes
    assert 2 * BATCH - 1 in sizes


def test_a_file_says_what_it_is(tmp_path: Path) -> None:
    path = written(NUMBERS, [(1,)], tmp_path)
    told = dict(ask(f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{path}')"))
    assert told == {
        "pdmap.table": "numbers",
        "pdmap.schema_version": str(SCHEMA_VERSION),
        "pdmap.version": "1.2.3",
    }


def test_columns_without_nulls_say_so(tmp_path: Path) -> None:
    path = written(NUMBERS, [(1,)], tmp_path)
    assert ask(f"SELECT repetition_type FROM parquet_schema('{path}') WHERE name = 'n'") == [("REQUIRED",)]


def test_names_of_files_that_are_no_unicode_are_escaped(tmp_path: Path) -> None:
    columns = (Column("t", Kind.STRING, "It.", "no"), Column("l", Kind.STRINGS, "Some.", "no"))
    texts = Table("texts", "A text.", columns, lambda _: iter(()))
    path = written(texts, [("a\udcff.yaml", ["\udcff", "b"]), (None, ()), ("c", None)], tmp_path)
    assert ask(f"FROM '{path}'") == [("a\\udcff.yaml", ["\\udcff", "b"]), (None, []), ("c", None)]


def digests(moment: int, folder: Path, **environment: str) -> list[str]:
    command = [sys.executable, "-c", SCRIPT, str(moment), str(folder)]
    run = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, check=True, capture_output=True, text=True, timeout=120
    )
    return run.stdout.splitlines()


def test_neither_clock_nor_place_nor_user_nor_hash_seed_changes_a_byte(tmp_path: Path) -> None:
    usual = digests(1_780_000_000, tmp_path / "a", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8", USER="a")
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "USER": "b", "SOURCE_DATE_EPOCH": "1"}
    assert digests(1_999_999_999, tmp_path / "b", PYTHONHASHSEED="4242", **elsewhere) == usual
    assert len(usual) > 30
