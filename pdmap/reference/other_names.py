"""What people call a word of the vocabulary or the law, where it has another name here: `surname` for `name.last`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pdmap.reference.reference import built_in
from pdmap.reference.tables import listed, table


def data_type_called(name: str) -> str | None:
    """Return the data type that is also called `name`, such as `name.last` for `surname`."""
    return _called("data_type", name)


def subject_called(name: str) -> str | None:
    """Return the category of data subjects that is also called `name`, such as `applicant` for `candidates`."""
    return _called("subject", name)


def place_called(name: str) -> str | None:
    """Return the code of a country by a name or by three letters, or a cloud region without its provider."""
    region = _ZONE.sub("", name.casefold())
    regions = [key for key in built_in().regions if region in (key, key.partition(":")[2])]
    return regions[0] if len(regions) == 1 else _called("country", name)


def basis_called(name: str) -> str | None:
    """Return the lawful basis that a citation of Article 6(1) names, such as `6(1)(f)`."""
    bare = name[:_LONGEST_CITATION].casefold().translate(_WITHOUT_SEPARATORS)
    letter = _SIXTH_ARTICLE.fullmatch(bare)
    bases = built_in().lawful_bases.values()
    return next((basis.key for basis in bases if letter and f"(1)({letter[1]})" in basis.article), None)


def is_another_thing(name: str) -> bool:
    """Return whether a name is a word of its own, however much it looks like a misspelled word of the vocabulary."""
    return _plain(name) in _OTHER_THINGS


# Private functions

_OTHER_THINGS = frozenset(
    {
        *("amount", "care", "cart", "comment", "complaint", "constant", "contact", "contest", "context"),
        *("contract", "contrast", "custom", "digest", "direct", "door", "duration", "employee", "game"),
        *("insert", "instance", "intent", "internal", "internet", "invite", "offline", "page", "ping"),
        *("profit", "project", "referral", "relation", "revision", "sender", "serial", "social", "species"),
        *("subject", "timeline", "transition", "translation", "used"),
    }
)
"""English words that are one or two letters away from one of the vocabulary: `subject` is no misspelled `suspect`."""

_LONGEST_CITATION = 60
_ZONE = re.compile(r"(?<=[0-9])-?[a-d]$")
"""What a zone adds to the name of its region: `eu-central-1a`, `europe-west1-b`."""
_WITHOUT_SEPARATORS = str.maketrans("", "", " _.-")
_SIXTH_ARTICLE = re.compile(
    r"(?:art(?:icle|ikel)?)?6(?:\(?[1i]\)?|abs1|para1)(?:lit|letter|point)?\(?([a-f])\)?(?:gdpr|dsgvo)?"
)
"""A citation of one of the points of Article 6(1), without what stands between its parts."""


def _called(kind: str, name: str) -> str | None:
    """Return the word of a kind that is called so, in the singular or in the plural."""
    words = _words(kind)
    plain = _plain(name)
    return words.get(plain) or (words.get(plain.removesuffix("s")) if len(plain) > _SHORTEST_PLURAL else None)


_SHORTEST_PLURAL = 3


@cache
def _words(kind: str) -> Mapping[str, str]:
    """Return the words of a kind by their other names; those of columns count for what is written as a data type."""
    types = built_in().data_types.values() if kind == "data_type" else ()
    found = {_plain(alias): known.key for known in types for alias in known.aliases}
    for row in table("other_names").rows:
        if row["kind"] == kind:
            found.update(dict.fromkeys(map(_plain, listed(row["names"])), row["word"]))
    return found


def _plain(name: str) -> str:
    return re.sub(r"[ _.-]+", "_", name.casefold()).strip("_")
