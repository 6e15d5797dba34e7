"""What no map can show: flows, hosts and sub-processors that name something which is defined nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.model import Flow, Inventory, ids, options


@dataclass(frozen=True, slots=True)
class Undrawn:
    """Links that lead nowhere."""

    flows: int
    implied: int
    """Hosts and sub-processors."""
    unknown: tuple[str, ...]
    """The ids that are defined nowhere, sorted."""


def undrawn(inventory: Inventory) -> Undrawn:
    """Return what the flow graph of an inventory leaves out, because an end of it is not defined."""
    known = {*inventory.systems, *inventory.parties, *inventory.reference.subjects}
    flows = [[end.id for end in (flow.source, flow.target) if end.id not in known] for flow in inventory.flows.values()]
    implied = [name for name in _named_parties(inventory) if name not in inventory.parties]
    missing = {name for ends in flows for name in ends} | set(implied)
    return Undrawn(sum(map(bool, flows)), len(implied), tuple(sorted(missing)))


def is_drawn(inventory: Inventory, flow: Flow) -> bool:
    """Return whether the flow graph has a flow: from somebody or something that is defined to a system or a party."""
    places = (inventory.systems, inventory.parties)
    starts = (*places, inventory.reference.subjects)
    return any(flow.source.id in known for known in starts) and any(flow.target.id in known for known in places)


# Private functions


def _named_parties(inventory: Inventory) -> Iterator[str]:
    for system in inventory.systems.values():
        yield from (host.id for host in options(system.hosted_by))
    for party in inventory.parties.values():
        yield from ids(party.subprocessors)
