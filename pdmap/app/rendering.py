"""Write a report in two processes, where it is so long that it pays.

The text is that of one process. Where the copy has no answer, this process writes its part as well.
"""

from __future__ import annotations

import marshal
from dataclasses import replace

from pdmap.host import copies
from pdmap.host.processes import process_count
from pdmap.reporters.report import Report, Reporter

LEAST = 1_000
"""Findings from which on a copy pays; `benchmarks/README.md` tells how that was measured."""


def render_together(reporter: Reporter, report: Report) -> str:
    """Return a report in a format, as its reporter writes it.

    Raises:
        ConfigurationError: `PDMAP_PROCESSES` holds no number of processes.
    """
    parts = reporter.parts
    if parts is None or len(report.findings) < LEAST or process_count() < 2 or not copies.are_safe():
        return reporter.render(report)
    middle = len(report.findings) // 2
    first = replace(report, findings=report.findings[:middle])
    second = replace(report, findings=report.findings[middle:])
    with copies.copy_at_work(lambda: marshal.dumps(parts.findings(second))) as answer:
        begun = parts.findings(first)
        continued = _text(answer())
    return f"{begun}{parts.findings(second) if continued is None else continued}{parts.rest(report)}"


# Private functions


def _text(answer: bytes) -> str | None:
    """Return what a copy wrote; `None` where its answer is none or broke off."""
    try:
        return str(marshal.loads(answer))  # noqa: S302 - from a copy of this process
    except (EOFError, ValueError, TypeError):
        return None
