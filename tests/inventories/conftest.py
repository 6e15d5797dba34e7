"""The example inventories, and the tables in their READMEs that say what is found in them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

INVENTORIES = Path(__file__).parents[2] / "inventories"

Row = tuple[tuple[str, ...], ...]
"""A row of a table: for each cell, what stands in back-ticks."""


@pytest.fixture
def texts() -> Callable[[str], dict[str, str]]:
    """Read the manifests of an example, by the name of its folder."""
    return lambda name: {path.name: path.read_text(encoding="utf-8") for path in (INVENTORIES / name).glob("*.yaml")}


@pytest.fixture
def table() -> Callable[[str, str], list[Row]]:
    """Read the rows of the first table below a heading of an example's README."""
    return _table


def _table(name: str, heading: str) -> list[Row]:
    text = (INVENTORIES / name / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [tuple(_code_spans(cell) for cell in line.strip("|").split("|")) for line in lines[2:]]


def _code_spans(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))
