"""Names of sheets that every spreadsheet takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pdmap.escape import office


def sheet_names(captions: Iterable[str]) -> list[str]:
    """Return a name for each caption: no character that Excel forbids, at most 31 units long, none twice."""
    taken: set[str] = {_RESERVED}
    return [_free(_clean(caption), taken) for caption in captions]


# Private functions


def _clean(caption: str) -> str:
    """Return a caption without what a name cannot have; apostrophes would have to be doubled in links."""
    held = _FORBIDDEN.sub("-", _BLANKS.sub(" ", office(caption)).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"))
    return held.strip() or "-"


def _free(name: str, taken: set[str]) -> str:
    """Return a name that differs from those taken by more than the case of its letters."""
    free, number = _whole_words(name, _LONGEST), 1
    while free.casefold() in taken:
        number += 1
        end = f" ({number})"
        free = _whole_words(name, _LONGEST - len(end)) + end
    taken.add(free.casefold())
    return free


def _whole_words(text: str, units: int) -> str:
    """Return a text, or its start with a sign that more follows; within a word only if nothing else is left."""
    if _cut(text, units) == text:
        return text
    start = _cut(text, units - 1)
    words = start if text[len(start) :][:1] == " " else start.rpartition(" ")[0]
    return f"{words if 2 * len(words) > len(start) else start}…"


def _cut(text: str, units: int) -> str:
    """Return the start of a text that is not longer than a number of UTF-16 units, in which Excel counts."""
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1]
    return text.strip()


# Private tables

_LONGEST = 31
_RESERVED = "history"
"""Excel keeps it for its list of changes."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_BLANKS = re.compile(r"\s+")
