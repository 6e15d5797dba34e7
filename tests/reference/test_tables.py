import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest

from pdmap.reference.tables import day, flag, listed, table

NAMES = sorted(file.name.removesuffix(".tsv") for file in (files("pdmap.reference") / "data").iterdir())
SORTED = [name for name in NAMES if name != "provisions"]

TRACE = """
import sys
read = []
sys.addaudithook(lambda event, args: read.append(str(args[0])) if event == "open" else None)
def tables():
    return sorted(path.rpartition("/")[2] for path in read if path.endswith(".tsv"))
import pdmap.reference
print(tables())
pdmap.reference.built_in()
print({"other_names.tsv", "provisions.tsv", "vendors.tsv"} & set(tables()), len(tables()))
"""


@pytest.mark.parametrize("name", NAMES)
def test_every_file_tells_its_date_source_and_license(name: str) -> None:
    found = table(name)

    assert found.as_of >= date(2026, 1, 1)
    assert found.source
    assert found.license


@pytest.mark.parametrize("name", NAMES)
def test_every_file_has_clean_cells_and_unique_rows(name: str) -> None:
    rows = table(name).rows
    cells = [cell for row in rows for cell in row.values()]

    assert rows
    assert all(cell == cell.strip() and cell.isprintable() for cell in cells)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", SORTED)
def test_every_vocabulary_is_sorted(name: str) -> None:
    rows = [tuple(row.values()) for row in table(name).rows]

    assert rows == sorted(rows)


def test_a_file_is_read_when_it_is_first_asked_for_and_what_few_runs_need_not_with_the_rest() -> None:
    run = subprocess.run([sys.executable, "-c", TRACE], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines() == ["[]", f"set() {len(NAMES) - 3}"]


def test_cells_hold_lists_flags_and_dates() -> None:
    assert listed("a,b") == ("a", "b")
    assert listed("") == ()
    assert [flag("yes"), flag("no")] == [True, False]
    assert day("2026-01-26") == date(2026, 1, 26)
    assert day("") is None


def test_a_flag_is_nothing_but_yes_or_no() -> None:
    with pytest.raises(KeyError):
        flag("maybe")
