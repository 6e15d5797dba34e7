"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return the number with its noun; the plural takes an `s` unless it is given."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
