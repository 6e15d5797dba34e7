"""Cut joined words: `lastip` is `last ip`, `firstnamephonetic` is `first name phonetic`."""

from __future__ import annotations

from functools import lru_cache

from pdmap.scan.classify.vocabulary import pieces_of_words

_LONGEST_WORD = 22
_LONGEST_NAME = 60
"""Letters; what is longer is no word that people joined."""
_SHORT = frozenset({"ip", "id", "to", "by", "of", "is"})
"""Words of two letters that are cut off, since so many names end or begin with them."""
_NEVER_JOINED = frozenset(
    {
        *("age", "sex", "race", "pin", "pan", "tan", "cap", "via", "ort", "art", "rue", "arm", "ear"),
        *("did", "ani", "cli", "tac", "who", "vid", "sai", "mname"),
        *("com", "nac", "fis", "att", "mae", "pai", "rna", "unc", "dom", "civ", "anm", "cel", "eid"),
    }
)
"""Short words which far more words end in by chance than by meaning."""


@lru_cache(maxsize=16_384)
def segment(word: str) -> tuple[str, ...]:
    """Return the fewest known words that a word is joined from; the word itself where there are none.

    Every letter has to belong to a known word, so nothing is found inside of one: `disablecam` is `disable cam`, or
    stays whole, and never holds `lec`.
    """
    if not 5 <= len(word) <= _LONGEST_NAME:
        return (word,)
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
    for end in range(1, len(word) + 1):
        best.append(_cheapest(word, end, best))
    found = best[-1]
    return found[1] if found else (word,)


# Private functions


def _cheapest(
    word: str, end: int, best: list[tuple[float, tuple[str, ...]] | None]
) -> tuple[float, tuple[str, ...]] | None:
    known = pieces_of_words()
    found: tuple[float, tuple[str, ...]] | None = None
    for start in range(max(0, end - _LONGEST_WORD), end - 1):
        before = best[start]
        part = word[start:end]
        if before is None or part not in known or not _may_stand(part, start, is_last=end == len(word)):
            continue
        cost = before[0] + _cost(part)
        if found is None or cost < found[0]:
            found = (cost, (*before[1], part))
    return found


def _may_stand(part: str, start: int, *, is_last: bool) -> bool:
    if part in _NEVER_JOINED:
        return False
    match part:
        case "is":
            return start == 0
        case "by" | "to":
            return is_last and start > 0
        case _:
            return len(part) > 2 or part in _SHORT


def _cost(part: str) -> float:
    return 1.0 + {2: 0.6, 3: 0.6, 4: 0.2}.get(len(part), 0.0)
