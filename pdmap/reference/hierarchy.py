"""Trees of kinds, in which a kind covers its children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
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
    return tuple(upwards(key, kinds))


def upwards(key: str, kinds: Mapping[str, Kind]) -> Iterator[str]:
    """Yield a key and the keys above it, one step at a time, so that a search can end where it finds."""
    seen: set[str] = set()
    while key and key not in seen:
        yield key
        seen.add(key)
        kind = kinds.get(key)
        key = kind.parent if kind else ""


def nearest(keys: Iterable[str], kinds: Mapping[str, Kind], wanted: AbstractSet[str]) -> Mapping[str, str]:
    """Return for each key the nearest of the wanted keys, going up from itself; empty where there is none.

    No step up is taken twice, so a long chain of kinds is as cheap as a broad tree.
    """
    found: dict[str, str] = {}
    for key in keys:
        way: list[str] = []
        for above in upwards(key, kinds):
            way.append(above)
            if above in wanted or above in found:
                break
        end = way[-1]
        found.update(dict.fromkeys(way, end if end in wanted else found.get(end, "")))
    return found


def children(key: str, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Return the keys right below a key, sorted."""
    return tuple(sorted(child for child, kind in kinds.items() if kind.parent == key))
