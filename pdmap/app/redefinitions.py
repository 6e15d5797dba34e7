"""What an inventory redefines of the vocabulary and the law that pdmap brings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pdmap.model import Inventory, Object
from pdmap.reference import Reference, built_in
from pdmap.reporters.report import Adjustment

IDS_SHOWN = 8
"""How many ids of a section are named before the rest is counted."""


def redefinitions(inventory: Inventory) -> Iterator[Adjustment]:
    """Yield an adjustment for each section that redefines built-in entries.

    A rule goes by what the inventory says of an entry, so that one line can silence it: a country with an
    adequacy decision of one's own, or health that is no special category. A review has to see that.
    """
    known = _built_in_ids(built_in(), inventory)
    for section, own in _sections(inventory).items():
        ids = [identifier for identifier in own if identifier in known[section]]
        if ids:
            yield Adjustment(section, f"redefined for {_listed(ids)}", str(own[ids[0]].head.location()))


# Private functions


def _sections(inventory: Inventory) -> Mapping[str, Mapping[str, Object]]:
    return {
        "data_types": inventory.data_types,
        "subjects": inventory.subjects,
        "countries": inventory.countries,
        "regions": inventory.regions,
        "lawful_bases": inventory.lawful_bases,
        "conditions": inventory.conditions,
        "mechanisms": inventory.mechanisms,
    }


def _built_in_ids(reference: Reference, inventory: Inventory) -> Mapping[str, Collection[str]]:
    """Return the ids of the built-in entries by section, written as those of an inventory are."""
    return {
        "data_types": reference.data_types.keys(),
        "subjects": reference.subjects.keys(),
        # Countries have aliases, such as `uk` for `GB`.
        "countries": {identifier for identifier in inventory.countries if reference.country(identifier.upper())},
        "regions": {key.replace(":", ".", 1) for key in reference.regions},
        "lawful_bases": reference.lawful_bases.keys(),
        "conditions": reference.conditions.keys(),
        "mechanisms": reference.mechanisms.keys(),
    }


def _listed(ids: list[str]) -> str:
    rest = len(ids) - IDS_SHOWN
    return ", ".join(ids[:IDS_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
