"""Mistakes that other tools pass over in silence: one run over all of them reports each, with its file and its line."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
MANIFESTS = FOLDER / "manifests"
HEALTHY = {"hub.yaml"}
"""What the others refer to."""


def _expected() -> list[tuple[str, str, int]]:
    """Return file, code and line of what has to be found, in the order of the table."""
    with (FOLDER / "expected.tsv").open(encoding="utf-8") as file:
        return [(row["file"], row["code"], int(row["line"])) for row in csv.DictReader(file, delimiter="\t")]


@pytest.fixture(scope="module")
def found() -> set[tuple[str, str, int]]:
    """File, code and line of every finding of one run."""
    command = [sys.executable, "-m", "pdmap", "validate", str(MANIFESTS), "--format", "json"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=FOLDER.parents[1])
    assert (ended.returncode, ended.stderr) == (2, "")
    findings = json.loads(ended.stdout)["findings"]
    return {(finding["path"], finding["code"], finding["start"]["line"]) for finding in findings}


@pytest.mark.parametrize("expected", _expected(), ids=lambda row: f"{row[0]}-{row[1]}")
def test_it_is_reported_with_its_file_and_its_line(
    expected: tuple[str, str, int], found: set[tuple[str, str, int]]
) -> None:
    assert expected in found


def test_nothing_else_is_reported(found: set[tuple[str, str, int]]) -> None:
    assert found - set(_expected()) == set()


def test_every_manifest_but_the_healthy_one_has_a_row() -> None:
    kinds = {file for file, _, _ in _expected()}
    assert {path.name for path in MANIFESTS.iterdir()} - HEALTHY <= kinds | {"duplicate-id.yaml"}
    assert len(kinds) >= 29


@pytest.mark.parametrize("form", ["sarif", "gitlab", "github", "junit", "markdown", "jsonl", "concise", "full"])
def test_every_format_reports_every_file(form: str) -> None:
    command = [sys.executable, "-m", "pdmap", "validate", str(MANIFESTS), "--format", form]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=FOLDER.parents[1])
    assert ended.returncode == 2
    assert [file for file, _, _ in _expected() if file not in ended.stdout] == []
