"""The word lists of the classifier: people, classes of words, short forms, and what a language is made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from pdmap.frozen import dataclass

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "sv")
"""Languages that the dictionary has, English first."""


@dataclass(frozen=True, slots=True)
class People:
    """Words for people."""

    language: Mapping[str, str]
    """The first language of each word that always means people."""
    vague: frozenset[str]
    """Words that machines, firms or software go by too."""


def fold(text: str) -> str:
    """Return a text without accents: `Straße` and `Strasse` are one word."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("æ", "ae"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def lines(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a data file, without its comments and its head."""
    text = (files("pdmap.scan") / "data" / name).read_text("utf-8")
    rows = (line for line in text.splitlines() if line and not line.startswith("#"))
    next(rows)
    return (tuple(row.split("\t")) for row in rows)


@cache
def people() -> People:
    """Return the words for people."""
    language: dict[str, str] = {}
    vague: set[str] = set()
    for tongue, use, words in lines("people.tsv"):
        for word in words.split():
            if use == "vague":
                vague.add(word)
            else:
                language.setdefault(word, tongue)
    return People(language, frozenset(vague))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of a class, such as `org` or `neutral`.

    Raises:
        KeyError: there is no such class.
    """
    return frozenset(_classes()[name])


@cache
def short_forms() -> Mapping[str, tuple[str, ...]]:
    """Return what short forms stand for."""
    return {short: tuple(long.split()) for short, long in lines("abbreviations.tsv")}


@cache
def irregular_plurals() -> Mapping[str, str]:
    """Return the singular of plurals that do not end in `s` alone."""
    return {row[0]: row[1] for row in lines("plurals.tsv")}


@cache
def common_words() -> frozenset[str]:
    """Return words that schemas are made of, which tell where a joined word can be cut."""
    text = (files("pdmap.scan") / "data" / "words.en.txt").read_text("utf-8")
    classes = (word for words in _classes().values() for word in words)
    named = people()
    return frozenset((*text.split(), *classes, *named.language, *named.vague))


def person_in(words: tuple[str, ...]) -> str:
    """Return the word for a person that words end in: their last, or the last two together, as in `card holder`.

    Unknown words such as `arrestee` are those to whom something is done, and `rower` may be who does it.
    """
    last = words[-1] if words else ""
    named = people()
    joined = "".join(words[-2:])
    if last not in named.language and joined in named.language:
        return joined
    return last if last in named.language or is_vague_person(last) or _is_done_to(last) else ""


def is_vague_person(word: str) -> bool:
    """Tell whether a word may mean people, and others too: known for that, or unknown and like a word for people.

    It ends like those who do something, as `rower`, or begins a word for people, as `benef`.
    """
    if word in people().vague:
        return True
    return _is_unknown(word) and not _is_thing(word) and (word.endswith(_DOERS) or _begins_person(word))


# Private functions

_LONG = 6
"""Letters of words that end in `ee` and mean people; `tree`, `fee` and the like are shorter."""
_SHORTEST_BEGINNING = 4
"""Letters of an unknown word that begins one for people."""
_WHO_DOES = frozenset({"er", "r", "or", "ist", "ee", "ant", "ent"})
_DOERS = ("er", "or", "ist")
"""How words end that mean who does something, or what does."""


@lru_cache(maxsize=16_384)
def _begins_person(word: str) -> bool:
    english = (known for known, language in people().language.items() if language == "en")
    # What an interviewer does is an interview.
    return len(word) >= _SHORTEST_BEGINNING and any(
        known.startswith(word) and known.removeprefix(word) not in _WHO_DOES for known in english
    )


def _is_done_to(word: str) -> bool:
    return _is_unknown(word) and word.endswith("ee") and len(word) >= _LONG and not _is_thing(word)


@lru_cache(maxsize=16_384)
def _is_thing(word: str) -> bool:
    """Tell whether a word, or its end where words are joined, means a thing: `parameter`, `queryparameter`."""
    return any(word.endswith(thing) for thing in words_of("no_person") if word == thing or len(thing) >= _LONG)


def _is_unknown(word: str) -> bool:
    return word not in people().language and word not in people().vague and word not in common_words()


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words.split()) for name, words in lines("words.tsv")}
