"""The last lines of a text report: how much was found, in how much, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap import escape
from pdmap.counting import counted
from pdmap.findings import HiddenFinding, Hiding, Severity
from pdmap.reporters.report import UNCHECKED, Adjustment, Coverage, Report
from pdmap.reporters.styles import EMPHASIS_STYLE, paint_for

MUTED_SHOWN = 5
"""How many addresses of muted objects are named before the rest is counted."""
CODES_SHOWN = 8
"""How many rules that are switched off are named before the rest is counted."""


def summary_lines(report: Report) -> Iterator[str]:
    """Yield the line of counts, and a line for each thing that was left out."""
    counts = {severity: report.count(severity) for severity in Severity}
    yield count_words(counts, report.checked, report.rules)
    yield from map(adjustment_words, report.adjustments)
    if report.hidden:
        yield f"{counted(len(report.hidden), 'more finding')} hidden: {_hidden(report)}"
    if not report.is_whole:
        yield f"{UNCHECKED}: mend the errors above first"
    elif not report.rules:
        yield "no rule was applied: the configuration leaves none"
    elif report.muted:
        objects = counted(len(report.muted), "object")
        yield f"rules did not look at {objects} with errors in the structure: {_addresses(report.muted)}"
    elif report.checked.is_bare:
        yield "there is no system, party, activity or flow to look at yet"


def render_summary(report: Report) -> str:
    """Return the lines as they stand behind the findings of a report."""
    paint = paint_for(color=report.color)
    return "".join(f"{paint(line, EMPHASIS_STYLE)}\n" for line in summary_lines(report))


def count_words(counts: Mapping[Severity, int], checked: Coverage, rules: int) -> str:
    """Return how many findings there are of each severity, and in how much."""
    known = ((severity, counts.get(severity, 0)) for severity in Severity)
    found = ", ".join(counted(number, severity) for severity, number in known if number) or "no findings"
    return f"{found} in {_coverage(checked, rules)}"


def hidden_as(by: Hiding) -> str:
    """Return the words for a way of hiding, such as `waived`."""
    return _HIDDEN[by]


def acceptance_words(item: HiddenFinding) -> str:
    """Return how, why, by whom and until when a finding is accepted, such as `waived, a pilot, until 2027-01-31`."""
    until = f"until {item.expires}" if item.expires else ""
    return ", ".join(part for part in (hidden_as(item.by), item.reason, item.owner, until) if part)


def adjustment_words(adjustment: Adjustment) -> str:
    """Return what a setting changes, so that a review sees which rules a pull request switches off."""
    fact = escape.terminal(f"`{adjustment.name}` is {adjustment.value} ({adjustment.origin})")
    if not adjustment.off:
        return fact
    codes = adjustment.off[:CODES_SHOWN]
    rest = len(adjustment.off) - len(codes)
    more = f" and {rest} more" if rest else ""
    return f"{counted(len(adjustment.off), 'rule')} switched off: {', '.join(codes)}{more}; {fact}"


# Private functions

_HIDDEN = {Hiding.WAIVER: "waived", Hiding.IGNORE: "ignored", Hiding.BASELINE: "in the baseline"}


def _hidden(report: Report) -> str:
    counts = ((report.count_hidden(by), words) for by, words in _HIDDEN.items())
    return ", ".join(f"{number} {words}" for number, words in counts if number)


def _coverage(checked: Coverage, rules: int) -> str:
    objects = (
        counted(checked.systems, "system"),
        counted(checked.fields, "field"),
        counted(checked.parties, "party", "parties"),
        counted(checked.activities, "activity", "activities"),
        counted(checked.flows, "flow"),
    )
    return f"{counted(checked.manifests, 'manifest')} ({', '.join(objects)}; {counted(rules, 'rule')})"


def _addresses(addresses: tuple[str, ...]) -> str:
    shown = [f"`{escape.terminal(address)}`" for address in addresses[:MUTED_SHOWN]]
    rest = len(addresses) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
