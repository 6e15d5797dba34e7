"""Take the name of a column apart: the fields that it lies in, its words, and what they may mean."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pdmap.frozen import dataclass
from pdmap.scan.classify.endings import Match, ending, shorter
from pdmap.scan.classify.tokens import words_in
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.verdicts import Tier


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a column, taken apart."""

    path: tuple[str, ...]
    """The words of the fields that it lies in."""
    words: tuple[str, ...]
    """Its own words."""
    matches: tuple[Match, ...]
    """What it may mean, the best first: one phrase of each language that has it."""
    shorter: tuple[Match, ...] = ()
    """What shorter phrases at the same place mean, for where nothing speaks for the longer ones."""
    coded: tuple[Match, ...] = ()
    """What it may hold as a code or a description, such as a gender as `gender_concept_id`, where nothing else fits."""


@lru_cache(maxsize=65_536)
def parse(full_name: str) -> Name:
    """Return what a name consists of; dots stand before fields within fields."""
    *path, own = _parts(full_name)
    words = _holder_first(_without_moment(words_in(own)))
    around = tuple(word for part in path for word in _around(part))
    matches = _matches(around, words)
    if any(word.isdigit() for word in words):
        plain = _matches(around, tuple(word for word in words if not word.isdigit()))
        matches = plain if plain and (not matches or len(plain[0].phrase) > len(matches[0].phrase)) else matches
    return Name(around, words, matches, shorter(matches), _coded(around, words))


# Private functions

_OF_OTHERS = ("import", "source", "reference", "system", "record", "directory", "internal", "instance")
_OWN_NAME_WINS = frozenset(
    {
        *(("user", "name"), ("account", "name"), ("contact", "name"), ("person", "name"), ("source", "title")),
        *((word, "id") for word in _OF_OTHERS),
        *((word, "id") for word in ("resume", "cv", "photo", "avatar")),
    }
)
"""Phrases that mean something else when a path cuts through them: `user.name` is no user name, `import.id` a key."""
_OF = frozenset(
    {
        *("de", "del", "du", "des", "la", "le", "l", "d", "do", "da", "dos", "das", "di", "della"),
        *("von", "der", "dem", "den", "vom", "van", "het", "af", "av"),
    }
)
"""Words between what somebody has and who that is, in the languages of the dictionary."""
_FLATTENED = re.compile(r"(?<=[A-Za-z0-9])__(?=[A-Za-z0-9])")
_CODED = frozenset(
    {
        *("gender", "ethnicity", "religion", "nationality", "citizenship", "marital_status", "birth_place", "language"),
        *(
            "health.disability",
            "education",
            "address.country",
            "address.region",
            "address.city",
            "sexual_orientation",
            "health",
        ),
        *("vulnerability", "personal_life", "salutation"),
    }
)
"""Facts that are written down as codes."""
_OF_CODES = frozenset({"code", "value", "name", "long", "short", "description"})
"""What objects that hold a code are made of: `gender_code.long_name`."""
_PAPERS = frozenset(
    {
        *("number", "no", "card", "token", "document", "proof", "front", "back", "photo", "image", "picture", "scan"),
        *(
            "copy",
            "type",
            "issue",
            "issued",
            "expiry",
            "expiration",
            "verification",
            "check",
            "passport",
            "selfie",
            "value",
        ),
    }
)
"""What follows where `id` means a paper, or a token, and no key."""


