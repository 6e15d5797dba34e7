"""Findings for people at a terminal: the place in its manifest, the legal source and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pdmap import escape
from pdmap.counting import counted
from pdmap.findings import Finding
from pdmap.reporters.frames import RELATED_SHOWN, blocks, frame_lines, gutter_width
from pdmap.reporters.report import Parts, Report, Reporter
from pdmap.reporters.styles import EMPHASIS_STYLE, FRAME_STYLE, Line, join_lines, severity_and_code
from pdmap.reporters.summary import summary_lines


def render(report: Report) -> str:
    """Return the findings with frames, a blank line after each, and the summary."""
    return render_findings(report) + render_summary(report)


def render_findings(report: Report) -> str:
    """Return the findings with frames, a blank line after each."""
    lines = (line for finding in report.findings for line in (*_finding_lines(finding, report), ()))
    return join_lines(lines, color=report.color)


def render_summary(report: Report) -> str:
    """Return what stands behind the findings."""
    return join_lines((((line, EMPHASIS_STYLE),) for line in summary_lines(report)), color=report.color)


def render_finding(finding: Finding, report: Report) -> str:
    """Return one finding of a report with its frame, without the summary."""
    return join_lines(_finding_lines(finding, report), color=report.color)


REPORTER = Reporter(
    description="each finding with its lines and help, for people",
    suffix=".txt",
    render=render,
    names=(".txt",),
    parts=Parts(render_findings, render_summary),
)


# Private functions


def _finding_lines(finding: Finding, report: Report) -> Iterator[Line]:
    shown = blocks(finding, report)
    gutter = gutter_width(shown)
    message = f": {escape.terminal(finding.message)}"
    yield severity_and_code(finding.check), (message, EMPHASIS_STYLE)
    yield from frame_lines(shown, gutter)
    yield from _notes(finding, gutter)


def _notes(finding: Finding, gutter: int) -> Iterator[Line]:
    rest = len(finding.related) - RELATED_SHOWN
    if rest > 0:
        yield from _common_lines("note", f"{counted(rest, 'more related place')} in --format json", gutter)
    if finding.check.basis:
        yield from _common_lines("law", ", ".join(finding.check.basis), gutter)
    if finding.remedy:
        yield from _note_lines("help", finding.remedy, gutter)
    if not finding.check.is_policy:
        yield from _common_lines("see", f"pdmap explain {finding.check.code}", gutter)


@lru_cache(maxsize=1_000)
def _common_lines(name: str, text: str, gutter: int) -> tuple[Line, ...]:
    """Return the lines of a note that stands behind many findings."""
    return tuple(_note_lines(name, text, gutter))


def _note_lines(name: str, text: str, gutter: int) -> Iterator[Line]:
    """Yield a note; its further lines are indented like the first, so that they can be pasted as they are."""
    first, *others = text.split("\n")
    yield (f"{'':{gutter}} = ", FRAME_STYLE), (f"{name}: ", EMPHASIS_STYLE), (escape.terminal(first), "")
    indent = gutter + len(f" = {name}: ")
    for other in others:
        yield ((f"{'':{indent}}{escape.terminal(other)}".rstrip(), ""),)
