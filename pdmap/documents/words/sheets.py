"""Heads of sheets that a document is spread over, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class SheetWords:
    """Heads of the sheets that a document is spread over."""

    explanation: str = "Explanation"
    term_title: str = "Term"
    meaning: str = "Meaning"
