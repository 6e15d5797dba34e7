"""Write a report in two processes, where it is so long that it pays.

The text is that of one process. Where the copy has no answer, this process writes its part as well.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Sequence
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.host import copies
from pdmap.host.processes import process_count
from pdmap.reporters.report import Parts, Report, Reporter

LEAST = 1_000
"""Findings from which on a copy pays; `benchmarks/README.md` tells how that was measured."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A report in a format."""

    text: str
    lengths: Sequence[int] | None = None
    """How many characters each finding has at the start of the text; `None` where findings hang together."""


def render_together(reporter: Reporter, report: Report, busy: int = 0) -> Rendering:
    """Return a report in a format, as its reporter writes it.

    Args:
        reporter: The format.
        report: The report.
        busy: How many other processes are at work for this one.

    Raises:
        ConfigurationError: `PDMAP_PROCESSES` holds no number of processes.
    """
    parts = reporter.parts
    if parts is None:
        return Rendering(reporter.render(report))
    is_long = len(report.findings) >= LEAST and process_count() - busy > 1 and copies.are_safe()
    findings = _written_together(parts, report) if is_long else parts.findings(report)
    return Rendering("".join([*findings, parts.rest(report)]), array(_NUMBERS, map(len, findings)))


# Private functions

_NUMBERS = "L"


def _written_together(parts: Parts, report: Report) -> list[str]:
    middle = len(report.findings) // 2
    first = replace(report, findings=report.findings[:middle])
    second = replace(report, findings=report.findings[middle:])
    with copies.copy_at_work(lambda: marshal.dumps(parts.findings(second))) as answer:
        begun = parts.findings(first)
        continued = _texts(answer())
    return begun + (parts.findings(second) if continued is None else continued)


def _texts(answer: bytes) -> list[str] | None:
    """Return what a copy wrote; `None` where its answer is none or broke off."""
    try:
        return list(marshal.loads(answer))  # noqa: S302 - from a copy of this process
    except (EOFError, ValueError, TypeError):
        return None
