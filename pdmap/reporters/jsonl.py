"""Findings for streams: a JSON object in each line, described by `schemas/findings-line.schema.json`.

Findings come first, in reading order, then what is hidden, and the run last: a reader needs no more than a
line at a time, and a file whose last line is not the run is not whole.
"""

from __future__ import annotations

import json

from pdmap import escape
from pdmap.reporters.objects import finding_object, hidden_object, run_object
from pdmap.reporters.report import Report, Reporter

FORMAT = "pdmap.findings-line/1"
"""Name and version of the format; keys may be added within a version, but never removed or given another meaning."""


def render(report: Report) -> str:
    """Return the lines: findings as in `json`, hidden findings as in `json`, and the run with the format's name."""
    objects = (
        *(finding_object(finding) for finding in report.findings),
        *(hidden_object(item) for item in report.hidden),
        {"format": FORMAT, **run_object(report)},
    )
    return "".join(f"{_line(item)}\n" for item in objects)


REPORTER = Reporter(
    description="one finding per line, for streams and log stores", suffix=".jsonl", render=render, names=(".jsonl",)
)


# Private functions


def _line(item: dict[str, object]) -> str:
    return escape.json(json.dumps(item, ensure_ascii=False, sort_keys=True))
