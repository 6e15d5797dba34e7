"""The manifest of a first inventory: what was answered, and what is assumed and marked so."""

from __future__ import annotations

from pdmap.fixes.modeline import SCHEMA_FILE, modeline
from pdmap.starters.activity import activity_lines
from pdmap.starters.answers import Answers
from pdmap.starters.organization import organization_lines, party_lines
from pdmap.starters.system import MEASURE_LINES, system_lines

_HEAD = (
    modeline(SCHEMA_FILE),
    "# Which personal data are held, why, where they go and for how long.",
    "# `none` and `{unknown: reason}` are answers; what `assumptions` lists was assumed and has to be asked.",
)


def manifest_text(answers: Answers) -> str:
    """Return the manifest; its sections stand in the order of the language, a blank line between them."""
    sections = [
        [*_HEAD, *organization_lines(answers)],
        [*party_lines(answers)],
        [*system_lines(answers)],
        [*activity_lines(answers)],
        MEASURE_LINES,
    ]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in sections if lines)
