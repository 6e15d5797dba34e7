"""Guess what a misspelled word was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_MOST_EDITS = 2
_LETTERS_PER_EDIT = 3


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that a word was probably meant to be, or `None` where that is not clear.

    A letter missing, added, changed or swapped with its neighbor is one edit. One edit is granted for every
    three letters of the word, two at most; upper and lower case count as equal. Two candidates at the same
    smallest distance give no answer.
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
        if distance < limit:
            limit, found = distance, {candidate}
        elif distance == limit:
            found.add(candidate)
    return found.pop() if len(found) == 1 else None


# Private functions


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
