"""Uses of unknown ids, put together where one object uses the same id more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pdmap.findings import Edit, Location
from pdmap.model import Inventory, Unresolved
from pdmap.resolve.mentions import uses as every_use
from pdmap.source import respelled


def grouped(unresolved: Iterable[Unresolved]) -> list[list[Unresolved]]:
    """Return the uses by object, kind and id, each group in the order of the lines."""
    groups: dict[tuple[str, str, str], list[Unresolved]] = {}
    for item in unresolved:
        groups.setdefault((item.address, item.kind, item.id), []).append(item)
    return [sorted(group, key=_place) for group in groups.values()]


def hint(use: Unresolved) -> str:
    """Return the end of a message that tells what was probably meant; empty where that is not clear."""
    if use.meant:
        return f"; it is called `{use.meant}` here"
    return f"; `{use.suggestion}` is spelled almost alike" if use.suggestion else ""


def respellings(uses: Iterable[Unresolved], used: Counter[str]) -> tuple[Edit, ...]:
    """Return the edits that write the one near spelling everywhere in a group of uses.

    There are none where the definition looks like the misspelled one: nothing uses it, and several places
    agree on another spelling, and where it is `none`: nobody but the author may say that.

    Args:
        uses: One object's uses of an unknown id, as `grouped` puts them together.
        used: How many objects use each id.
    """
    return tuple(
        edit
        for use in uses
        if use.suggestion
        and use.suggestion != "none"
        and not (use.nearest and not used[use.suggestion] and used[use.id] > 1)
        for edit in respelled(use.node, use.suggestion)
    )


def use_counts(inventory: Inventory) -> Counter[str]:
    """Return how many objects use each id; nothing is counted where all of them are known."""
    found = every_use(inventory) if inventory.unresolved else ()
    return Counter(identifier for identifier, _ in {(use.mention.id, use.address) for use in found})


def places(uses: Iterable[Unresolved]) -> tuple[Location, ...]:
    """Return where else the id is used."""
    return tuple(use.node.location("used here too") for use in uses)


# Private functions


def _place(item: Unresolved) -> tuple[str, int, int]:
    return item.node.path, item.node.line, item.node.column
