"""What holds for the tables of every inventory, those drawn from the schema of the language itself."""

import gc
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from pdmap.app.export import material_of
from pdmap.app.load import Loaded, load_texts
from pdmap.app.terms import Terms
from pdmap.model import Inventory
from pdmap.source import Plain
from pdmap.tables.catalogue import all_tables
from pdmap.tables.table import Cell, Kind
from tests.questions.changes.test_no_change_is_lost import Content, pairs, said
from tests.schema.test_generated import FITTING
from tests.tables.conftest import AS_OF, engine, exported

ROOT = Path(__file__).parents[2]
TYPES: dict[Kind, type | tuple[type, ...]] = {
    Kind.STRING: str,
    Kind.BOOLEAN: bool,
    Kind.INTEGER: int,
    Kind.LINE: int,
    Kind.NUMBER: (int, float),
    Kind.DATE: date,
    Kind.STRINGS: str,
    Kind.BOOLEANS: bool,
    Kind.INTEGERS: int,
}
PLACES = {"path", "line", "line_column"}
FOLDERS = [
    *sorted(path for path in (ROOT / "inventories").iterdir() if path.is_dir()),
    *sorted((ROOT / "tests" / "questions" / "tracing" / "inventories").glob("*.yaml")),
    ROOT / "tests" / "documents" / "inventory",
]


def read(path: Path) -> Loaded:
    root, paths = (path, sorted(path.rglob("*.yaml"))) if path.is_dir() else (path.parent, [path])
    return load_texts({each.relative_to(root).as_posix(): each.read_bytes() for each in paths})


def tables_of(loaded: Loaded) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Yield the rows of all tables but those of the vocabulary, which hardly change, by column."""
    material = material_of(loaded, AS_OF, Terms(), "a")
    for table in all_tables():
        names = [column.name for column in table.columns]
        for row in table.rows(material):
            yield table.name, dict(zip(names, row, strict=True))


def check(loaded: Loaded) -> None:
    """Hold the cells of an inventory to what their columns promise."""
    columns = {(table.name, column.name): column for table in all_tables() for column in table.columns}
    addresses: set[tuple[str, Cell]] = set()
    for name, row in tables_of(loaded):
        for key, cell in row.items():
            column = columns[name, key]
            assert column.null or cell is not None, (name, key)
            cells = cell if column.kind.is_list and isinstance(cell, list | tuple) else [cell]
            assert all(each is None or isinstance(each, TYPES[column.kind]) for each in cells), (name, key, cell)
            if f"{key}_state" in row and column.null:
                assert cell is None or row[f"{key}_state"] == "recorded", (name, key)
        if "key" not in row and name != "findings" and "address" in row:
            assert (name, row["address"]) not in addresses
            addresses.add((name, row["address"]))


@settings(max_examples=60)
@given(FITTING)
def test_cells_are_of_the_type_of_their_column_and_addresses_are_unique(manifest: Plain) -> None:
    check(load_texts({"a.yaml": json.dumps(manifest).encode()}))


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_cells_of_inventories_at_hand(path: Path) -> None:
    check(read(path))


def without_places(loaded: Loaded) -> set[tuple[str, str]]:
    rows = ((name, {key: cell for key, cell in row.items() if key not in PLACES}) for name, row in tables_of(loaded))
    return {(name, json.dumps(row, default=str)) for name, row in rows if name != "exports"}


@settings(max_examples=40)
@given(pairs())
def test_what_two_inventories_say_differently_their_tables_say_differently(pair: tuple[Content, Content]) -> None:
    one, other = (load_texts({"a.yaml": json.dumps(content).encode()}) for content in pair)
    assume(said(one.inventory) != said(other.inventory))
    assert without_places(one) != without_places(other)


@settings(max_examples=15)
@given(FITTING)
def test_an_engine_reads_what_was_written(tmp_path_factory: pytest.TempPathFactory, manifest: Plain) -> None:
    loaded = load_texts({"a.yaml": json.dumps(manifest).encode()})
    folder = exported(loaded, tmp_path_factory.mktemp("drawn") / "export")
    ask = engine(folder)
    material = material_of(loaded, AS_OF, Terms(), "a")
    for table in all_tables():
        written = [[list(cell) if isinstance(cell, tuple) else cell for cell in row] for row in table.rows(material)]
        names = ", ".join(column.name for column in table.columns)
        assert [list(row) for row in ask(f"SELECT {names} FROM {table.name}")] == written, table.name


def test_tables_keep_nothing_alive_of_what_they_were_made_from() -> None:
    """They are made once and for all, and a program may export one large inventory after the other."""

    def alive() -> int:
        gc.collect()
        return sum(isinstance(each, Inventory) and "kept-alive" in each.systems for each in gc.get_objects())

    # What other tests have left is none of this, and would be looked through: millions of objects.
    gc.freeze()
    try:
        _keep_nothing(alive)
    finally:
        gc.unfreeze()


def _keep_nothing(alive: Callable[[], int]) -> None:
    loaded = load_texts({"a.yaml": b"systems: {kept-alive: {location: SE, fields: [email], owner: {unknown: why}}}"})
    material = material_of(loaded, AS_OF, Terms(), "a")
    assert alive() == 1
    rows = [row for table in all_tables() for row in table.rows(material)]
    assert rows
    del loaded, material, rows
    assert alive() == 0
