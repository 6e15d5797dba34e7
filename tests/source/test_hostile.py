"""The corpus of hostile and mistaken manifests: adding a case is adding a file and its rows in `expected.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdmap.source import parse

FOLDER = Path(__file__).parent / "hostile"
FILES = sorted(path.name for path in FOLDER.glob("*.yaml"))


def expected_findings() -> dict[str, list[tuple[str, ...]]]:
    """Return code, place, message and remedy of every finding by file; a lone `-` as code means none."""
    rows = [line.split("\t") for line in (FOLDER / "expected.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    by_file: dict[str, list[tuple[str, ...]]] = {row[0]: [] for row in rows}
    for name, *finding in rows:
        if finding[0] != "-":
            by_file[name].append(tuple(finding))
    return by_file


EXPECTED = expected_findings()


def test_every_file_of_the_corpus_has_its_expectation() -> None:
    assert sorted(EXPECTED) == FILES


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_manifest_gives_the_expected_findings(name: str) -> None:
    findings = parse(name, (FOLDER / name).read_bytes()).findings

    found = [(f.check.code, str(f.location).removeprefix(f"{name}:"), f.message, f.remedy) for f in findings]

    assert found == EXPECTED[name]


@pytest.mark.parametrize(
    "name", [name for name in FILES if any(row[0] in ("SRC002", "SRC003", "SRC005") for row in EXPECTED[name])]
)
def test_a_manifest_that_breaks_off_has_no_root(name: str) -> None:
    assert parse(name, (FOLDER / name).read_bytes()).root is None


@pytest.mark.parametrize("name", [name for name in FILES if not EXPECTED[name]])
def test_a_manifest_without_findings_has_a_root(name: str) -> None:
    assert parse(name, (FOLDER / name).read_bytes()).root is not None
