"""A comparison for people at a terminal: short, grouped, and readable without color."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pdmap import escape
from pdmap.comparisons.comparison import Comparison, ComparisonFormat, Page
from pdmap.counting import counted
from pdmap.findings import Finding
from pdmap.reporters.summary import acceptance_words
from pdmap.views.facts.differences import difference_rows, highlight_rows
from pdmap.views.facts.reviews import ReviewRow, review_rows


def render(comparison: Comparison, page: Page) -> str:
    """Return what the change means, what needs a new look, what it consists of, and its findings."""
    out = StringIO()
    console = Console(
        file=out,
        width=page.width,
        color_system="standard" if page.color else None,
        force_terminal=page.color,
        no_color=not page.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for indent, text in _lines(comparison):
        console.print(Padding(text, (0, 0, 0, indent)))
    return escape.lines("".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()))


FORMAT = ComparisonFormat(".txt", render)


# Private functions

_Line = tuple[int, Text]
"""An indent, and what stands there."""


def _lines(comparison: Comparison) -> Iterator[_Line]:
    states = f"{comparison.earlier} -> {comparison.later}, as of {comparison.as_of}"
    yield 0, _text(states, "bold")
    yield 0, _text(comparison.headline())
    yield from _short(comparison)
    yield from _looks(comparison)
    yield from _findings("To look at before this is taken in", comparison.review_findings)
    yield from _accepted(comparison)
    yield from _changes(comparison)
    yield from _findings("New findings", comparison.new)
    yield from _findings("Solved findings", comparison.solved)


def _short(comparison: Comparison) -> Iterator[_Line]:
    rows = tuple(highlight_rows(comparison.highlights, comparison.voice))
    yield from _heading("What it means in short", rows)
    yield from ((_INDENT, _text(f"{topic}: {what}")) for topic, what in rows)


def _looks(comparison: Comparison) -> Iterator[_Line]:
    rows = tuple(review_rows(comparison.reviews, comparison.changes.objects, comparison.voice))
    yield from _heading("What needs a new look", rows)
    for activity, looks in groupby(rows, key=lambda row: row.activity):
        yield _INDENT, _text(activity, "bold")
        for row in looks:
            yield from _look(row)


def _look(row: ReviewRow) -> Iterator[_Line]:
    yield 2 * _INDENT, _text(f"{row.look} ({row.law})")
    shown, rest = row.reasons[:MOST_REASONS], len(row.reasons) - MOST_REASONS
    yield from ((3 * _INDENT, _text(reason)) for reason in shown)
    if rest > 0:
        yield 3 * _INDENT, _text(f"and {counted(rest, 'more reason')}")


def _accepted(comparison: Comparison) -> Iterator[_Line]:
    yield from _heading("Looked at and accepted", comparison.accepted)
    for item in comparison.accepted:
        yield from _finding(item.finding)
        yield 2 * _INDENT, _text(acceptance_words(item))


def _changes(comparison: Comparison) -> Iterator[_Line]:
    rows = [row for change in comparison.changes.objects for row in difference_rows(change, comparison.voice)]
    yield from _heading("What changed", rows)
    for (sign, title), several in groupby(rows, key=lambda row: row[:2]):
        yield _INDENT, _text(f"{sign} {title}", _STYLES[sign[0]])
        yield from ((2 * _INDENT, _text(row[2])) for row in several if row[2])


def _findings(title: str, findings: Iterable[Finding]) -> Iterator[_Line]:
    several = tuple(findings)
    yield from _heading(title, several)
    for finding in several:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[_Line]:
    check = finding.check
    yield _INDENT, _text(f"{check.severity}[{check.code}] {finding.location}")
    yield 2 * _INDENT, _text(finding.message)


def _heading(title: str, rows: Sequence[object]) -> Iterator[_Line]:
    """Yield a heading with a blank line above it, where something stands below."""
    if rows:
        yield from ((0, Text()), (0, Text(title, "bold cyan")))


def _text(text: str, style: str = "") -> Text:
    return Text(escape.terminal(text), style, overflow="fold")


# Private tables

MOST_REASONS = 4
"""Reasons that are told of a new look; more are counted, and every one of them is among what changed."""
_INDENT = 2
_STYLES = {"+": "green", "\N{MINUS SIGN}": "red", "~": "yellow"}
"""Colors of signs, which say the same without them."""
