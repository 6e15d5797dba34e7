"""Take the names of columns and tables apart into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pdmap.scan.classify.segmentation import segment
from pdmap.scan.classify.vocabulary import lemma, vocabulary
from pdmap.scan.classify.words import fold, people, short_forms

_PIECES = re.compile(r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_DEEDS = ("edby", "edto")
"""How a deed ends that is joined with whom it is of: `approvedby`, `delegatedto`."""
_DOER = "byid"
"""How the key of who did something ends: `changedbyid`."""
_ENDS = (
    *("phone", "email", "address", "addr1", "addr2", "addr", "city", "zip", "street", "mobile", "gender", "passwd"),
    *(
        "userid",
        "username",
        "firstname",
        "lastname",
        "fullname",
        "birthdate",
        "telephone",
        "employeeid",
        "studentid",
        *("user", "ownerid", "creatorid", "contact", "customer", "employee", "patient"),
    ),
)
"""What short unknown beginnings are joined with where people are kept, and what ends few other words."""
_BEFORE_KEYS = frozenset(
    {"from", "to", "edit", "add", "create", "modify", "owner", "author", "last", "sender", "recipient"}
)
"""What the key of a user is joined with: `edituid`, `toid`."""
_NUMBER_SIGN = re.compile("\\b[nN][\u00b0\u00ba]|\u2116")
"""`N°` and its like in the headings of forms."""
_LONGEST_BEGINNING = 3
_SHORTEST_DEED = 6
_LONGEST = 200
"""Letters of a name that are looked at; no name is longer, whatever a source holds."""


@lru_cache(maxsize=65_536)
def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, in the singular, with short forms written out.

    `usrEmailAddr`, `USR_EMAIL_ADDR` and `useremailaddr` are all `user email address`.
    """
    return tuple(word for piece in pieces(name) for word in _words(piece))


@lru_cache(maxsize=65_536)
def pieces(name: str) -> tuple[str, ...]:
    """Return the parts of a name between separators, capitals and digits, in small letters."""
    plain = _NUMBER_SIGN.sub("numero ", name[:_LONGEST])
    return tuple(piece.lower() for piece in _PIECES.findall(fold(plain)))


def abbreviates(short: str, word: str) -> bool:
    """Tell whether a word begins and goes on with the letters of a shorter one, as `driver` does with `drv`."""
    if not 2 <= len(short) < len(word) or short[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def by_first_letter(words: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return words by their first letters, so that what a short form may stand for is found without looking at all."""
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word[:1], set()).add(word)
    return {letter: frozenset(of_letter) for letter, of_letter in found.items()}


# Private functions


@lru_cache(maxsize=65_536)
def _words(piece: str) -> tuple[str, ...]:
    known = short_forms().get(piece)
    if known:
        return known
    single = lemma(piece)
    if piece in vocabulary() or piece.isdigit() or single in vocabulary():
        return (single,)
    if piece.endswith(_DEEDS) and len(piece) > _SHORTEST_DEED:
        return (piece[:-2], piece[-2:])
    for key in ("uid", "id"):
        stem = piece.removesuffix(key) if piece.endswith(key) else ""
        if stem in _BEFORE_KEYS or _is_short_for_person(stem):
            return (*short_forms().get(stem, (stem,)), key)
    parts = segment(piece)
    if piece.endswith(_DOER) and len(piece) > _SHORTEST_DEED:
        return (*_words(piece.removesuffix(_DOER)), "by", "id")
    if parts == (piece,):
        parts = (piece[:-1],) if piece[:-1] in _ENDS else _beginning_cut(piece)
    if len(parts) == 2 and parts[1] in _ENDS:
        return (*short_forms().get(parts[0], (lemma(parts[0]),)), *_words(parts[1]))
    return tuple(word for part in parts for word in short_forms().get(part, (lemma(part),)))


def _is_short_for_person(stem: str) -> bool:
    """Tell whether what stands before a key is short for a word for people: `stu` in `stuid`, `ppl` in `pplid`."""
    return short_forms().get(stem, ("",))[-1] in people().language


def _beginning_cut(piece: str) -> tuple[str, ...]:
    """Return an unknown beginning and what of people it is joined with, as in `hmphone` and `wkemail`; or the piece."""
    found = next((end for end in _ENDS if piece.endswith(end)), "")
    beginning = piece.removesuffix(found)
    return (beginning, found) if found and 0 < len(beginning) <= _LONGEST_BEGINNING else (piece,)
