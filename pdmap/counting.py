"""Numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return the number with its noun; the plural takes an `s` unless it is given."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def some_of(texts: Sequence[str], most: int = 6) -> str:
    """Return texts as a list, of which the first ones are named and the others counted."""
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return f"{', '.join(texts[:most])}{more}"
