"""Texts that make a pattern slow where anything can: what it repeats, repeated, with an end that does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Python's own reader of patterns: it has no public name, and nobody reads them better.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LENGTH = 60_000
"""Characters; a value of a manifest may have 100,000, and a comment more."""
ENDS = ("", "\x00", "!", "\n", " a")
UNLIMITED = 1_000
"""Repetitions from which on a pattern is attacked."""
POOL = [*map(chr, range(32, 127)), "\n", "\t", "\x00", "é", "\u202e", "\ufe0f", "\u3042", "\u05d0"]
"""Characters that sets are tried with."""

Parsed = Any


def attacks(pattern: str, flags: int) -> Iterator[str]:
    """Yield texts against a pattern, each once, for each part of it that is repeated without end."""
    known = set[str]()  # several parts of a pattern often ask for the same text, such as spaces
    for before, body in _repeated(parser.parse(pattern, flags), ""):
        for sample in {body, body[:1], body + body[:1]} - {""}:
            start = before + sample * (LENGTH // len(sample))
            if start not in known:
                known.add(start)
                yield from (start + end for end in ENDS)


# Private functions


def _repeated(tree: Parsed, before: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each part that is repeated without end, and a text that the part fits."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, body = value
            yield from _repeated(body, before)
            if most is codes.MAXREPEAT or most >= UNLIMITED:
                yield from ((before, sample) for sample in _samples(body))
        else:
            for inner in _inner(code, value):
                yield from _repeated(inner, before)
        before += _sample(code, value)


def _inner(code: Parsed, value: Parsed) -> list[Parsed]:
    """Return the patterns within a part of one."""
    match code:
        case codes.SUBPATTERN:
            return [value[-1]]
        case codes.BRANCH:
            return list(value[1])
        case codes.ASSERT | codes.ASSERT_NOT:
            return [value[1]]
        case codes.ATOMIC_GROUP:
            return [value]
        case _:
            return []


def _samples(tree: Parsed) -> set[str]:
    """Return texts that a pattern fits: one for each of its branches, where it is nothing but branches."""
    parts = list(tree)
    if len(parts) == 1 and parts[0][0] in (codes.BRANCH, codes.SUBPATTERN):
        return {sample for inner in _inner(*parts[0]) for sample in _samples(inner)}
    if len(parts) == 1 and parts[0][0] is codes.IN:
        fitting = [char for char in POOL if _fits(parts[0][1], char)]
        return {*fitting[:1], *(char for char in (" ", "a", "0", "\n") if char in fitting)}
    return {"".join(_sample(*part) for part in parts)}


def _sample(code: Parsed, value: Parsed) -> str:
    """Return a text that a part of a pattern fits; empty for what takes no room."""
    match code:
        case codes.LITERAL:
            return chr(value)
        case codes.NOT_LITERAL:
            return next((char for char in POOL if ord(char) != value), "")
        case codes.ANY:
            return "a"
        case codes.IN:
            return next((char for char in POOL if _fits(value, char)), "")
        case codes.MAX_REPEAT | codes.MIN_REPEAT | codes.POSSESSIVE_REPEAT:
            times: int = max(1, value[0])
            return "".join(_sample(*part) for part in value[2]) * times
        case codes.BRANCH:
            return "".join(_sample(*part) for part in value[1][0])
        case codes.SUBPATTERN | codes.ATOMIC_GROUP:
            return "".join(_sample(*part) for part in (value[-1] if code is codes.SUBPATTERN else value))
        case _:
            return ""


def _fits(items: Parsed, char: str) -> bool:
    """Return whether a character belongs to a set."""
    is_among: bool = any(_is_in(item, char) for item in items if item[0] is not codes.NEGATE)
    is_negated = any(code is codes.NEGATE for code, _ in items)
    return is_among is not is_negated


def _is_in(item: Parsed, char: str) -> bool:
    code, value = item
    if code is codes.LITERAL:
        return bool(ord(char) == value)
    if code is codes.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return re.fullmatch(CLASSES[value], char) is not None


CLASSES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
