"""What the names of two columns have in common: letters, words, and words that another one abbreviates."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from pdmap.scan.drift.consistency import GENERAL

Words = tuple[str, ...]


@lru_cache(maxsize=10_000)
def words_of(name: str) -> Words:
    """Return the words of a name in small letters, whether signs or capital letters part them."""
    return tuple(word for word in re.split(r"[\W_]+", _HUMP.sub("_", name[:_LONGEST]).casefold()) if word)


def are_related(one: str, other: str) -> bool:
    """Return whether two names share a word that tells something, or one holds the initials of the other's words."""
    left, right = words_of(one), words_of(other)
    return any(map(_tells, {*left} & {*right})) or _abbreviates(left, right) or _abbreviates(right, left)


def added_words(old: str, new: str) -> Words:
    """Return the words of a new name that the old one does not have."""
    known = words_of(old)
    return tuple(word for word in words_of(new) if word not in known)


@lru_cache(maxsize=10_000)
def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; a name that only got something behind it is hardly another one."""
    left, right = one[:_LONGEST], other[:_LONGEST]
    first = max(_ratio(left, right.partition("_")[0]), _ratio(left.partition("_")[0], right))
    return max(_ratio(left, right), _OF_FIRST * first)


# Private functions


def _tells(word: str) -> bool:
    return len(word) > _SHORT and word not in GENERAL


def _abbreviates(short: Words, long: Words) -> bool:
    return len(long) > _SHORT and "".join(word[0] for word in long) in short


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LEAST and matcher.quick_ratio() >= _LEAST else 0.0


# Private tables

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SHORT = 2
"""Letters of a word, and words of a name, that are too few to tell something."""
_OF_FIRST = 0.9
"""How much the first word of a name counts, beside the whole."""
_LEAST = 0.3
"""How alike names are at least that are compared letter by letter."""
_LONGEST = 100
"""Letters of a name that are compared."""
