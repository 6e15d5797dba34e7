"""Every word that a view says, by key, so that maps can be translated.

`{}` stands for a name, a number or a country. Where a count decides, there are two texts: for one and for more.
The tables are in `english`, one for each subject; another language has the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from pdmap.views.english import breaches, changes, elements, facts, legends, page, requests, sheets

TABLES = (elements, requests, breaches, changes, sheets, facts, legends, page)
"""One for each subject; no key is in two of them."""

ENGLISH: Mapping[str, str] = MappingProxyType(
    dict(chain.from_iterable(table.WORDS.items() for table in TABLES)),
)


def say(key: str, *values: object) -> str:
    """Return the words of a key with values filled in.

    Raises:
        KeyError: the table has no such key.
    """
    return ENGLISH[key].format(*values)


def has_words(key: str) -> bool:
    """Return whether the table has words for a key."""
    return key in ENGLISH


def count(key: str, number: int) -> str:
    """Return a count with its words, such as `1 flow` or `2 flows`."""
    return say(f"{key}.{'one' if number == 1 else 'many'}", number)
