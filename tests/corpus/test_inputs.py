"""The bad inputs of other tests run through the whole command too: it says what those tests ask of one part of it."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.corpus.running import ROOT, Job, Result, results_of, write_files

TESTS = ROOT / "tests"
HOSTILE = TESTS / "source" / "hostile"
SCHEMA = TESTS / "schema" / "cases"
EXPECTED = re.compile(r"^# expect: (\S+) (\d+):\d+ ", re.MULTILINE)
ARGUMENTS = ("validate", ".", "--format", "json")
Golden = Callable[[str, str], None]
MANY = 10
"""Findings of one code in one file from which on their number is told."""
Expected = set[tuple[str, int]]
"""Codes and lines."""


def test_what_the_reader_finds_is_reported_by_the_command(tmp_path: Path, golden: Golden) -> None:
    expected = dict(_hostile())
    results = _results({name: HOSTILE / name for name in expected}, tmp_path)
    missing = {name: lost for name, result in results.items() if (lost := expected[name] - _found(result))}
    assert missing == {}
    golden("reader.txt", _told(results))


def test_what_the_schema_finds_is_reported_by_the_command(tmp_path: Path, golden: Golden) -> None:
    files = {path.name: path for path in sorted(SCHEMA.glob("*.yaml"))}
    expected = {name: _rows(EXPECTED.findall(path.read_text("utf-8"))) for name, path in files.items()}
    results = _results(files, tmp_path)
    missing = {name: lost for name, result in results.items() if (lost := expected[name] - _found(result))}
    assert missing == {}
    golden("schema.txt", _told(results))


# Private functions


def _told(results: dict[str, Result]) -> str:
    """Return all that is found in each file, and nothing else: a finding more is as wrong as one that is missing."""
    return "".join(f"{name}: {' '.join(_each(result))}\n" for name, result in sorted(results.items()))


def _each(result: Result) -> Iterator[str]:
    """Yield the findings of a run, of many alike their number; or how it ends where there is no report."""
    if not result.ended.out:
        yield f"exit {result.ended.exit}"
        return
    findings = json.loads(result.ended.out)["findings"]
    counts = Counter(finding["code"] for finding in findings)
    for finding in findings:
        start, code = finding["start"], finding["code"]
        if counts[code] <= MANY:
            yield f"{code}:{start['line']}:{start['column']}" if start else code
    yield from (f"{count}x{code}" for code, count in sorted(counts.items()) if count > MANY)


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
