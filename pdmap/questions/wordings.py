"""Texts compared by their words, whatever their case and spacing."""

from __future__ import annotations


def normalized(text: str) -> str:
    """Return a text in lower case with single spaces and without a full stop at its end."""
    return " ".join(text.casefold().split()).rstrip(".")


def same_words(one: str, other: str) -> bool:
    """Return whether two texts say the same, word for word."""
    return normalized(one) == normalized(other)
