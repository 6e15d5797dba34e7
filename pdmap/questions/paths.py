"""Which way personal data came to a place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pdmap.graph import Element, ElementKind, FlowGraph, Link, Path
from pdmap.memory import once


def path_to(graph: FlowGraph, link: Link, activity: str = "", data: frozenset[str] = frozenset()) -> Path:
    """Return a shortest way to the end of a link, from the nearest system or subject before it.

    A chain of sub-processors is followed back to where the organization handed the data over. Where
    it starts at no system, as in a circle of parties, the way is the link alone.

    Args:
        graph: The flow graph.
        link: The last step of the way.
        activity: Id of an activity that every step must serve; empty for any.
        data: Data types of which every step must bring one, or may bring one; empty for any.
    """
    ways: deque[Iterator[_Way]] = deque([iter([(link, None)])])
    passed: set[Element] = set()
    while ways:
        for way in ways.popleft():
            source = way[0].source
            if source.kind is not ElementKind.PARTY:
                return Path(tuple(_links(way)), link.arriving)
            if source not in passed:
                passed.add(source)
                ways.append(_longer(graph, way, activity, data))
    return Path((link,), link.arriving)


# Private functions

_Way: TypeAlias = tuple[Link, "_Way | None"]
"""A link and the rest of the way, so that ways share their ends: a long chain takes no more than its length."""


def _longer(graph: FlowGraph, way: _Way, activity: str, data: frozenset[str]) -> Iterator[_Way]:
    """Yield a way with each link before it that is meant, one at a time: the first often ends the search."""
    source = way[0].source
    before = _links_for(graph).get((source, activity), ()) if activity else graph.links_to(source)
    return ((found, way) for found in before if _is_meant(found, data))


@once
def _links_for(graph: FlowGraph) -> Mapping[tuple[Element, str], list[Link]]:
    """Return the links to each element that serve each activity, by id; a party may get data for thousands of them."""
    found: dict[tuple[Element, str], list[Link]] = {}
    for link in graph.links:
        for activity in link.activities if link.target.kind is ElementKind.PARTY else ():
            found.setdefault((link.target, activity), []).append(link)
    return found


def _links(way: _Way | None) -> Iterator[Link]:
    while way:
        link, way = way
        yield link


def _is_meant(link: Link, data: frozenset[str]) -> bool:
    is_bringing = not data or not link.arriving or not link.arriving.isdisjoint(data)
    return is_bringing and not link.is_empty
