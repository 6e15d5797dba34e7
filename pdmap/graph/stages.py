"""An order in which nothing comes before what it gets data from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pdmap.graph.elements import Element, Link

Node = TypeVar("Node", Element, tuple[Element, str])
"""What is put in order: elements, or data types at elements."""


def stages(links: Iterable[Link]) -> tuple[tuple[frozenset[Element], ...], ...]:
    """Return the elements that links touch, stage by stage; senders come before receivers.

    Elements that get data from one another, in whatever way, form a group. Every other one is alone in its group.
    """
    return stages_of((link.source, link.target) for link in links)


def stages_of(pairs: Iterable[tuple[Node, Node]]) -> tuple[tuple[frozenset[Node], ...], ...]:
    """Return what pairs of a sender and a receiver touch, stage by stage, in groups as `stages` does."""
    import networkx as nx

    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_edges_from(pairs)
    condensed = nx.condensation(graph)
    return tuple(
        tuple(sorted((frozenset(condensed.nodes[group]["members"]) for group in groups), key=sorted))
        for groups in nx.topological_generations(condensed)
    )
