"""Which elements data pass on their way between others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pdmap.graph.elements import Element, Link

PIVOTS = 32
"""Elements from which ways are counted; the work grows with the links, not with their square."""


def betweenness(elements: Sequence[Element], links: Iterable[Link]) -> Mapping[Element, float]:
    """Return on how many shortest ways between two others each element lies; ways of equal length share.

    The measure is exact for graphs of up to 32 elements. In larger ones only the ways that start at 32
    elements are counted, evenly spaced in the order of the elements, so that the same graph always gives
    the same numbers; they tell elements apart, and are no count of all ways. Ways that lead from an element
    back to itself do not count, nor do parallel links.
    """
    import networkx as nx

    graph: nx.DiGraph[Element] = nx.DiGraph()
    graph.add_nodes_from(elements)
    graph.add_edges_from((link.source, link.target) for link in links)
    return nx.betweenness_centrality_subset(graph, sources=_pivots(elements), targets=elements)


# Private functions


def _pivots(elements: Sequence[Element]) -> list[Element]:
    """Return at most as many elements as ways are counted from, evenly spaced."""
    if len(elements) <= PIVOTS:
        return list(elements)
    return [elements[number * len(elements) // PIVOTS] for number in range(PIVOTS)]
