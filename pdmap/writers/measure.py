"""How wide text is, and into how many lines it breaks, where a format has to say so before anybody lays it out.

The widths are those of Arial and of fonts that are made as wide, rounded up: a line too many is white space,
a line too few is a cell that is cut off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from operator import add

POINT_SIZE = 10
"""Size of the text in points, for which `width` speaks."""


def width(text: str) -> float:
    """Return how wide a line of text is, in points at 10 points."""
    return _added(map(_word_width, _PARTS.findall(text)))


def longest_word(text: str) -> float:
    """Return the width of the longest word, in points."""
    return max(map(_word_width, text.split()), default=0)


def line_count(text: str, room: float) -> int:
    """Return into how many lines a text breaks at most within a width in points."""
    return sum(sum(1 for _ in wrapped(line, room)) for line in text.split("\n"))


def wrapped(line: str, room: float) -> Iterator[str]:
    """Yield the pieces into which a line breaks: at blanks, and within words that are too long for a line."""
    piece, used = "", 0.0
    for word in _PARTS.findall(line):
        extent = _word_width(word)
        if piece and used + extent > room and (extent > room or not word.isspace()):
            yield piece
            piece, used = "", 0.0
        *full, rest = _broken(word, room) if extent > room else [word]
        yield from full
        piece, used = piece + rest, used + _word_width(rest)
    yield piece


# Private functions


def _added(widths: Iterable[float]) -> float:
    """Return widths added one after the other, as `wrapped` adds them: `sum` adds more exactly from Python 3.12 on."""
    return reduce(add, widths, 0.0)


@lru_cache(maxsize=1 << 16)
def _word_width(word: str) -> float:
    return _added(map(_character_width, word))


@lru_cache(maxsize=1 << 12)
def _character_width(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character] * POINT_SIZE
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.3 * POINT_SIZE
    return (0.75 if character.isupper() else 0.6) * POINT_SIZE


def _broken(word: str, room: float) -> list[str]:
    """Return the pieces of a word that is longer than a line."""
    pieces, piece, used = [], "", 0.0
    for character in word:
        extent = _character_width(character)
        if piece and used + extent > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + character, used + extent
    return [*pieces, piece]


# Private tables

_PARTS = re.compile(r"\s+|\S+")

_WIDTHS = {
    **dict.fromkeys("ijl|'", 0.24),
    **dict.fromkeys(" .,:;!ftI/\\[]()\u00a0", 0.31),
    **dict.fromkeys('r-`"*', 0.37),
    **dict.fromkeys("ckszvxyJ", 0.52),
    **dict.fromkeys("abdeghnopqu0123456789L?#$_", 0.57),
    **dict.fromkeys("ABEKPSVXY&", 0.68),
    **dict.fromkeys("CDHNRUwGOQ", 0.79),
    **dict.fromkeys("mM", 0.85),
    **dict.fromkeys("W@%", 1.03),
    "\t": 3.0,
}
"""In parts of the size of the text."""
