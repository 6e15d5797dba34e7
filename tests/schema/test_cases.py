"""Manifests that do not fit the language, in `cases/`.

Each file ends with what must be found in it, a line for a finding: `# expect: CODE line:column message => remedy`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from pdmap.findings import Finding, sorted_findings
from pdmap.schema import check_manifest
from pdmap.source import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
EXPECTED = re.compile(r"^# expect: (.*)$", re.MULTILINE)
SPELLING = re.compile(r"(?:write|put it in quotes:) `([^`]*)`")


@dataclass(frozen=True)
class Case:
    name: str
    text: str

    def __str__(self) -> str:
        return self.name

    @property
    def expected(self) -> list[str]:
        return EXPECTED.findall(self.text)


every_case = pytest.mark.parametrize("case", [Case(file.stem, file.read_text("utf-8")) for file in CASES], ids=str)


@every_case
def test_everything_that_does_not_fit_is_found_once(case: Case) -> None:
    assert [_line(finding) for finding in _findings(case.text)] == case.expected


@every_case
def test_messages_are_one_plain_line(case: Case) -> None:
    for finding in _findings(case.text):
        for text in (finding.message, finding.remedy):
            assert text.isprintable()
            assert not text.endswith(".")
            assert "None" not in text
        assert len(finding.message) <= 150
        assert finding.remedy


@every_case
def test_findings_of_a_manifest_have_different_fingerprints(case: Case) -> None:
    fingerprints = [finding.fingerprint for finding in _findings(case.text)]
    assert len(set(fingerprints)) == len(fingerprints)


@every_case
def test_the_suggested_spelling_mends_the_finding(case: Case) -> None:
    for finding in _findings(case.text):
        spelling = SPELLING.fullmatch(finding.remedy)
        if spelling:
            mended = _findings(_replaced(case.text, finding, spelling[1]))
            assert _start(finding) not in map(_start, mended)


def _findings(text: str) -> list[Finding]:
    manifest = parse("inventory.yaml", text.encode())
    assert manifest.root is not None
    assert manifest.findings == ()
    return sorted_findings(list(check_manifest(manifest.root)))


def _line(finding: Finding) -> str:
    line, column = _start(finding)
    return f"{finding.check.code} {line}:{column} {finding.message} => {finding.remedy}"


def _start(finding: Finding) -> tuple[int, int]:
    assert finding.location.span is not None
    return finding.location.span.start.line, finding.location.span.start.column


def _replaced(text: str, finding: Finding, spelling: str) -> str:
    """Return the manifest with the suggestion in place of what the finding points at."""
    assert finding.location.span is not None
    start, end = finding.location.span.start, finding.location.span.end
    lines = text.splitlines(keepends=True)
    before = [*lines[: start.line - 1], lines[start.line - 1][: start.column - 1]]
    behind = [lines[end.line - 1][end.column - 1 :], *lines[end.line :]]
    return "".join((*before, spelling, *behind))
