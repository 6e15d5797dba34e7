"""Findings for programs: one JSON document, described by `schemas/findings.schema.json`."""

from __future__ import annotations

import json
from dataclasses import asdict

from pdmap import escape
from pdmap.findings import Finding, HiddenFinding, Hiding, Location, Position, Severity
from pdmap.reporters.report import Report, Reporter

FORMAT = "pdmap.findings/1"
"""Name and version of the format; keys may be added within a version, but never removed or given another meaning."""


def render(report: Report) -> str:
    """Return the report as JSON with sorted keys; lines and columns are 1-based, columns count code points."""
    document = {
        "format": FORMAT,
        "version": report.version,
        "inventory": report.inventory,
        "as_of": report.as_of and report.as_of.isoformat(),
        "rules": report.rules,
        "adjustments": [asdict(adjustment) for adjustment in report.adjustments],
        "summary": _summary(report),
        "coverage": asdict(report.checked),
        "muted": list(report.muted),
        "hidden": [_hidden(item) for item in report.hidden],
        "findings": [_finding(finding) for finding in report.findings],
    }
    return escape.json(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


REPORTER = Reporter(description="everything about the findings, for programs", suffix=".json", render=render)


# Private functions


def _summary(report: Report) -> dict[str, int]:
    severities = {severity.value: report.count(severity) for severity in Severity}
    return severities | {"hidden": len(report.hidden)} | {by.value: report.count_hidden(by) for by in Hiding}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        **_location(finding.location),
        "code": finding.check.code,
        "title": finding.check.title,
        "severity": finding.check.severity.value,
        "basis": list(finding.check.basis),
        "message": finding.message,
        "address": finding.address,
        "detail": finding.detail,
        "remedy": finding.remedy,
        "related": [_location(location) for location in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _hidden(item: HiddenFinding) -> dict[str, object]:
    return {
        "finding": _finding(item.finding),
        "by": item.by.value,
        "reason": item.reason,
        "owner": item.owner,
        "expires": item.expires and item.expires.isoformat(),
    }


def _location(location: Location) -> dict[str, object]:
    start, end = (location.span.start, location.span.end) if location.span else (None, None)
    return {"path": location.path, "start": _position(start), "end": _position(end), "label": location.label}


def _position(position: Position | None) -> dict[str, int] | None:
    return asdict(position) if position else None
