"""Uses of unknown ids, put together where one object uses the same id more than once."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.findings import Location
from pdmap.model import Unresolved


def grouped(unresolved: Iterable[Unresolved]) -> list[list[Unresolved]]:
    """Return the uses by object, kind and id, each group in the order of the lines."""
    groups: dict[tuple[str, str, str], list[Unresolved]] = {}
    for item in unresolved:
        groups.setdefault((item.address, item.kind, item.id), []).append(item)
    return [sorted(group, key=_place) for group in groups.values()]


def places(uses: Iterable[Unresolved]) -> tuple[Location, ...]:
    """Return where else the id is used."""
    return tuple(use.node.location("used here too") for use in uses)


# Private functions


def _place(item: Unresolved) -> tuple[str, int, int]:
    return item.node.path, item.node.line, item.node.column
