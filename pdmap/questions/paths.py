"""Which way personal data came to a place."""

from __future__ import annotations

from collections import deque

from pdmap.graph import Element, ElementKind, FlowGraph, Link, Path


def path_to(graph: FlowGraph, link: Link, activity: str = "") -> Path:
    """Return a shortest way to the end of a link, from the nearest system or subject before it.

    A chain of sub-processors is followed back to where the organization handed the data over. Where
    it starts at no system, as in a circle of parties, the way is the link alone.

    Args:
        graph: The flow graph.
        link: The last step of the way.
        activity: Id of an activity that every step must serve; empty for any.
    """
    queue: deque[tuple[Link, ...]] = deque([(link,)])
    passed: set[Element] = set()
    while queue:
        way = queue.popleft()
        start = way[0].source
        if start.kind is not ElementKind.PARTY:
            return Path(way, link.data)
        if start in passed:
            continue
        passed.add(start)
        queue.extend((before, *way) for before in graph.links_to(start) if _serves(before, activity))
    return Path((link,), link.data)


# Private functions


def _serves(link: Link, activity: str) -> bool:
    return not activity or activity in link.activities
