"""Findings one to a line, as compilers write them: for editors, `grep` and long lists."""

from __future__ import annotations

from pdmap import escape
from pdmap.reporters.report import Parts, Report, Reporter
from pdmap.reporters.styles import paint_for, severity_and_code
from pdmap.reporters.summary import render_summary


def render(report: Report) -> str:
    """Return `path:line:column: severity[code] message` for each finding, and the summary."""
    return "".join([*render_findings(report), render_summary(report)])


def render_findings(report: Report) -> list[str]:
    """Return the line of each finding."""
    paint = paint_for(color=report.color)
    return [
        f"{escape.terminal(f'{report.place(finding.location)}:')} {severity_and_code(finding.check, paint)} "
        f"{escape.terminal(finding.message)}\n"
        for finding in report.findings
    ]


REPORTER = Reporter(
    description="one line for each finding",
    suffix=".txt",
    render=render,
    parts=Parts(render_findings, render_summary),
)
