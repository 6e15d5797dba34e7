"""Findings as Markdown, for the summary of a CI job and for comments on pull requests.

GitHub takes comments of 65,536 characters; what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap import escape
from pdmap.counting import counted
from pdmap.findings import Finding, HiddenFinding
from pdmap.reporters.report import Report, Reporter
from pdmap.reporters.summary import hidden_as, summary_lines

LIMIT = 65_536
"""Characters of the whole."""

TEXT_LIMIT = 400
"""Characters of one text, before it is escaped."""

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
    yield f"## pdmap: {_shown(report.folder)}" if report.folder else "## pdmap"
    for line in summary_lines(report):
        yield ""
        yield _shown(line, _LINE_LIMIT)
    yield ""


def _table(report: Report, room: int) -> str:
    if not report.findings:
        return ""
    head = "\n| severity | code | place | finding |\n|---|---|---|---|\n"
    rows = (
        _row(
            finding.check.severity,
            finding.check.code,
            _shown(str(report.from_here(finding.location))),
            _shown(finding.message),
        )
        for finding in report.by_severity()
    )
    return _fitting(head, rows, len(report.findings), "", room)


def _help(report: Report, room: int) -> str:
    if not report.findings:
        return ""
    head = "\n<details><summary>Law and help</summary>\n\n"
    items = (_item(report, finding) for finding in report.by_severity())
    return _fitting(head, items, len(report.findings), "</details>\n", room)


def _item(report: Report, finding: Finding) -> str:
    place = _shown(str(report.from_here(finding.location)))
    law = f"  \nlaw: {_shown(', '.join(finding.check.basis))}" if finding.check.basis else ""
    remedy = f"\n\n{escape.markdown_block(finding.remedy)}" if finding.remedy else ""
    return f"**{finding.check.code}** {_shown(finding.check.title)}, {place}{law}{remedy}\n\n"


def _hidden(report: Report, room: int) -> str:
    if not report.hidden:
        return ""
    head = (
        f"\n<details><summary>{counted(len(report.hidden), 'hidden finding')}</summary>\n\n"
        "| severity | code | place | finding | hidden |\n|---|---|---|---|---|\n"
    )
    rows = (_hidden_row(report, item) for item in report.hidden)
    return _fitting(head, rows, len(report.hidden), "\n</details>\n", room)


def _hidden_row(report: Report, item: HiddenFinding) -> str:
    finding = item.finding
    until = f"until {item.expires}" if item.expires else ""
    accepted = ", ".join(part for part in (hidden_as(item.by), item.reason, item.owner, until) if part)
    place = _shown(str(report.from_here(finding.location)))
    return _row(finding.check.severity, finding.check.code, place, _shown(finding.message), _shown(accepted))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _fitting(head: str, blocks: Iterable[str], total: int, end: str, room: int) -> str:
    """Return the blocks between their head and end as far as there is room for them, and how many are left out.

    The line about the rest is not counted: the caller keeps room for it.
    """
    kept: list[str] = []
    left = room - len(head) - len(end)
    for block in blocks:
        left -= len(block)
        if left < 0:
            break
        kept.append(block)
    rest = f"\n{total - len(kept)} more\n" if len(kept) < total else ""
    return f"{head}{''.join(kept)}{rest}{end}"


def _shown(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return text that shows as it is; what is invisible shows as its code, and the end of a long text is cut."""
    cut = text if len(text) <= limit else f"{text[:limit]}..."
    return escape.markdown(escape.terminal(cut))
