"""Tell in which languages besides English the names of a table are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.dictionary import phrase_words
from pdmap.scan.classify.table_names import TableName
from pdmap.scan.classify.words import common_words, people

_ENOUGH = 2
"""Names in a language after which its short words, which other languages have too, are believed."""


def languages_of(name: TableName, cases: tuple[Case, ...]) -> frozenset[str]:
    """Return the languages that enough names of a table are in."""
    seen = Counter(
        language for words in (name.words, *(case.name.words for case in cases)) for language in _languages(words)
    )
    return frozenset(language for language, count in seen.items() if count >= _ENOUGH)


# Private functions


@lru_cache(maxsize=65_536)
def _languages(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(language for word in words for language in _languages_of_words().get(word, ()))


@cache
def _languages_of_words() -> Mapping[str, frozenset[str]]:
    """Return the languages of each word that English does not have."""
    named = {word: frozenset({language}) for word, language in people().language.items()}
    found = {**named, **phrase_words()}
    return {word: tongues for word, tongues in found.items() if "en" not in tongues and word not in common_words()}
