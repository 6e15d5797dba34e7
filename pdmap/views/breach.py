"""The view of a breach: what was compromised, where its data went on to, and whom to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.graph import Element, FlowGraph, Link, LinkKind, links_on
from pdmap.questions.beginning import begun_graph
from pdmap.questions.exposure import Exposure, exposure_of, places_by_id
from pdmap.questions.places import is_silent_link
from pdmap.views.compose import compose
from pdmap.views.facts.breaches import breach_tables
from pdmap.views.facts.names import data_words, element_name
from pdmap.views.fitting import fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.nodes import node_id
from pdmap.views.part import Part
from pdmap.views.view import Node, View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return what a breach of the systems and parties exposes, which the argument names with commas between them.

    Raises:
        KeyError: one of them is none.
    """
    named = places_by_id(material.graph)
    elements = [named[id_] for id_ in material.argument.split(",")]
    inventory, graph = material.inventory, material.graph
    exposure = exposure_of(inventory, graph, elements, material.as_of)
    titles = ", ".join(element_name(element, inventory) for element in exposure.compromised)
    part = _part(begun_graph(inventory, graph, material.as_of), exposure)
    view = compose(
        material,
        part,
        f"breach:{material.argument}",
        say("scope.breach", titles),
        breach_tables(material, exposure),
    )
    notes = _notes(exposure, material)
    return fitted(replace(view, nodes=tuple(_noted(node, notes) for node in view.nodes)), part, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the ids of systems and parties."""
    return tuple(places_by_id(material.graph))


VIEW = ViewKind("what a breach exposes, where the data went, and whom to tell", build, choices, takes_several=True)


# Private functions


def _part(graph: FlowGraph, exposure: Exposure) -> Part:
    """Return the links that exposed data take or came by, with all that the breach touches."""
    starts = frozenset(exposure.starts)
    before = frozenset(exposure.upstream) - exposure.touched
    opened = {opening.element for opening in exposure.openings}
    elements = exposure.touched | before | opened
    held = _held(exposure)
    doubtful = links_on(way for ways in exposure.possible.values() for way in ways)
    links = tuple(
        link for link in graph.links if link.id in doubtful or _is_shown(link, graph, held, starts | before, elements)
    )
    return Part(elements, links, frozenset(exposure.compromised), before - opened)


def _held(exposure: Exposure) -> Mapping[Element, frozenset[str]]:
    """Return the exposed data at each place that has some, or may have."""
    held: dict[Element, frozenset[str]] = dict.fromkeys(exposure.touched, frozenset())
    for element, ways in (*exposure.reached.items(), *exposure.possible.items()):
        held[element] = held[element].union(*(way.data for way in ways))
    for holding in exposure.holdings:
        held[holding.element] |= {holding.data_type}
    return held


def _is_shown(
    link: Link,
    graph: FlowGraph,
    held: Mapping[Element, frozenset[str]],
    sources: frozenset[Element],
    elements: frozenset[Element],
) -> bool:
    if link.source not in elements or link.target not in elements:
        return False
    carries = bool(graph.carried(link, held.get(link.source, frozenset())))
    carries = carries or (link.source in held and is_silent_link(link))
    return carries or (link.target in sources and link.kind is not LinkKind.HOSTING)


def _notes(exposure: Exposure, material: Material) -> Mapping[str, str]:
    """Return what a breach means for an element, by the id of its node."""
    reference = material.inventory.reference
    notes = {node_id(element): say("breach.note.compromised") for element in exposure.compromised}
    notes |= {node_id(element): say("breach.note.hosted") for element in exposure.hosted}
    doubtful = exposure.possible.keys() - exposure.reached.keys()
    notes |= {node_id(element): say("breach.note.possible") for element in doubtful}
    for opening in exposure.openings:
        notes[node_id(opening.element)] = say("breach.note.opened", data_words(opening.data_types, reference))
    return notes


def _noted(node: Node, notes: Mapping[str, str]) -> Node:
    return replace(node, notes=(notes[node.id], *node.notes)) if node.id in notes else node
