"""Trees of kinds, in which a kind covers its children."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Kind(Protocol):
    """Something that may belong to a broader kind."""

    @property
    def parent(self) -> str:
        """Return the key of the broader kind; empty at the top of the tree."""


def ancestors(key: str, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Return a key and the keys above it, from narrow to broad.

    An unknown key stands alone. A loop, which only an inventory's own kinds can make, ends where it closes.
    """
    chain = [key]
    while (kind := kinds.get(chain[-1])) and kind.parent and kind.parent not in chain:
        chain.append(kind.parent)
    return tuple(chain)


def children(key: str, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Return the keys right below a key, sorted."""
    return tuple(sorted(child for child, kind in kinds.items() if kind.parent == key))
