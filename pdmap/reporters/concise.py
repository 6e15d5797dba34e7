"""Findings one to a line, as compilers write them: for editors, `grep` and long lists."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap import escape
from pdmap.reporters.report import Report, Reporter
from pdmap.reporters.styles import EMPHASIS_STYLE, Paint, paint_for, severity_and_code
from pdmap.reporters.summary import summary_lines


def render(report: Report) -> str:
    """Return `path:line:column: severity[code] message` for each finding, and the summary."""
    return "".join(f"{line}\n" for line in _lines(report, paint_for(color=report.color)))


REPORTER = Reporter(description="one line for each finding", suffix=".txt", render=render)


# Private functions


def _lines(report: Report, paint: Paint) -> Iterator[str]:
    for finding in report.findings:
        place = escape.terminal(f"{report.place(finding.location)}:")
        yield f"{place} {severity_and_code(finding.check, paint)} {escape.terminal(finding.message)}"
    for line in summary_lines(report):
        yield paint(line, EMPHASIS_STYLE)
