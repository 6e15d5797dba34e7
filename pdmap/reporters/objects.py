"""A report as objects of JSON, the same for every format of ours."""

from __future__ import annotations

from dataclasses import asdict

from pdmap.findings import Finding, HiddenFinding, Hiding, Location, Position, Severity
from pdmap.reporters.report import Report


def run_object(report: Report) -> dict[str, object]:
    """Return everything about the run but its findings."""
    return {
        "version": report.version,
        "inventory": report.inventory,
        "as_of": report.as_of and report.as_of.isoformat(),
        "rules": report.rules,
        "adjustments": [asdict(adjustment) for adjustment in report.adjustments],
        "summary": _summary(report),
        "coverage": asdict(report.checked),
        "muted": list(report.muted),
    }


def finding_object(finding: Finding) -> dict[str, object]:
    """Return a finding; its path is relative to the inventory's folder."""
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


def hidden_object(item: HiddenFinding) -> dict[str, object]:
    """Return a finding that is not reported, with what accepts it."""
    return {
        "finding": finding_object(item.finding),
        "by": item.by.value,
        "reason": item.reason,
        "owner": item.owner,
        "expires": item.expires and item.expires.isoformat(),
    }


# Private functions


def _summary(report: Report) -> dict[str, int]:
    severities = {severity.value: report.count(severity) for severity in Severity}
    return severities | {"hidden": len(report.hidden)} | {by.value: report.count_hidden(by) for by in Hiding}


def _location(location: Location) -> dict[str, object]:
    start, end = (location.span.start, location.span.end) if location.span else (None, None)
    return {"path": location.path, "start": _position(start), "end": _position(end), "label": location.label}


def _position(position: Position | None) -> dict[str, int] | None:
    return {"line": position.line, "column": position.column} if position else None
