"""How wide text is, and where it breaks; the same on every machine, whatever fonts it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

_UNITS_PER_EM = 2048
_WIDE = 1.0
_UNCOVERED = 0.65
"""Guesses, in em, for characters that the bundled fonts lack."""

ELLIPSIS = "…"


@lru_cache(maxsize=100_000)
def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return the width of a line of text in the unit of `size`."""
    widths = _widths()["bold" if is_bold else "regular"]
    return size * sum(widths.get(ord(character), _guess(character)) for character in text)


def is_covered(text: str) -> bool:
    """Return whether the bundled fonts have a glyph for every character."""
    return all(ord(character) in _widths()["regular"] for character in text)


def is_measured(text: str) -> bool:
    """Return whether the width of a text is known: its glyphs are bundled and stand one beside the other."""
    return is_covered(text) and not any(unicodedata.bidirectional(character) in _JOINED for character in text)


def wrap(text: str, size: float, limit: float, lines: int, *, is_bold: bool = False) -> tuple[str, ...]:
    """Return a text in lines no wider than a limit; the last line ends in an ellipsis where text is left over.

    Args:
        text: The text; runs of white space count as one blank.
        size: The size of the font.
        limit: The greatest width of a line, in the unit of `size`.
        lines: How many lines there may be.
        is_bold: Whether the bold font is used.
    """
    broken = list(_broken(text.split(), size, limit, is_bold=is_bold))
    if len(broken) <= lines:
        return tuple(broken)
    last = broken[lines - 1]
    while last and text_width(last + ELLIPSIS, size, is_bold=is_bold) > limit:
        last = last[:-1]
    return (*broken[: lines - 1], last.rstrip() + ELLIPSIS)


# Private functions

_JOINED = frozenset({"R", "AL", "AN"})
"""Directions of scripts that run from right to left, some of which join their letters."""


def _broken(words: list[str], size: float, limit: float, *, is_bold: bool) -> Iterator[str]:
    line = ""
    for word in words:
        joined = f"{line} {word}" if line else word
        if text_width(joined, size, is_bold=is_bold) <= limit:
            line = joined
            continue
        if line:
            yield line
        *full, line = _pieces(word, size, limit, is_bold=is_bold)
        yield from full
    if line:
        yield line


def _pieces(word: str, size: float, limit: float, *, is_bold: bool) -> list[str]:
    """Return a word cut where it is wider than a line."""
    pieces, width = [""], 0.0
    for character in word:
        more = text_width(character, size, is_bold=is_bold)
        if pieces[-1] and width + more > limit:
            pieces.append("")
            width = 0.0
        pieces[-1] += character
        width += more
    return pieces


def _guess(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNCOVERED


@cache
def _widths() -> Mapping[str, Mapping[int, float]]:
    """Return the widths in em by style and code point."""
    widths: dict[str, dict[int, float]] = {"regular": {}, "bold": {}}
    table = resources.files("pdmap.renderers").joinpath("widths.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith(("#", "style\t")))
    for style, width, characters in rows:
        for run in characters.split():
            first, _, last = run.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                widths[style][code] = int(width) / _UNITS_PER_EM
    return widths
