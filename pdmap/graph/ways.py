"""Ways that data take, kept so that those with the same beginning share it."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from pdmap.frozen import dataclass
from pdmap.graph.elements import Element, Link, LinkKind, Path

if TYPE_CHECKING:
    from pdmap.graph.flow_graph import FlowGraph


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A way that data take: its last link, and the way to where that starts.

    A `Path` has all links of its own; of n places in a row that takes n * n / 2 of them, and this only n.
    """

    link: Link
    data: frozenset[str]
    """The data types that it brings to its end; empty where any may come."""
    start: Element
    """Where the data come from."""
    before: Way | None = None
    length: int = 1
    """How many links it has."""

    @property
    def end(self) -> Element:
        """Return where it leads."""
        return self.link.target

    def links_back(self) -> Iterator[Link]:
        """Yield its links, the last one first."""
        way: Way | None = self
        while way is not None:
            yield way.link
            way = way.before

    def path(self) -> Path:
        """Return it with all of its links."""
        return Path(tuple(self.links_back())[::-1], self.data)


def ways_from(
    graph: FlowGraph, starts: Mapping[Element, frozenset[str]], kinds: Container[LinkKind] = frozenset(LinkKind)
) -> Mapping[Element, tuple[Way, ...]]:
    """Return how data spread from several elements at once, as `FlowGraph.spread` tells it.

    Args:
        graph: The links.
        starts: The data that start at each element, which are gone through in this order.
        kinds: The kinds of links that are followed.
    """
    carried = graph.carried
    followed = [kind for kind in LinkKind if kind in kinds]
    reached: dict[Element, _Reached] = {}
    queue: deque[tuple[Element, frozenset[str], Way | None]] = deque(
        (element, data, None) for element, data in starts.items() if data
    )
    while queue:
        element, data, way = queue.popleft()
        for link in graph.links_from(element):
            if link.kind not in followed:
                continue
            brought = carried(link, data)
            place = reached.get(link.target) if brought else None
            fresh = brought - place.data if place else brought
            if fresh:
                place = place or reached.setdefault(link.target, _Reached())
                onward = further(way, link, fresh)
                place.data |= fresh
                place.ways.append(onward)
                queue.append((link.target, fresh, onward))
    return {element: tuple(place.ways) for element, place in reached.items()}


def further(way: Way | None, link: Link, data: frozenset[str]) -> Way:
    """Return a way that is longer by a link, or one that begins with it."""
    return Way(link, data, way.start, way, way.length + 1) if way else Way(link, data, link.source)


def links_on(ways: Iterable[Way]) -> frozenset[str]:
    """Return the ids of all links of some ways; what they share is gone through once."""
    seen: set[int] = set()
    found: set[str] = set()
    for last in ways:
        way: Way | None = last
        while way is not None and id(way) not in seen:
            seen.add(id(way))
            found.add(way.link.id)
            way = way.before
    return frozenset(found)


# Private functions


@dataclass(slots=True)
class _Reached:
    """What has arrived at an element so far, and by which ways."""

    data: frozenset[str] = frozenset()
    ways: list[Way] = field(default_factory=list)
