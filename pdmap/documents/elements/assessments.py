"""A dated piece of reasoning that is kept elsewhere, in a few words."""

from __future__ import annotations

from pdmap.documents.words import Words
from pdmap.model import Assessment


def assessment_text(words: Words, assessment: Assessment) -> str:
    """Return where the reasoning is kept, its date and what it concluded."""
    parts = (assessment.ref, str(assessment.date or ""), assessment.outcome)
    return ", ".join(part for part in parts if part) or words.without_details
