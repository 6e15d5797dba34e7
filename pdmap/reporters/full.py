"""Findings for people at a terminal: the place in its manifest, the legal source and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pdmap.counting import counted
from pdmap.escape import is_plain, terminal
from pdmap.findings import Finding
from pdmap.reporters.frames import RELATED_SHOWN, blocks, frame_lines, gutter_width
from pdmap.reporters.report import Parts, Report, Reporter
from pdmap.reporters.styles import EMPHASIS_STYLE, FRAME_STYLE, Paint, paint_for, severity_and_code
from pdmap.reporters.summary import render_summary


def render(report: Report) -> str:
    """Return the findings with frames, a blank line after each, and the summary."""
    return "".join([*render_findings(report), render_summary(report)])


def render_findings(report: Report) -> list[str]:
    """Return each of the findings with its frame, and a blank line after it."""
    return [f"{render_finding(finding, report)}\n" for finding in report.findings]


def render_finding(finding: Finding, report: Report) -> str:
    """Return one finding of a report with its frame, without the summary."""
    paint = paint_for(color=report.color)
    shown = blocks(finding, report)
    gutter = gutter_width(shown)
    message = paint(f": {terminal(finding.message)}", EMPHASIS_STYLE)
    head = f"{severity_and_code(finding.check, paint)}{message}\n"
    return "".join((head, *frame_lines(shown, gutter, paint), *_notes(finding, gutter, paint)))


REPORTER = Reporter(
    description="each finding with its lines and help, for people",
    suffix=".txt",
    render=render,
    names=(".txt",),
    parts=Parts(render_findings, render_summary),
)


# Private functions


def _notes(finding: Finding, gutter: int, paint: Paint) -> Iterator[str]:
    rest = len(finding.related) - RELATED_SHOWN
    if rest > 0:
        yield _common_note("note", f"{counted(rest, 'more related place')} in --format json", gutter, paint)
    if finding.check.basis:
        yield _common_note("law", ", ".join(finding.check.basis), gutter, paint)
    if finding.remedy:
        yield _note("help", finding.remedy, gutter, paint)
    if not finding.check.is_policy:
        yield _common_note("see", f"pdmap explain {finding.check.code}", gutter, paint)


@lru_cache(maxsize=1_000)
def _common_note(name: str, text: str, gutter: int, paint: Paint) -> str:
    """Return a note that stands behind many findings."""
    return _note(name, text, gutter, paint)


def _note(name: str, text: str, gutter: int, paint: Paint) -> str:
    """Return a note; its further lines are indented like the first, so that they can be pasted as they are."""
    head = paint(f"{'':{gutter}} = ", FRAME_STYLE) + paint(f"{name}: ", EMPHASIS_STYLE)
    indent = f"{'':{gutter + len(f' = {name}: ')}}"
    if is_plain(text.replace("\n", "")) and not _may_be_unusual(text):
        lines = text.replace("\n", f"\n{indent}")
    else:
        first, *others = map(terminal, text.split("\n"))
        lines = "\n".join((first, *(f"{indent}{other}".rstrip() for other in others)))
    return f"{head}{lines}\n"


def _may_be_unusual(text: str) -> bool:
    """Return whether lines have to be looked at one by one: a colon at the start, a blank at the end, nothing at all.

    To look for a pattern would take a sixth of the time of a report.
    """
    has_colon = " :" in text or "\n:" in text or text.startswith(":")
    return has_colon or " \n" in text or "\n\n" in text or text.endswith((" ", "\n"))