def _holder_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name with whose it is in front, as `cliente email` for `email del cliente`.

    A phrase that is known with all its words stays, as `nombre de usuario`, and so does what means nothing then.
    """
    place = next((number for number, word in enumerate(words) if number and word in _OF), None)
    if place is None or any(len(match.phrase) == len(words) for match in ending(words)):
        return words
    holder = tuple(word for word in words[place + 1 :] if word not in _OF)
    turned = (*holder, *words[:place])
    return turned if len(holder) == 1 and holder[0] in people().language and ending(turned) else words


def _around(part: str) -> tuple[str, ...]:
    """Return what a field says of those in it; a `profile` and `u` are a person, other wrappers say nothing."""
    words = words_in(part.strip("[]*"))
    if words in (("profile",), ("u",)):
        return ("person",)
    if words == ("value",):
        return ()
    if words[:1] == ("profile",):
        return words
    if part.endswith("[]") and words and words_of("wrapper").issuperset(words):
        return words
    return tuple(word for word in words if word not in words_of("wrapper"))


def _matches(path: tuple[str, ...], words: tuple[str, ...]) -> tuple[Match, ...]:
    words = _with_key_last(words)
    own = ending(words) or _reading(words)
    if not path:
        return own
    if words == ("name",) and path[-1] == "address" and path[-2:-1] and path[-2] in words_of("place"):
        return ending((path[-2], *words))
    is_of_code = path[-1] == "code" and _OF_CODES.issuperset(words)
    if (words and words_of("leaf").issuperset(words)) or path[-len(words) :] == words or is_of_code:
        above = tuple(match for match in ending(path) if match.entry.tier is Tier.DIRECT)
        if above:
            return above
    across = tuple(match for match in ending((*path, *words)) if match.phrase not in _OWN_NAME_WINS)
    if across and (not own or len(across[0].phrase) > len(own[0].phrase)):
        return across
    return tuple(Match(match.entry, match.phrase, (*path, *match.before), match.after) for match in own)


def _reading(words: tuple[str, ...]) -> tuple[Match, ...]:
    """Return what a name means that only says how somebody's name is written: `kana01`, `shipping_kana`."""
    plain = tuple(word for word in words if not word.isdigit())
    return ending((*plain[:-1], "name")) if plain and plain[-1] in words_of("syllabary") else ()


def _with_key_last(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with the mark of a key at their end: `fk_country` and `id_country` as `country_id`."""
    if len(words) > 2 and words[-2:] == ("cv", "id"):
        return (*words[:-2], "id")
    is_key = len(words) > 1 and (words[0] == "fk" or (words[0] == "id" and words[1] not in _PAPERS))
    return (*words[1:], "id") if is_key and words[-1] != "id" else words


def _parts(full_name: str) -> list[str]:
    """Return the fields that a name leads through; two lines under parts mean the same as dots, where tools flatten.

    Salesforce ends names of its customers' fields in `__c`, and begins those of packages with the package.
    """
    parts = [part for name in full_name.split(".") for part in _FLATTENED.split(name) if part.strip("[]*_")]
    if len(parts) > 1 and parts[-1] in ("c", "r"):
        parts = parts[:-1]
        is_package = len(parts) > 1 and vocabulary().isdisjoint(words_in(parts[0]))
        parts = parts[1:] if is_package else parts
    return parts or [full_name]


def _without_moment(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without those for when a value held: `email_at_signup`."""
    is_moment = len(words) > 2 and words[-2] == "at" and words[-1] in words_of("moment")
    return words[:-2] if is_moment else words


def _coded(path: tuple[str, ...], words: tuple[str, ...]) -> tuple[Match, ...]:
    """Return the facts of people that a name speaks of, before words for how they are written down."""
    end = 0 if words[-2:] == ("code", "type") else len(words)
    while end > 1 and words[end - 1] in words_of("coded"):
        end -= 1
        found = tuple(match for match in ending(words[:end]) if _is_fact(match, words[-1]))
        if found:
            flagged = (replace(match.entry, fits="flag") for match in found)
            pairs = zip(flagged, found, strict=True)
            return tuple(Match(entry, match.phrase, (*path, *match.before), match.after) for entry, match in pairs)
    return ()


def _is_fact(match: Match, last: str) -> bool:
    """Tell whether a phrase is a fact of people that is written down as a code, which ends in a word."""
    is_key = match.entry.data_type == "education" and last in ("id", "key", "code", "cd")
    return match.entry.tier is Tier.DIRECT and match.entry.data_type in _CODED and not is_key
