"""Whether a text says something."""

from __future__ import annotations

from typing import TypeGuard

_SAYING_NOTHING = frozenset({"", "-", "n/a", "none", "unknown"})
"""Texts, in lower case, that stand where an author had nothing to write."""


def is_said(text: str | None) -> TypeGuard[str]:
    """Return whether a text is recorded and is more than `none` or another word for nothing."""
    return text is not None and text.strip().casefold() not in _SAYING_NOTHING
