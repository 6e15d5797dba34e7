"""The dictionary: what columns with personal data are called, and which kind of data they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from pdmap.frozen import dataclass
from pdmap.scan.classify.words import LANGUAGES, fold, lines, short_forms
from pdmap.scan.verdicts import Tier

_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means at the end of a name."""

    slots: tuple[frozenset[str], ...]
    """The words that may stand at each place of the phrase, in the singular."""
    data_type: str
    """Key of a data type; empty for what is not personal."""
    tier: Tier
    need: str
    """What has to be near for the phrase to mean it; empty where nothing has to."""
    fits: str
    """Which kinds of values can hold it, such as `text` or `date`."""
    language: str
    is_vague: bool
    """Whether the phrase means something else in other languages, so that it counts only among words of its own."""

    def is_at(self, end: int, words: tuple[str, ...]) -> bool:
        """Tell whether the phrase stands right before a place in a name."""
        start = end - len(self.slots)
        return start >= 0 and all(word in slot for word, slot in zip(words[start:end], self.slots, strict=True))


@cache
def entries() -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries by each last word of their phrase: the longest first, and of those the English."""
    found: dict[str, list[Entry]] = {}
    for language in LANGUAGES:
        for entry in _read(language):
            for word in entry.slots[-1]:
                found.setdefault(word, []).append(entry)
    return {last: tuple(sorted(of_word, key=lambda entry: -len(entry.slots))) for last, of_word in found.items()}


@lru_cache(maxsize=65_536)
def entries_at(last: str, before: str) -> tuple[Entry, ...]:
    """Return the entries whose phrases may end in a word with another before it, the longest first."""
    return tuple(entry for entry in entries().get(last, ()) if len(entry.slots) == 1 or before in entry.slots[-2])


@cache
def phrase_words() -> Mapping[str, frozenset[str]]:
    """Return every word of every phrase, with the languages that have it."""
    found: dict[str, set[str]] = {}
    for of_word in entries().values():
        for entry in of_word:
            for word in (word for slot in entry.slots for word in slot if word.isalpha()):
                found.setdefault(word, set()).add(entry.language)
    return {word: frozenset(languages) for word, languages in found.items()}


# Private functions


def _read(language: str) -> Iterator[Entry]:
    for phrase, data_type, tier, need, fits, *marks in lines(f"dictionary.{language}.tsv"):
        for slots in _expanded(phrase):
            yield Entry(
                slots=slots,
                data_type=data_type,
                tier=Tier(tier),
                need=need,
                fits=fits,
                language=language,
                is_vague="vague" in marks,
            )


def _expanded(phrase: str) -> Iterator[tuple[frozenset[str], ...]]:
    """Yield the slots of a phrase; an alternative of several words, such as `final_grade`, makes slots of its own."""
    choices = []
    for place in phrase.lower().split():
        words = [word for word in place.split("|") if "_" not in word]
        joined = [word.split("_") for word in place.split("|") if "_" in word]
        single = frozenset(spelling for word in words for spelling in _spellings(word))
        several = [tuple(frozenset(_spellings(part)) for part in parts) for parts in joined]
        choices.append([(single,), *several] if single else several)
    for choice in product(*choices):
        yield tuple(slot for slots in choice for slot in slots)


def _spellings(word: str) -> tuple[str, ...]:
    """Return how a word may be written: with and without umlauts, and as short forms are written out."""
    plain = (fold(word), fold(word.translate(_UMLAUTS)))
    return tuple(dict.fromkeys(" ".join(short_forms().get(spelling, (spelling,))) for spelling in plain))
