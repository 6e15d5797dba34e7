"""Which elements data pass on their way between others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

from pdmap.graph.elements import Element

PIVOTS = 32
"""Elements from which ways are counted; the work grows with the links, not with their square."""


def betweenness(graph: nx.MultiDiGraph[Element]) -> Mapping[Element, float]:
    """Return on how many shortest ways between two others each element lies; ways of equal length share.

    The measure is exact for graphs of up to 32 elements. In larger ones only the ways that start at 32
    elements are counted, evenly spaced in the order of the elements, so that the same graph always gives
    the same numbers; they tell elements apart, and are no count of all ways. Ways that lead from an element
    back to itself do not count, nor do parallel links.
    """
    elements = sorted(graph.nodes)
    return nx.betweenness_centrality_subset(nx.DiGraph(graph), sources=_pivots(elements), targets=elements)


# Private functions


def _pivots(elements: Sequence[Element]) -> list[Element]:
    """Return at most as many elements as ways are counted from, evenly spaced."""
    if len(elements) <= PIVOTS:
        return list(elements)
    return [elements[number * len(elements) // PIVOTS] for number in range(PIVOTS)]
