"""Findings as a Code Quality report of GitLab, which shows them in merge requests."""

from __future__ import annotations

import hashlib
from collections import Counter

from pdmap import escape
from pdmap.findings import Finding, Severity
from pdmap.reporters.indented import indented
from pdmap.reporters.report import Report, Reporter

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
"""GitLab has `critical` and `blocker` above these; pdmap claims neither."""


def render(report: Report) -> str:
    """Return a JSON array with an object for each finding."""
    seen: Counter[str] = Counter()
    violations = [_violation(report, finding, _unique(finding.fingerprint, seen)) for finding in report.findings]
    return indented(violations) + "\n"


REPORTER = Reporter(description="Code Quality report of GitLab", suffix=".json", render=render)


# Private functions


def _unique(fingerprint: str, seen: Counter[str]) -> str:
    """Return the fingerprint, and another one where it was seen: of equal ones GitLab shows the first alone."""
    repetition = seen[fingerprint]
    seen[fingerprint] += 1
    if not repetition:
        return fingerprint
    return hashlib.sha256(f"{fingerprint}\0{repetition}".encode()).hexdigest()[:32]


def _violation(report: Report, finding: Finding, fingerprint: str) -> dict[str, object]:
    span = finding.location.span
    return {
        # GitLab shows the description alone, so it starts with the code.
        "description": f"{finding.check.code}: {escape.terminal(finding.message)}",
        "check_name": finding.check.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.check.severity],
        # A line is required; of a whole file it is the first.
        "location": {
            "path": report.from_here(finding.location).path,
            "lines": {"begin": span.start.line if span else 1},
        },
    }
