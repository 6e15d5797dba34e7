"""Findings as workflow commands of GitHub Actions, which become annotations of the lines in a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap import escape
from pdmap.counting import counted
from pdmap.findings import Finding, Severity, Span
from pdmap.reporters.report import Report, Reporter
from pdmap.reporters.summary import summary_lines

SHOWN = 10
"""How many annotations of each level GitHub shows of a step; all are in its log."""

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """Return a command for each finding, gravest first, and the summary as text for the log."""
    return "".join(f"{line}\n" for line in _lines(report))


REPORTER = Reporter(description="annotations of GitHub Actions", suffix=".txt", render=render)


# Private functions


def _lines(report: Report) -> Iterator[str]:
    findings = report.by_severity()
    yield from (_command(report, finding) for finding in findings if finding.check.severity is not Severity.NOTE)
    # A notice behind ten notes would be the eleventh, and not be shown.
    yield from _rest(report)
    yield from (_command(report, finding) for finding in findings if finding.check.severity is Severity.NOTE)
    yield from summary_lines(report)


def _command(report: Report, finding: Finding) -> str:
    place = {"file": report.from_here(finding.location).path, **_place(finding.location.span)}
    properties = place | {"title": f"{finding.check.code} {finding.check.title}"}
    listed = ",".join(f"{name}={escape.github_property(str(value))}" for name, value in properties.items())
    text = f"{finding.message}\n{finding.remedy}" if finding.remedy else finding.message
    return f"::{COMMANDS[finding.check.severity]} {listed}::{escape.github_data(text)}"


def _place(span: Span | None) -> dict[str, int]:
    """Return the lines, and within one line the columns; GitHub counts the last of both in, and takes no others."""
    if span is None:
        return {}
    start, end = span.start, span.end
    last = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    lines = {"line": start.line, "endLine": last}
    if last > start.line:
        return lines
    last_column = end.column - 1 if end.line == start.line else start.column
    return lines | {"col": start.column, "endColumn": max(start.column, last_column)}


def _rest(report: Report) -> Iterator[str]:
    """Yield a notice about the findings that GitHub does not show as annotations."""
    over = {severity: report.count(severity) - SHOWN for severity in Severity}
    others = any(over[severity] > 0 for severity in (Severity.ERROR, Severity.WARNING))
    if others or over[Severity.NOTE] > 0:
        over[Severity.NOTE] += 1  # the place of this notice
        rest = sum(number for number in over.values() if number > 0)
        text = f"{counted(rest, 'more finding')} not shown as annotations: see the step summary, or this log"
        yield f"::notice title=pdmap::{escape.github_data(text)}"
