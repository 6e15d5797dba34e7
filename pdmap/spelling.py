"""Guess what a misspelled word was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST_EDITS = 2
_LETTERS_PER_EDIT = 3


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that a word was probably meant to be, or `None` where that is not clear.

    A letter missing, added, changed or swapped with its neighbor is one edit. One edit is granted for every
    three letters of the word, two at most; upper and lower case count as equal. Two candidates at the same
    smallest distance give no answer. A word with another beginning, such as `unsigned` for `signed`, is another
    word: it often means the opposite. So is one with another number or another short part, as `crm-us` is for `crm-eu`.
    """
    folded = word.casefold()
    letters = set(folded)
    limit = min(_MOST_EDITS, len(folded) // _LETTERS_PER_EDIT)
    found: set[str] = set()
    for candidate in candidates:
        # Cheap tests first, for inventories with hundreds of thousands of ids:
        # an edit changes the length by one at most, and the set of letters by two.
        if abs(len(candidate) - len(word)) > limit:
            continue
        other = candidate.casefold()
        if len(letters.symmetric_difference(other)) > 2 * limit:
            continue
        distance = _distance(folded, other, limit)
        if distance <= limit and _is_another_word(folded, other):
            continue
        if distance < limit:
            limit, found = distance, {candidate}
        elif distance == limit:
            found.add(candidate)
    return found.pop() if len(found) == 1 else None


# Private functions

_NEGATIONS = ("un", "non", "not", "no-", "no_")
_DIGITS = re.compile(r"[0-9]{1,18}")
_BETWEEN = re.compile(r"[-_.: ]+")
_LONGEST_PART = 2
"""Letters of a part that says which of several: `eu`, `us`, `a`."""
_SHORTEST_BEGINNING = 2
"""Letters of a beginning that makes another word; a single one is a slip."""


def _is_another_word(word: str, other: str) -> bool:
    """Return whether two words differ in what tells words apart: a number, a short part, or how they begin.

    Letters that have changed places are a slip: `ni` for `in`.
    """
    if _numbers(word) != _numbers(other) or _has_another_part(word, other):
        return True
    if any(word.startswith(negation) and not other.startswith(negation) for negation in _NEGATIONS):
        return True
    begins, others_begin = _beginnings(word, other)
    is_long = max(len(begins), len(others_begin)) >= _SHORTEST_BEGINNING
    return is_long and word[:1] != other[:1] and sorted(begins) != sorted(others_begin)


def _numbers(word: str) -> list[int]:
    return [int(digits) for digits in _DIGITS.findall(word)]


def _has_another_part(word: str, other: str) -> bool:
    """Return whether a part of one or two letters is another one: `eu` and `us`, `a` and `b`."""
    parts, others = (_BETWEEN.split(text) for text in (word, other))
    pairs = zip(parts, others, strict=True) if len(parts) == len(others) > 1 else ()
    return any(max(len(one), len(two)) <= _LONGEST_PART and sorted(one) != sorted(two) for one, two in pairs)


def _beginnings(left: str, right: str) -> tuple[str, str]:
    """Return what stands before the end that two texts share."""
    shortest = min(len(left), len(right))
    end = next((i for i in range(shortest) if left[-1 - i] != right[-1 - i]), shortest)
    return left[: len(left) - end], right[: len(right) - end]


def _distance(left: str, right: str, limit: int) -> int:
    """Return the number of edits between two texts, or `limit + 1` as soon as it is known to be more.

    Computes the optimal string alignment row by row; `above` and `top` are the one and two rows before.
    """
    if left == right:
        return 0
    left, right = _without_shared_ends(left, right)
    above: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left):
        top, above, row = above, row, [i + 1]
        for j, other in enumerate(right):
            edits = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != other))
            if i and j and letter == right[j - 1] and other == left[i - 1]:
                edits = min(edits, top[j - 1] + 1)
            row.append(edits)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _without_shared_ends(left: str, right: str) -> tuple[str, str]:
    """Return two different texts without what they begin and end with alike."""
    shortest = min(len(left), len(right))
    start = next((i for i in range(shortest) if left[i] != right[i]), shortest)
    left, right = left[start:], right[start:]
    shortest -= start
    end = next((i for i in range(shortest) if left[-1 - i] != right[-1 - i]), shortest)
    return left[: len(left) - end], right[: len(right) - end]
