"""The measures that were in place where a breach happened (Article 33(3)(d))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.graph import ElementKind
from pdmap.model import Inventory, Mention
from pdmap.questions.exposure.exposure import Exposure


def measures_in_place(inventory: Inventory, exposure: Exposure) -> tuple[Mention, ...]:
    """Return the measures of the organization and of compromised places, each where it is first mentioned."""
    first: dict[str, Mention] = {}
    for measure in _mentioned(inventory, exposure):
        first.setdefault(measure.id, measure)
    return tuple(first.values())


# Private functions


def _mentioned(inventory: Inventory, exposure: Exposure) -> Iterator[Mention]:
    if inventory.organization:
        yield from inventory.organization.measures
    for element in exposure.starts:
        if element.kind is ElementKind.SYSTEM:
            yield from inventory.systems[element.id].measures
        else:
            yield from inventory.parties[element.id].measures
