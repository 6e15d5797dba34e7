"""How wide the letters of the bundled fonts are, and which ones they have; the same on every machine."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from math import fsum

_UNITS_PER_EM = 2048
_WIDE = 1.0
_UNCOVERED = 0.65
"""Guesses, in em, for characters that the bundled fonts lack."""


@lru_cache(maxsize=100_000)
def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return the width of a line of text in the unit of `size`."""
    widths = _widths()["bold" if is_bold else "regular"]
    return size * fsum(widths.get(ord(character), _guess(character)) for character in text)


def is_covered(text: str) -> bool:
    """Return whether the bundled fonts have a glyph for every character."""
    return not uncovered(text)


def uncovered(text: str) -> frozenset[str]:
    """Return the characters that the bundled fonts have no glyph for."""
    return frozenset(character for character in set(text) if ord(character) not in _widths()["regular"])


# Private functions


def _guess(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNCOVERED


@cache
def _widths() -> Mapping[str, Mapping[int, float]]:
    """Return the widths in em by style and code point."""
    widths: dict[str, dict[int, float]] = {"regular": {}, "bold": {}}
    table = resources.files("pdmap").joinpath("typeface.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith(("#", "style\t")))
    for style, width, characters in rows:
        for run in characters.split():
            first, _, last = run.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                widths[style][code] = int(width) / _UNITS_PER_EM
    return widths
