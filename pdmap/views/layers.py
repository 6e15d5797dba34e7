"""Layers: where in the life of data an element stands, from the people it comes from to the last recipient."""

from __future__ import annotations

from pdmap.graph import Element, ElementKind, FlowGraph, LinkKind
from pdmap.model import Inventory, SystemKind

SOURCES, COLLECTION, PROCESSING, STORES, RECIPIENTS, ONWARD = range(6)

_KEEPERS = frozenset({SystemKind.DATASTORE, SystemKind.PAPER})


def layer_of(element: Element, inventory: Inventory, graph: FlowGraph) -> int:
    """Return the layer of an element, as `Node.layer` counts them."""
    match element.kind:
        case ElementKind.SUBJECT:
            return SOURCES
        case ElementKind.SYSTEM:
            return _system_layer(element, inventory, graph)
        case ElementKind.PARTY:
            return _party_layer(element, graph)


# Private functions


def _system_layer(element: Element, inventory: Inventory, graph: FlowGraph) -> int:
    if inventory.systems[element.id].kind in _KEEPERS:
        return STORES
    collects = any(link.kind is LinkKind.COLLECTION for link in graph.links_to(element))
    return COLLECTION if collects else PROCESSING


def _party_layer(element: Element, graph: FlowGraph) -> int:
    received = graph.links_to(element)
    if not received:
        return SOURCES if graph.links_from(element) else RECIPIENTS
    only_handed_on = all(link.kind is LinkKind.SUBPROCESSING for link in received)
    return ONWARD if only_handed_on else RECIPIENTS
