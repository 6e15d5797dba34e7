"""Arguments that are one text or several."""

from __future__ import annotations

from collections.abc import Iterable


def texts(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return texts; one alone is taken for a list of itself, and not for one of its letters."""
    return (given,) if isinstance(given, str) else tuple(given)
