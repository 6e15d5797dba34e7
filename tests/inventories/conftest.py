"""The example inventories, and the tables in their READMEs that say what is found in them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.app.validate import validate
from pdmap.findings import Finding

INVENTORIES = Path(__file__).parents[2] / "inventories"
AS_OF = dt.date(2026, 11, 23)

Row = tuple[str, ...]


@pytest.fixture
def load() -> Callable[[str], Loaded]:
    """Read an example by the name of its folder."""
    return _load


@pytest.fixture
def find() -> Callable[[str], tuple[Finding, ...]]:
    """Validate an example by the name of its folder."""
    return lambda name: validate(_load(name), AS_OF).findings


@pytest.fixture
def table() -> Callable[[str, str], list[Row]]:
    """Read the rows of the first table below a heading of an example's README, without the back-ticks."""
    return _table


def _load(name: str) -> Loaded:
    folder = INVENTORIES / name
    return load_texts({path.name: path.read_bytes() for path in folder.glob("*.yaml")})


def _table(name: str, heading: str) -> list[Row]:
    text = (INVENTORIES / name / "README.md").read_text(encoding="utf-8")
    _, _, section = text.partition(f"\n## {heading}\n")
    below = section.partition("\n## ")[0]
    lines = [line for line in below.splitlines() if line.startswith("|")]
    return [tuple(cell.strip().replace("`", "") for cell in line.strip("|").split("|")) for line in lines[2:]]
