"""How wide text is, and where it breaks; the same on every machine, whatever fonts it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pdmap.escape.attached import is_attached
from pdmap.typeface import is_covered, text_width

ELLIPSIS = "…"


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
    last = _units(broken[lines - 1])
    while last and text_width("".join(last) + ELLIPSIS, size, is_bold=is_bold) > limit:
        last.pop()
    return (*broken[: lines - 1], "".join(last).rstrip() + ELLIPSIS)


# Private functions

_JOINER = "\u200d"
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
    for unit in _units(word):
        more = text_width(unit, size, is_bold=is_bold)
        if pieces[-1] and width + more > limit:
            pieces.append("")
            width = 0.0
        pieces[-1] += unit
        width += more
    return pieces


def _units(text: str) -> list[str]:
    """Return what is not cut within: a character with those that are attached to it, as in a flag or a keycap."""
    if text.isascii():
        return list(text)
    units: list[str] = []
    for character in text:
        if units and (is_attached(character) or units[-1].endswith(_JOINER)):
            units[-1] += character
        else:
            units.append(character)
    return units
