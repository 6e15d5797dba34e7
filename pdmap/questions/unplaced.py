"""What has personal data, and no recorded place: a transfer may hide there."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import Inventory, Party, Place, System, options
from pdmap.questions.transfers import carries_data, has_data


def unplaced_systems(inventory: Inventory, graph: FlowGraph) -> Iterator[System]:
    """Yield the systems with personal data of which no location is recorded."""
    for system in inventory.systems.values():
        if has_data(system, graph) and not options(system.location):
            yield system


def unplaced_parties(inventory: Inventory, graph: FlowGraph) -> Iterator[Party]:
    """Yield the parties that receive personal data, and of which it is not recorded where they are established."""
    for party in inventory.parties.values():
        if _receives(party, graph) and not isinstance(party.country, Place):
            yield party


# Private functions


def _receives(party: Party, graph: FlowGraph) -> bool:
    return any(map(carries_data, graph.links_to(Element(ElementKind.PARTY, party.id))))
