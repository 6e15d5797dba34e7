"""The places that can be compromised, by the names that people give them."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.graph import Element, ElementKind, FlowGraph


def places_by_id(graph: FlowGraph) -> Mapping[str, Element]:
    """Return systems and parties by id; an id of both means the system, as in a flow."""
    found: dict[str, Element] = {}
    for kind in (ElementKind.SYSTEM, ElementKind.PARTY):
        for element in graph.elements:
            if element.kind is kind:
                found.setdefault(element.id, element)
    return found
