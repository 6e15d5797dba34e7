"""What a flow takes from its source and brings to its end, and what the systems there do not have of it."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.findings import Severity
from pdmap.frozen import dataclass
from pdmap.graph import data_by_system
from pdmap.model import Flow, Inventory, Mention, System, Unknown, ids, listed
from pdmap.reference import Reference
from pdmap.rules.rule import Context, Observation
from pdmap.rules.wording import named, not_known
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class Gap:
    """Data types that a flow names and the system at one of its ends does not have."""

    flow: Flow
    system: System
    missing: list[str]
    transformed: tuple[Mention, ...]
    """What the transforms name at that end of the flow."""
    move: str
    """What the flow does with the data, such as "brings `phone` to"."""
    verb: str
    """What the system does not do with them, such as "declare"."""
    advice: str
    """What to do, before the fields to add."""


def sent(flow: Flow) -> frozenset[str]:
    """Return the data types that a flow takes from its source: what it names, with transforms undone."""
    results = {data_type for transform in flow.transforms for data_type in ids(transform.into)}
    inputs = {data_type for transform in flow.transforms for data_type in ids(transform.data)}
    return frozenset((set(ids(flow.data)) - results) | inputs)


def arriving(inventory: Inventory, flow: Flow) -> frozenset[str]:
    """Return the data types that reach the end of a flow: parents narrowed to what the source holds, then transforms.

    A flow of `address` from a system that holds only `address.billing` brings `address.billing`.
    """
    held = data_by_system(inventory).get(flow.source.id, frozenset())
    arrived = {part for data_type in ids(flow.data) for part in _narrowed(inventory.reference, data_type, held)}
    for transform in flow.transforms:
        inputs = set(ids(transform.data))
        changed = {item for item in arrived if inventory.reference.covers(inputs, item)}
        arrived = (arrived - changed) | set(ids(transform.into))
    return frozenset(arrived)


def undeclared(inventory: Inventory, data: Iterable[str], system: System) -> list[str]:
    """Return the data types that a system holds neither as such, nor under a parent, nor in a part, sorted.

    Types that are defined nowhere are left out: they are the subject of another rule.
    """
    family = inventory.reference.family(data_by_system(inventory)[system.id])
    known = inventory.reference.data_types
    return sorted(data_type for data_type in data if data_type not in family and data_type in known)


def observe(context: Context, gap: Gap) -> Observation:
    """Return what is seen of data types that a flow and a system do not agree on."""
    flow, system = gap.flow, gap.system
    unknown = system.fields if isinstance(system.fields, Unknown) else None
    ending = f"which does not {gap.verb} {'it' if len(gap.missing) == 1 else 'them'}"
    if unknown:
        ending = f"whose fields are {not_known(unknown, context.as_of)}"
    fields = "\n".join(f"      - {data_type}" for data_type in gap.missing)
    return Observation(
        address=flow.address,
        node=_place(gap),
        message=f"`{flow.id}` {gap.move} {named(system)}, {ending}",
        remedy=f"{gap.advice}:\nsystems:\n  {system.id}:\n    fields:\n{fields}",
        label=f"not among the fields of `{system.id}`",
        related=(system.at("fields").location(f"what `{system.id}` {gap.verb}s"),),
        severity=Severity.WARNING if unknown else None,
        depends_on=tuple(f"systems/{end.id}" for end in (flow.source, flow.target)),
    )


# Private functions


def _place(gap: Gap) -> Node:
    """Return where the flow names the first of the data types, as data or in a transform."""
    mentions = (*listed(gap.flow.data), *gap.transformed)
    return next((mention.node for mention in mentions if mention.id in gap.missing), gap.flow.at("data"))


def _narrowed(reference: Reference, data_type: str, held: frozenset[str]) -> frozenset[str]:
    """Return the parts of a data type that are held, where neither it nor a parent of it is."""
    if reference.covers(held, data_type):
        return frozenset({data_type})
    parts = frozenset(item for item in held if reference.is_a(item, data_type))
    return parts or frozenset({data_type})
