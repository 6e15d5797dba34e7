"""A copy of the flow graph in the form that networkx and the tools around it know."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from pdmap.graph.elements import Element, Link


def as_networkx(
    elements: Iterable[Element], links: Iterable[Link]
) -> nx.MultiDiGraph[str, dict[str, object], dict[str, object]]:
    """Return a directed graph with a node for each element and an edge for each link; changing it changes nothing else.

    Nodes are called by kind and id, such as `system:console`, and have the attributes `kind` and `id`. The key of an
    edge is the id of the link. Its attributes are `kind`, `data`, `arriving`, `subjects` and `activities`, as texts
    and sorted lists of texts, which every format of networkx can be made of.
    """
    graph: nx.MultiDiGraph[str, dict[str, object], dict[str, object]] = nx.MultiDiGraph()
    for element in elements:
        graph.add_node(element.key, kind=element.kind.value, id=element.id)
    for link in links:
        graph.add_edge(
            link.source.key,
            link.target.key,
            key=link.id,
            kind=link.kind.value,
            data=sorted(link.data),
            arriving=sorted(link.arriving),
            subjects=sorted(link.subjects),
            activities=sorted(link.activities),
        )
    return graph
