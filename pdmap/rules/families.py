"""The families of rules: a folder each, found by looking."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import pdmap.rules
from pdmap.frozen import dataclass
from pdmap.registry import discover
from pdmap.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Family:
    """Checks that ask about one thing."""

    code: str
    """The letters that its codes begin with, such as `TRF`."""
    name: str
    """The name of its folder, such as `transfers`."""
    about: str
    """What its checks are about, in a sentence."""


@cache
def families() -> Mapping[str, Family]:
    """Return the families of the catalogue by their letters, sorted."""
    found = {family.code: family for family in _families()}
    return MappingProxyType(dict(sorted(found.items())))


# Private functions


def _families() -> Iterator[Family]:
    for folder in pkgutil.iter_modules(pdmap.rules.__path__, prefix="pdmap.rules."):
        if folder.ispkg:
            about = importlib.import_module(folder.name).__doc__ or ""
            codes = {rule.check.family for rule in discover(folder.name, "RULE", Rule).values()}
            yield from (Family(code, folder.name.rpartition(".")[2], _first_sentence(about)) for code in codes)


def _first_sentence(text: str) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join(text.partition("\n\n")[0].split())
