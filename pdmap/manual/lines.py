"""The catalogue for pipes: a rule in a line, in columns, without a head."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.manual.explanation import Explanation
from pdmap.manual.family_page import catalogue_row


def catalogue_lines(explanations: Iterable[Explanation]) -> str:
    """Return a line for each check: code, severity, profile, title and law."""
    rows = [catalogue_row(explanation) for explanation in explanations]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)
