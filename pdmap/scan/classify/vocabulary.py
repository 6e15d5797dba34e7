"""Every word that the classifier knows, and the singular of words."""

from __future__ import annotations

from functools import cache, lru_cache

from pdmap.scan.classify.dictionary import phrase_words
from pdmap.scan.classify.words import common_words, irregular_plurals, short_forms, words_of

_DOERS = ("ers", "ors", "ists", "ees")
"""How unknown words end that are plurals, as `rowers` is."""
_SHORTEST_DOERS = 5
_SHORT_PIECES = frozenset({"usr", "pwd", "img", "msg", "addr", "emp"})


@cache
def vocabulary() -> frozenset[str]:
    """Return every known word."""
    return common_words() | frozenset(phrase_words())


@cache
def pieces_of_words() -> frozenset[str]:
    """Return what joined words may be cut into: known words, their plurals, and the longer short forms."""
    words = {word for word in vocabulary() if len(word) > 1 and word.isalpha()}
    plurals = {f"{word}s" for word in words if len(word) > 3 and not word.endswith("s")}
    shorts = {short for short in short_forms() if len(short) > 3 and short.isalpha()}
    return frozenset(words | plurals | shorts | _SHORT_PIECES | set(irregular_plurals()))


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """Return the singular of a word that is known; any other word as it is."""
    if word in irregular_plurals():
        return irregular_plurals()[word]
    if word in words_of("unchanged") or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "is", "us")):
        return word
    known = next((single for single in _singulars(word) if single in vocabulary()), "")
    return known or (word[:-1] if word.endswith(_DOERS) and len(word) > _SHORTEST_DOERS else word)


# Private functions


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "ses")):
        return (word[:-2], word[:-1])
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
