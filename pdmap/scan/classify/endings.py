"""Phrases of the dictionary in the words of a name: those that it ends in, and those within them."""

from __future__ import annotations

from functools import lru_cache

from pdmap.frozen import dataclass
from pdmap.scan.classify.dictionary import Entry, entries_at
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.verdicts import Tier


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the dictionary in a name."""

    entry: Entry
    phrase: tuple[str, ...]
    """The words that are the phrase."""
    before: tuple[str, ...]
    """The words before it, those of the path included."""
    after: tuple[str, ...]
    """The words after it, which change nothing: `home` in `phone_home`."""

    @property
    def text(self) -> str:
        """Return the phrase as people read it."""
        return " ".join(self.phrase)


@lru_cache(maxsize=65_536)
def ending(words: tuple[str, ...]) -> tuple[Match, ...]:
    """Return the longest phrases at the end of a name; words that change nothing may follow them."""
    for tail in range(min(len(words), _LONGEST_TAIL + 1)):
        end = len(words) - tail
        if tail and not _changes_nothing(words[end]):
            return ()
        found = _before_type(words, end) or _phrases(words, end)
        if found:
            return found
    return ()


def shorter(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return the phrases within the last words of longer ones, such as `ip` within `src ip`."""
    if not matches or len(matches[0].phrase) < 2 or any(match.entry.tier is Tier.NONE for match in matches):
        return ()
    phrase, after = matches[0].phrase, matches[0].after
    for length in range(len(phrase) - 1, 0, -1):
        found = tuple(match for match in _phrases(phrase, len(phrase), length) if len(match.phrase) == length)
        if found:
            before = (*matches[0].before, *phrase[:-length])
            return tuple(Match(match.entry, match.phrase, before, after) for match in found)
    return ()


@lru_cache(maxsize=65_536)
def spoken_of(words: tuple[str, ...]) -> Match | None:
    """Return the phrase for personal data that other words follow, the last one; `None` where there is none."""
    for end in range(len(words) - 1, 0, -1):
        for match in _phrases(words, end):
            if match.entry.tier is Tier.DIRECT and not match.entry.need and match.entry.language == "en":
                return match
    return None


# Private functions

_LONGEST_TAIL = 4
_LONGEST_PHRASE = 20


def _before_type(words: tuple[str, ...], end: int) -> tuple[Match, ...]:
    """Return what stands before a word for the type of values, as in `addr_txt`, unless it is a text of its own."""
    if words[end - 1] != "text" or end < 2:
        return ()
    found = _phrases(words, end - 1)
    return found if found and found[0].entry.data_type.split(".")[0] in words_of("typed") else ()


def _phrases(words: tuple[str, ...], end: int, longest: int = _LONGEST_PHRASE) -> tuple[Match, ...]:
    found: list[Match] = []
    for entry in entries_at(words[end - 1], words[end - 2] if end > 1 else ""):
        if len(entry.slots) > longest:
            continue
        if found and len(entry.slots) < len(found[0].phrase):
            break
        if entry.is_at(end, words):
            start = end - len(entry.slots)
            found.append(Match(entry, words[start:end], words[:start], words[end:]))
    return tuple(found)


def _changes_nothing(word: str) -> bool:
    return word.isdigit() or word in words_of("neutral") or word in people().language or word in words_of("preposition")
