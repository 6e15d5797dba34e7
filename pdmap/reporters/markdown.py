"""Findings as Markdown, for the summary of a CI job and for comments on pull requests.

GitHub takes comments of 65,536 characters; what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pdmap import escape
from pdmap.counting import counted
from pdmap.findings import Finding, HiddenFinding
from pdmap.reporters.markdown_parts import fitting, row, shown
from pdmap.reporters.report import Report, Reporter
from pdmap.reporters.summary import acceptance_words, summary_lines

LIMIT = 65_536
"""Characters of the whole."""

_LINE_LIMIT = 1_000
"""Characters of a line of the summary, which may name several objects."""

_TABLE_SHARE = 0.6
"""Share of the room that the table of findings may take; it matters more than the help below it."""

_TAIL = 400
"""Characters that are kept free for saying what is left out."""


def render(report: Report) -> str:
    """Return the counts, a table of the findings, gravest first, and the law and help to unfold."""
    head = "\n".join(_head(report))
    room = LIMIT - len(head) - _TAIL
    table = _table(report, int(room * _TABLE_SHARE))
    folded = _help(report, room - len(table))
    hidden = _hidden(report, room - len(table) - len(folded))
    return f"{head}{table}{folded}{hidden}"


REPORTER = Reporter(
    description="job summaries and comments on pull requests", suffix=".md", render=render, names=(".md",)
)


# Private functions


def _head(report: Report) -> Iterator[str]:
    yield f"## pdmap: {shown(report.folder)}" if report.folder else "## pdmap"
    for line in summary_lines(report):
        yield ""
        yield shown(line, _LINE_LIMIT)
    yield ""


def _table(report: Report, room: int) -> str:
    if not report.findings:
        return ""
    head = "\n| severity | code | place | finding |\n|---|---|---|---|\n"
    rows = (
        row(
            finding.check.severity,
            finding.check.code,
            shown(str(report.from_here(finding.location))),
            shown(finding.message),
        )
        for finding in report.by_severity()
    )
    return fitting(head, rows, len(report.findings), "", room)


def _help(report: Report, room: int) -> str:
    if not report.findings:
        return ""
    head = "\n<details><summary>Law and help</summary>\n\n"
    items = (_item(report, finding) for finding in report.by_severity())
    return fitting(head, items, len(report.findings), "</details>\n", room)


def _item(report: Report, finding: Finding) -> str:
    place = shown(str(report.from_here(finding.location)))
    law = f"  \nlaw: {shown(', '.join(finding.check.basis))}" if finding.check.basis else ""
    remedy = f"\n\n{escape.markdown_block(finding.remedy)}" if finding.remedy else ""
    return f"**{finding.check.code}** {shown(finding.check.title)}, {place}{law}{remedy}\n\n"


def _hidden(report: Report, room: int) -> str:
    if not report.hidden:
        return ""
    head = (
        f"\n<details><summary>{counted(len(report.hidden), 'hidden finding')}</summary>\n\n"
        "| severity | code | place | finding | hidden |\n|---|---|---|---|---|\n"
    )
    rows = (_hidden_row(report, item) for item in report.hidden)
    return fitting(head, rows, len(report.hidden), "\n</details>\n", room)


def _hidden_row(report: Report, item: HiddenFinding) -> str:
    finding = item.finding
    place = shown(str(report.from_here(finding.location)))
    return row(finding.check.severity, finding.check.code, place, shown(finding.message), shown(acceptance_words(item)))
