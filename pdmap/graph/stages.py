"""An order of elements in which nothing comes before what it gets data from."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.graph.elements import Element, Link


def stages(links: Iterable[Link]) -> tuple[tuple[frozenset[Element], ...], ...]:
    """Return the elements that links touch, stage by stage; senders come before receivers.

    Elements that get data from one another, in whatever way, form a group. Every other one is alone in its group.
    """
    import networkx as nx

    graph: nx.DiGraph[Element] = nx.DiGraph()
    graph.add_edges_from((link.source, link.target) for link in links)
    condensed = nx.condensation(graph)
    return tuple(
        tuple(sorted((frozenset(condensed.nodes[group]["members"]) for group in groups), key=sorted))
        for groups in nx.topological_generations(condensed)
    )
