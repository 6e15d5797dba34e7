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
    back to itself do not count, nor do parallel links. After U. Brandes, "A faster algorithm for betweenness
    centrality", 2001.
    """
    targets = _targets(elements, links)
    between = [0.0] * len(elements)
    for pivot in _pivots(range(len(elements))):
        for element, share in _dependencies(pivot, targets).items():
            between[element] += share
    return dict(zip(elements, between, strict=True))


# Private functions


def _targets(elements: Sequence[Element], links: Iterable[Link]) -> list[list[int]]:
    """Return the elements that each one sends to, each once; elements are numbered in their order."""
    number = {element: index for index, element in enumerate(elements)}
    targets: list[dict[int, None]] = [{} for _ in elements]
    for link in links:
        targets[number[link.source]][number[link.target]] = None
    return [list(found) for found in targets]


def _pivots(elements: Sequence[int]) -> Sequence[int]:
    """Return at most as many elements as ways are counted from, evenly spaced."""
    if len(elements) <= PIVOTS:
        return elements
    return [elements[number * len(elements) // PIVOTS] for number in range(PIVOTS)]


def _dependencies(pivot: int, targets: Sequence[Sequence[int]]) -> Mapping[int, float]:
    """Return how much of the shortest ways from a pivot to all others leads over each other element."""
    reached, before, ways = _shortest_ways(pivot, targets)
    depending = dict.fromkeys(reached, 0.0)
    for element in reversed(reached):
        share = (1.0 + depending[element]) / ways[element]
        for previous in before[element]:
            depending[previous] += ways[previous] * share
    del depending[pivot]
    return depending


def _shortest_ways(
    pivot: int, targets: Sequence[Sequence[int]]
) -> tuple[list[int], Mapping[int, list[int]], Mapping[int, float]]:
    """Return the elements that ways from a pivot reach, nearest first, what comes right before each, and its ways."""
    reached, distance = [pivot], {pivot: 0}
    before: dict[int, list[int]] = {pivot: []}
    ways = {pivot: 1.0}
    for element in reached:  # grows while it is gone through
        onward = distance[element] + 1
        for target in targets[element]:
            if target not in distance:
                distance[target] = onward
                before[target], ways[target] = [element], ways[element]
                reached.append(target)
            elif distance[target] == onward:
                before[target].append(element)
                ways[target] += ways[element]
    return reached, before, ways
