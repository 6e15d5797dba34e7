"""Findings for programs: one JSON document, described by `schemas/findings.schema.json`."""

from __future__ import annotations

from pdmap.reporters.indented import indented
from pdmap.reporters.objects import finding_object, hidden_object, run_object
from pdmap.reporters.report import Report, Reporter

FORMAT = "pdmap.findings/1"
"""Name and version of the format; keys may be added within a version, but never removed or given another meaning."""


def render(report: Report) -> str:
    """Return the report as JSON with sorted keys; lines and columns are 1-based, columns count code points."""
    document = {
        "format": FORMAT,
        **run_object(report),
        "hidden": [hidden_object(item) for item in report.hidden],
        "findings": [finding_object(finding) for finding in report.findings],
    }
    return indented(document, sort_keys=True) + "\n"


REPORTER = Reporter(
    description="everything about the findings, for programs", suffix=".json", render=render, names=(".json",)
)
