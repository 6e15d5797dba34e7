"""Look up every id that an inventory uses; what is defined nowhere is told with the nearest spelling."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pdmap.findings import Location
from pdmap.model import Inventory, Object, Unresolved
from pdmap.reference import VAGUE_PLACES
from pdmap.resolve.mentions import CODES, Kind, Use, uses
from pdmap.spelling import nearest


def unresolved(inventory: Inventory) -> tuple[Unresolved, ...]:
    """Return the ids that are used and defined nowhere, in the order of use."""
    directory = _directory(inventory)
    missing = [use for use in uses(inventory) if not _is_defined(use, directory, inventory)]
    return tuple(_describe(use, directory[use.kind]) for use in missing)


# Private functions


@dataclass(frozen=True, slots=True)
class _Names:
    """Where ids of a kind may be defined: objects of the inventory, and words of the vocabulary."""

    objects: Mapping[str, Object]
    words: Collection[str]

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.objects or identifier in self.words


def _directory(inventory: Inventory) -> Mapping[Kind, _Names]:
    reference = inventory.reference
    receivers = {**inventory.parties, **inventory.systems}
    return {
        Kind.SENDER: _Names({**inventory.subjects, **receivers}, reference.subjects),
        Kind.RECEIVER: _Names(receivers, ()),
        Kind.SYSTEM: _Names(inventory.systems, ()),
        Kind.PARTY: _Names(inventory.parties, ()),
        Kind.ACTIVITY: _Names(inventory.activities, ()),
        Kind.MEASURE: _Names(inventory.measures, ()),
        Kind.SUBJECT: _Names(inventory.subjects, reference.subjects),
        Kind.DATA_TYPE: _Names(inventory.data_types, reference.data_types),
        Kind.LAWFUL_BASIS: _Names(inventory.lawful_bases, reference.lawful_bases),
        Kind.CONDITION: _Names(inventory.conditions, reference.conditions),
        Kind.MECHANISM: _Names(inventory.mechanisms, reference.mechanisms),
        Kind.PLACE: _Names({}, [*reference.regions, *reference.countries]),
    }


def _is_defined(use: Use, directory: Mapping[Kind, _Names], inventory: Inventory) -> bool:
    name = use.mention.id
    if use.kind is Kind.PLACE:
        known = name in inventory.reference.regions or inventory.reference.country(name) is not None
        return known or name.lower() in VAGUE_PLACES
    return name in directory[use.kind]


def _describe(use: Use, names: _Names) -> Unresolved:
    suggestion = nearest(use.mention.id, [*names.objects, *names.words])
    return Unresolved(
        node=use.mention.node,
        id=use.mention.id,
        kind=use.kind.value,
        address=use.address,
        is_code=use.kind in CODES,
        suggestion=suggestion,
        nearest=_definition(names, suggestion),
    )


def _definition(names: _Names, suggestion: str | None) -> Location | None:
    known = names.objects.get(suggestion or "")
    return known.head.location(f"`{suggestion}` is defined here") if known else None
