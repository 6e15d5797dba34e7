"""Findings as results of a SARIF run."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap import escape
from pdmap.findings import Finding, HiddenFinding, Hiding, Location, Severity, Span
from pdmap.reporters.report import Report

BASE = "%SRCROOT%"
"""Stands for the folder that paths are relative to, in CI the root of the repository; consumers know where it is."""

FINGERPRINT = "pdmap/v1"
"""Name of our fingerprint; GitHub adds one of its own, of the line's text."""

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

_KINDS = {Hiding.WAIVER: "external", Hiding.IGNORE: "inSource", Hiding.BASELINE: "external"}
"""Whether what accepts a finding stands in the text that the finding is about."""


def results(report: Report, indexes: Mapping[str, int]) -> list[dict[str, object]]:
    """Return the findings, gravest first, and behind them those that are hidden.

    Where one result has `suppressions`, every one has: the standard's way to say that the others are open.

    Args:
        report: The report.
        indexes: The places of the checks among the rules of the run, by code.
    """
    open_: dict[str, object] = {"suppressions": []} if report.hidden else {}
    return [
        *(_result(report, finding, indexes) | open_ for finding in report.by_severity()),
        *(
            _result(report, item.finding, indexes) | {"suppressions": [_suppression(item)]}
            for item in sorted(report.hidden, key=lambda item: item.finding.check.severity.rank)
        ),
    ]


# Private functions


def _result(report: Report, finding: Finding, indexes: Mapping[str, int]) -> dict[str, object]:
    related = [_location(report, place) | _label(place) for place in finding.related]
    return {
        "ruleId": finding.check.code,
        "ruleIndex": indexes[finding.check.code],
        "level": LEVELS[finding.check.severity],
        "message": {"text": _text(finding)},
        "locations": [_location(report, finding.location) | _logical(finding)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }


def _text(finding: Finding) -> str:
    """Return the message, and what to do below it: most viewers show nothing else of a result."""
    text = f"{finding.message}\n\n{finding.remedy}" if finding.remedy else finding.message
    return escape.sarif(text)


def _location(report: Report, location: Location) -> dict[str, object]:
    artifact = {"uri": escape.uri(report.from_here(location).path), "uriBaseId": BASE}
    region = {"region": _region(location.span)} if location.span else {}
    return {"physicalLocation": {"artifactLocation": artifact, **region}}


def _region(span: Span) -> dict[str, int]:
    """Return the region of a span; both ends are counted as we count: the end is behind the last character."""
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def _label(location: Location) -> dict[str, object]:
    return {"message": {"text": escape.sarif(location.label)}} if location.label else {}


def _logical(finding: Finding) -> dict[str, object]:
    return {"logicalLocations": [{"fullyQualifiedName": finding.address}]} if finding.address else {}


def _suppression(item: HiddenFinding) -> dict[str, object]:
    details = {"by": item.by.value, "owner": item.owner, "expires": item.expires and item.expires.isoformat()}
    return {
        "kind": _KINDS[item.by],
        "status": "accepted",
        **({"justification": escape.sarif(item.reason)} if item.reason else {}),
        "properties": {name: value for name, value in details.items() if value},
    }
