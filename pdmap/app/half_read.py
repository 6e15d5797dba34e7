"""What may stand in manifests that cannot be read: ids there count as defined, so that nobody chases them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pdmap.model import Inventory

_ID = re.compile(rb"[a-z0-9][a-z0-9._-]*")
"""Whatever looks like an id, in the bytes of any encoding that keeps ASCII."""


def possible_ids(contents: Mapping[str, bytes], paths: Iterable[str]) -> frozenset[str]:
    """Return what may be ids in the given manifests, whatever keeps them from being read."""
    texts = (contents[path].replace(b"\0", b"") for path in paths if path in contents)
    return frozenset(word.decode() for text in texts for word in _ID.findall(text))


def without_possible_ids(inventory: Inventory, possible: frozenset[str]) -> Inventory:
    """Return the inventory without those unresolved ids that a manifest that cannot be read may define."""
    kept = tuple(item for item in inventory.unresolved if _as_defined(item.id) not in possible)
    return replace(inventory, unresolved=kept)


# Private functions


def _as_defined(identifier: str) -> str:
    """Return an id as its definition writes it: of a region with a dot, of a country in lower case."""
    return identifier.replace(":", ".").lower()
