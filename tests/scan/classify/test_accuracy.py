"""The labelled schemas of the benchmarks: what the classifier reaches there, it keeps."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
SETS = sorted((ROOT / "benchmarks" / "scan").glob("*.tsv"))
FLOORS = {
    "recall": 0.95,
    "precision": 0.90,
    "f1": 0.92,
    "category": 0.95,
    "pointers": 0.97,
    "table_recall": 0.92,
    "table_precision": 0.83,
}
MOST_FALSE = 1.3
"""Direct columns and pointers for each 100 columns that are not personal: half of them are pointers in models whose
authors say that they hold nothing personal."""


@pytest.fixture(scope="module")
def scan_accuracy() -> ModuleType:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module("scan_accuracy")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_labelled_schema_is_read_as_well_as_before(path: Path, scan_accuracy: ModuleType) -> None:
    labels = scan_accuracy.read(path)
    found = scan_accuracy.score(path.stem, labels, scan_accuracy.guess(labels))
    for measure, floor in FLOORS.items():
        assert getattr(found, measure) >= floor, measure
    assert found.false <= MOST_FALSE


def test_the_benchmark_prints_a_line_for_each_set() -> None:
    command = [sys.executable, "benchmarks/scan_accuracy.py", "--wrong", *map(str, SETS)]
    run = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)
    table = [line for line in run.stdout.splitlines() if line.startswith("| ")]
    assert [line.split("|")[1].strip() for line in table] == ["set", "---", *(path.stem for path in SETS), "mean"]
