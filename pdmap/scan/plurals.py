"""Plurals of English words, as Rails and Laravel make names of tables from those of columns and classes."""

from __future__ import annotations

import re
from collections.abc import Iterator


def singular(name: str) -> Iterator[str]:
    """Yield what the singular of the name of a table may be."""
    for end, instead in _ENDS:
        if name.endswith(end):
            yield name.removesuffix(end) + instead
    yield name


def plural(name: str) -> str:
    """Return the plural of a name, whose last word counts."""
    for end, instead in _IRREGULAR:
        if name == end or name.endswith(f"_{end}"):
            return name.removesuffix(end) + instead
    if _IES.search(name):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(_HISSING) else f"{name}s"


# Private tables

_IRREGULAR = (("person", "people"), ("child", "children"), ("man", "men"), ("woman", "women"))
_ENDS = (
    *(("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("people", "person")),
    *(("tuses", "tus"), ("iases", "ias"), ("puses", "pus"), ("nuses", "nus"), ("ruses", "rus"), ("children", "child")),
    ("s", ""),
)
_IES = re.compile(r"[^aeiou_]y$")
_HISSING = ("s", "x", "ch", "sh")
