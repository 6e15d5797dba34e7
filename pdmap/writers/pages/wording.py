"""Texts as the typesetter sets them: in lines, and in pieces where a word is wider than its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap import escape
from pdmap.source import Plain
from pdmap.typeface import text_width
from pdmap.writers.direction import is_right_to_left

ELLIPSIS = "…"
HEADING_SIZE = 14.5
"""Of the largest headings, in points; as in `document.typ`."""
_HEADING_LINES = 3
"""How long a heading may be: bookmarks and the title of a PDF for archives are short strings."""
_PIECE = 6
"""Into how many characters a word is cut that no line holds."""
_PARTING = frozenset("/_-")
"""Signs behind which such a word is cut before."""


def printed(text: str, width: float, size: float, *, is_bold: bool = False) -> Plain:
    """Return a text that fits a width however long its words are; nothing is added to it or taken away.

    It is a line, or lines of pieces between which a line may break where there is no blank.

    Args:
        text: As the author wrote it.
        width: What a line has room for, in points.
        size: Of the font, in points.
        is_bold: Whether the bold font is used.
    """
    lines = [_pieces(line, width, size, is_bold=is_bold) for line in _LINE_BREAK.split(text)]
    if len(lines) == 1 and len(lines[0]) == 1:
        return lines[0][0]
    return [[*line] for line in lines]


def fitted(text: str, width: float, size: float, *, is_bold: bool = False) -> str:
    """Return one line for heads and contents, which refer to the whole text: it ends in an ellipsis if too wide."""
    line = escape.typst(text).strip()
    if text_width(line, size, is_bold=is_bold) <= width:
        return line
    kept: list[str] = []
    room = width - text_width(ELLIPSIS, size, is_bold=is_bold)
    for unit in _UNIT.findall(line):
        room -= text_width(unit, size, is_bold=is_bold)
        if room < 0:
            break
        kept.append(unit)
    return "".join(kept).rstrip() + ELLIPSIS


def abridged(text: str, width: float) -> str:
    """Return a text as a heading of a few lines at most; it ends in an ellipsis if it is longer."""
    return fitted(text, _HEADING_LINES * width, HEADING_SIZE, is_bold=True)


def is_abridged(text: str, width: float) -> bool:
    """Return whether the heading lacks a part of the text."""
    return text_width(escape.typst(text).strip(), HEADING_SIZE, is_bold=True) > _HEADING_LINES * width


def directed(text: str) -> dict[str, Plain]:
    """Return `rtl` where a text is read from right to left."""
    return {"rtl": True} if is_right_to_left(text) else {}


# Private functions


def _pieces(line: str, width: float, size: float, *, is_bold: bool) -> list[str]:
    """Return a line, cut in its words that are too wide."""
    pieces = [""]
    for place, word in enumerate(escape.typst(line).split(" ")):
        if place:
            pieces[-1] += " "
        if text_width(word, size, is_bold=is_bold) <= width:
            pieces[-1] += word
        else:
            pieces += [*_cut(word, width, size, is_bold=is_bold), ""]
    return [piece for piece in pieces if piece] or [""]


def _cut(word: str, width: float, size: float, *, is_bold: bool) -> Iterator[str]:
    """Yield a word in pieces: behind the signs at which people part paths and names, else after a few characters."""
    part: list[str] = []
    for unit in [*_UNIT.findall(word), ""]:
        part.append(unit)
        if unit and unit not in _PARTING:
            continue
        if text_width("".join(part), size, is_bold=is_bold) <= width:
            yield "".join(part)
        else:
            yield from ("".join(part[start : start + _PIECE]) for start in range(0, len(part), _PIECE))
        part = []


# Private tables

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

# A character with the marks, joiners and selectors that belong to it, which are never parted.
_UNIT = re.compile(
    "(?s:.(?:[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff]|\u200d.?)*)"
)
