"""The bad inputs of other tests run through the whole command too: it says what those tests ask of one part of it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.corpus.running import ROOT, Job, Result, results_of, write_files

TESTS = ROOT / "tests"
HOSTILE = TESTS / "source" / "hostile"
SCHEMA = TESTS / "schema" / "cases"
EXPECTED = re.compile(r"^# expect: (\S+) (\d+):\d+ ", re.MULTILINE)
ARGUMENTS = ("validate", ".", "--format", "json")
Expected = set[tuple[str, int]]
"""Codes and lines."""


def test_what_the_reader_finds_is_reported_by_the_command(tmp_path: Path) -> None:
    expected = dict(_hostile())
    results = _results({name: HOSTILE / name for name in expected}, tmp_path)
    missing = {name: lost for name, result in results.items() if (lost := expected[name] - _found(result))}
    assert missing == {}


def test_what_the_schema_finds_is_reported_by_the_command(tmp_path: Path) -> None:
    files = {path.name: path for path in sorted(SCHEMA.glob("*.yaml"))}
    expected = {name: _rows(EXPECTED.findall(path.read_text("utf-8"))) for name, path in files.items()}
    results = _results(files, tmp_path)
    missing = {name: lost for name, result in results.items() if (lost := expected[name] - _found(result))}
    assert missing == {}


# Private functions


def _results(files: dict[str, Path], folder: Path) -> dict[str, Result]:
    results = results_of(
        [Job(name, ARGUMENTS, write_files({"a.yaml": path.read_bytes()})) for name, path in files.items()], folder
    )
    for name, result in results.items():
        assert (name, result.ended.signal, result.changed) == (name, 0, ())
        assert result.ended.exit in range(4), result.ended.err
        assert bool(result.ended.out) != bool(result.ended.err)
    return results


def _hostile() -> Iterator[tuple[str, Expected]]:
    """Yield the files of the reader's corpus with what must be found in each."""
    with (HOSTILE / "expected.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for name in sorted({row["file"] for row in rows}):
        found = [(row["code"], row["place"].split(":")[0]) for row in rows if row["file"] == name and row["place"]]
        yield name, _rows(found)


def _rows(found: list[tuple[str, str]]) -> Expected:
    return {(code, int(line)) for code, line in found}


def _found(result: Result) -> Expected:
    """Return what a run found; an inventory of nothing but comments is told in a line, and has no findings."""
    if result.ended.exit == 3:
        return {("SRC011", 1)}
    findings = json.loads(result.ended.out)["findings"]
    return {(finding["code"], finding["start"]["line"]) for finding in findings if finding["start"]}
