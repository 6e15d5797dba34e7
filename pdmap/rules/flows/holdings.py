"""What a system holds, what a flow takes from its source, and what arrives at its end."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pdmap.graph import data_held
from pdmap.model import Flow, Inventory, System, ids
from pdmap.reference import Reference


def sent(flow: Flow) -> frozenset[str]:
    """Return the data types that a flow takes from its source: what it names, with transforms undone."""
    results = {data_type for transform in flow.transforms for data_type in ids(transform.into)}
    inputs = {data_type for transform in flow.transforms for data_type in ids(transform.data)}
    return frozenset((set(ids(flow.data)) - results) | inputs)


def arriving(inventory: Inventory, flow: Flow) -> frozenset[str]:
    """Return the data types that reach the end of a flow: parents narrowed to what the source holds, then transforms.

    A flow of `address` from a system that holds only `address.billing` brings `address.billing`.
    """
    source = inventory.systems.get(flow.source.id)
    held = data_held(source) if source else frozenset[str]()
    arrived = {part for data_type in ids(flow.data) for part in _narrowed(inventory.reference, data_type, held)}
    for transform in flow.transforms:
        inputs = set(ids(transform.data))
        changed = {item for item in arrived if not inputs.isdisjoint(inventory.reference.ancestors(item))}
        arrived = (arrived - changed) | set(ids(transform.into))
    return frozenset(arrived)


def undeclared(reference: Reference, data: Iterable[str], system: System) -> list[str]:
    """Return the data types that a system holds neither as such, nor under a parent, nor in a part, sorted.

    Types that are defined nowhere are left out: they are the subject of another rule.
    """
    held = data_held(system)
    known = (data_type for data_type in data if data_type in reference.data_types)
    return sorted(data_type for data_type in known if not _holds(reference, held, data_type))


# Private functions


def _holds(reference: Reference, held: Collection[str], data_type: str) -> bool:
    return any(reference.is_a(data_type, item) or reference.is_a(item, data_type) for item in held)


def _narrowed(reference: Reference, data_type: str, held: frozenset[str]) -> frozenset[str]:
    """Return the parts of a data type that are held, where neither it nor a parent of it is."""
    if not held.isdisjoint(reference.ancestors(data_type)):
        return frozenset({data_type})
    parts = frozenset(item for item in held if reference.is_a(item, data_type))
    return parts or frozenset({data_type})
