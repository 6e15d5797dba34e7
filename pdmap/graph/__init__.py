"""The flow graph: data subjects, systems and parties, and the personal data that move between them.

Three kinds of links are written as flows or follow from what is written. A flow that starts at a
data subject is a collection. `hosted_by` makes the host a recipient of all that the system holds.
`subprocessors` hands on whatever the processor receives.
"""

from __future__ import annotations

from pdmap.graph.elements import Element, ElementKind, Link, LinkKind, Path
from pdmap.graph.flow_graph import FlowGraph
from pdmap.graph.links import activities_by_system, all_links, data_by_system, data_held, onward_links, subjects_held
from pdmap.graph.stages import stages, stages_of
from pdmap.graph.ways import Way, further, links_on, ways_from
from pdmap.model import Inventory

__all__ = [
    "Element",
    "ElementKind",
    "FlowGraph",
    "Link",
    "LinkKind",
    "Path",
    "Way",
    "activities_by_system",
    "build_graph",
    "data_by_system",
    "data_held",
    "further",
    "links_on",
    "onward_links",
    "stages",
    "stages_of",
    "subjects_held",
    "ways_from",
]


def build_graph(inventory: Inventory) -> FlowGraph:
    """Return the flow graph of an inventory; flows to or from unknown ids are left out."""
    links = all_links(inventory)
    elements = {Element(ElementKind.SYSTEM, system) for system in inventory.systems}
    elements |= {Element(ElementKind.PARTY, party) for party in inventory.parties}
    elements |= {link.source for link in links}
    return FlowGraph(elements, links, inventory.reference)
