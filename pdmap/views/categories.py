"""Category codes: short names of the top-level groups of data types, such as `CO` for contact details."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pdmap.questions.features import special_kinds
from pdmap.reference import Reference, Special

SPECIAL_MARK = "*"
"""Stands behind the code of a category of which data of Article 9 or 10 are held."""

_SPECIAL = (Special.ARTICLE_9, Special.ARTICLE_10)


def category_codes(types: Iterable[str], reference: Reference) -> tuple[str, ...]:
    """Return the codes of the categories that data types belong to, sorted, each once."""
    marked: dict[str, bool] = {}
    for data_type in types:
        code, is_special = _category(data_type, reference)
        marked[code] = marked.get(code, False) or is_special
    return tuple(f"{code}{SPECIAL_MARK}" if is_marked else code for code, is_marked in sorted(marked.items()))


def category_code(data_type: str, reference: Reference) -> str:
    """Return the code of a type's top-level group; a group of the inventory's own is its own code."""
    return _category(data_type, reference)[0]


# Private functions

_MOST_REMEMBERED = 4096
"""Large maps ask for the category of the same few types hundreds of thousands of times."""


@lru_cache(_MOST_REMEMBERED)
def _category(data_type: str, reference: Reference) -> tuple[str, bool]:
    """Return the code of a type's top-level group, and whether the type falls under Article 9 or 10."""
    group = reference.ancestors(data_type)[-1]
    known = reference.data_types.get(group)
    code = known.code if known and known.code else group.upper()
    return code, not special_kinds([data_type], reference).isdisjoint(_SPECIAL)
