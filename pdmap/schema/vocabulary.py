"""Words of the vocabulary behind texts that have not the form of an id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import filterfalse

from pdmap.reference import basis_called, built_in, data_type_called, subject_called
from pdmap.source import Node, ScalarNode
from pdmap.spelling import nearest


def vocabulary_word(address: str, node: Node) -> str | None:
    """Return the word of the vocabulary that a text of the wrong form stands for, by the key that it stands behind."""
    text = node.text.strip() if isinstance(node, ScalarNode) else ""
    key = next((step for step in reversed(address.split("/")) if step in _VOCABULARIES), None)
    if not text or key is None:
        return None
    words, called = _VOCABULARIES[key]
    squeezed = {letters_of(word): word for word in words()}
    slug = slug_of(text) or ""
    return squeezed.get(letters_of(text)) or called(text) or nearest(slug, words())


def slug_of(text: str) -> str | None:
    """Return a text as an id, such as `customer-db` for `Customer DB`; `None` where nothing of it can stand in one."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    slug = _NOT_IN_IDS.sub("-", "".join(filterfalse(unicodedata.combining, plain))).strip("-._")
    return slug or None


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, by which words are alike whatever joins them."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


# Private functions

_VOCABULARIES: Mapping[str, tuple[Callable[[], Iterable[str]], Callable[[str], str | None]]] = {
    "basis": (lambda: built_in().lawful_bases, basis_called),
    "data": (lambda: built_in().data_types, data_type_called),
    "fields": (lambda: built_in().data_types, data_type_called),
    "subjects": (lambda: built_in().subjects, subject_called),
}
"""The words that a key takes, and what knows their other names."""
_NOT_IN_IDS = re.compile(r"[^a-z0-9._]+")
