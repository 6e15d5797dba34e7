"""A comparison as Markdown, made for a comment on a pull request: a line that says it all, the rest to unfold.

GitHub takes comments of 65,536 characters, and other text may stand around this one; what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pdmap.comparisons.comparison import Comparison, ComparisonFormat, Page
from pdmap.counting import counted
from pdmap.findings import Finding
from pdmap.reporters.markdown_parts import fitting, row, shown
from pdmap.reporters.summary import acceptance_words
from pdmap.views.facts.differences import difference_rows, highlight_rows
from pdmap.views.facts.reviews import ReviewRow, review_rows

LIMIT = 60_000
"""Characters of the whole."""

MARK = "<!-- pdmap diff -->"
"""First line, by which a workflow finds its own comment again; nothing of an inventory stands in it."""


def render(comparison: Comparison, _: Page) -> str:
    """Return a headline, what needs a look, and folded below it the changes, the findings and the map."""
    text = _head(comparison)
    diagram = _diagram(comparison, int((LIMIT - len(text)) * _DIAGRAM_SHARE))
    room = LIMIT - len(text) - len(diagram) - _TAIL
    for part, share in _PARTS:
        made = part(comparison, int(room * share))
        text, room = f"{text}{made}", room - len(made) - _TAIL
    return f"{text}{diagram}"


FORMAT = ComparisonFormat(".md", render, has_diagram=True)


# Private functions

_DIAGRAM_SHARE = 0.5
"""Share of the room that the map may take; a part of a map would be none."""
_TAIL = 60
"""Characters that are kept free in each part for saying what is left out."""


def _head(comparison: Comparison) -> str:
    states = f"{comparison.earlier} → {comparison.later}, as of {comparison.as_of}"
    return f"{MARK}\n**Personal data**: {shown(comparison.headline())}\n\n{shown(states)}\n"


def _short(comparison: Comparison, room: int) -> str:
    rows = [row(shown(topic), shown(what)) for topic, what in highlight_rows(comparison.highlights, comparison.voice)]
    return _table(("in short", ""), rows, room)


def _looks(comparison: Comparison, room: int) -> str:
    found = tuple(review_rows(comparison.reviews, comparison.changes.objects, comparison.voice))
    rows = [row(shown(item.activity), shown(item.look), shown(item.law), _reasons(item)) for item in found]
    return _table(("activity", "needs a new look", "law", "because of"), rows, room)


def _reasons(item: ReviewRow) -> str:
    told = [shown(reason) for reason in item.reasons[:MOST_REASONS]]
    rest = len(item.reasons) - MOST_REASONS
    return "; ".join([*told, *([counted(rest, "more reason")] if rest > 0 else [])])


def _changes(comparison: Comparison, room: int) -> str:
    found = [row for change in comparison.changes.objects for row in difference_rows(change, comparison.voice)]
    rows = [row(*map(shown, cells)) for cells in found]
    return _folded("What changed", ("change", "what", "difference"), rows, room)


def _reviewable(comparison: Comparison, room: int) -> str:
    return _findings("To look at before this is taken in", comparison.review_findings, room)


def _accepted(comparison: Comparison, room: int) -> str:
    found = ((item.finding, acceptance_words(item)) for item in comparison.accepted)
    rows = [row(made.check.code, *map(shown, (str(made.location), made.message, words))) for made, words in found]
    return _folded("Looked at and accepted", ("code", "place", "finding", "accepted"), rows, room)


def _new(comparison: Comparison, room: int) -> str:
    return _findings("New findings", comparison.new, room)


def _solved(comparison: Comparison, room: int) -> str:
    return _findings("Solved findings", comparison.solved, room)


def _findings(title: str, findings: Iterable[Finding], room: int) -> str:
    rows = [
        row(finding.check.severity, finding.check.code, shown(str(finding.location)), shown(finding.message))
        for finding in findings
    ]
    return _folded(title, ("severity", "code", "place", "finding"), rows, room)


def _diagram(comparison: Comparison, room: int) -> str:
    """Return the map; where it is too large, how to draw it."""
    if comparison.diagram == "":
        return ""
    text = f"{_opened('Map of the difference')}```mermaid\n{comparison.diagram}```\n\n</details>\n"
    if comparison.diagram and len(text) <= room:
        return text
    return "\nThe map is too large for a comment; `pdmap map --view diff` draws it.\n"


def _folded(title: str, columns: Sequence[str], rows: Sequence[str], room: int) -> str:
    if not rows:
        return ""
    opened, closed = _opened(f"{title} ({len(rows)})"), "\n</details>\n"
    return f"{opened}{_table(columns, rows, room - len(opened) - len(closed), gap='')}{closed}"


def _opened(title: str) -> str:
    return f"\n<details><summary>{title}</summary>\n\n"


def _table(columns: Sequence[str], rows: Sequence[str], room: int, gap: str = "\n") -> str:
    if not rows:
        return ""
    head = f"{gap}{row(*columns)}|{'---|' * len(columns)}\n"
    return fitting(head, rows, len(rows), "", room)


# Private tables

MOST_REASONS = 3
"""Reasons that are told of a new look; more are counted, and every one of them is among what changed."""
_PARTS = (
    (_short, 0.25),
    (_looks, 0.3),
    (_reviewable, 0.3),
    (_accepted, 0.3),
    (_new, 0.4),
    (_changes, 0.7),
    (_solved, 1.0),
)
"""What stands in the comment, with the share that each may take of the room that those before it left."""
