"""The flow graph, and how data spread in it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from pdmap.graph.centrality import betweenness
from pdmap.graph.elements import Element, ElementKind, Link, LinkKind, Path
from pdmap.graph.loops import loops
from pdmap.graph.spreading import carried
from pdmap.graph.ways import ways_from
from pdmap.reference import Reference

if TYPE_CHECKING:
    import networkx as nx


class FlowGraph:
    """The graph of an inventory; built once, never changed after."""

    def __init__(self, elements: Iterable[Element], links: Iterable[Link], reference: Reference) -> None:
        self._reference = reference
        self._links = tuple(sorted(links, key=attrgetter("id")))
        self._from = _by(self._links, attrgetter("source"))
        self._to = _by(self._links, attrgetter("target"))
        # As elements compare, in a fraction of the time.
        self._elements = tuple(sorted({*elements, *self._from, *self._to}, key=attrgetter("kind", "id")))
        self._rank = {element: number for number, element in enumerate(self._elements)}
        self.memory: dict[object, object] = {}  # what was worked out of the graph so far; see `memory.once`

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return every element, by kind and id."""
        return self._elements

    @property
    def links(self) -> tuple[Link, ...]:
        """Return every link, by id."""
        return self._links

    def links_from(self, element: Element) -> tuple[Link, ...]:
        """Return the links that start at an element, by id; none where the element is unknown."""
        return self._from.get(element, ())

    def links_to(self, element: Element) -> tuple[Link, ...]:
        """Return the links that end at an element, by id; none where the element is unknown."""
        return self._to.get(element, ())

    def find(self, identifier: str) -> Element | None:
        """Return the element that a flow means by an id: a system, else a party, else a subject group."""
        kinds = (ElementKind.SYSTEM, ElementKind.PARTY, ElementKind.SUBJECT)
        candidates = (Element(kind, identifier) for kind in kinds)
        return next((element for element in candidates if element in self._rank), None)

    def carried(self, link: Link, data: frozenset[str]) -> frozenset[str]:
        """Return which of the data types at the start of a link leave it at its end, transforms applied."""
        return carried(link, data, self._reference)

    def spread(
        self, starts: Mapping[Element, frozenset[str]], kinds: Container[LinkKind] = frozenset(LinkKind)
    ) -> Mapping[Element, tuple[Path, ...]]:
        """Return how data spread from several elements at once: the paths to every element reached, shortest first.

        A data type travels along the links that carry it and ends, or changes its name, at transforms.
        Each arrives at an element once, by a shortest path, and no two paths to an element bring the same
        one: work grows with the links and the data types, however many ways there are.

        Args:
            starts: The data that start at each element. One that others reach is among those reached.
            kinds: The kinds of links that are followed.
        """
        ordered = {element: starts[element] for element in self._in_order(starts)}
        found = ways_from(self, ordered, kinds)
        return {element: tuple(way.path() for way in ways) for element, ways in found.items()}

    def to_networkx(self) -> nx.MultiDiGraph[str, dict[str, object], dict[str, object]]:
        """Return a copy for networkx, as `exchange.as_networkx` makes it."""
        from pdmap.graph.exchange import as_networkx

        return as_networkx(self._elements, self._links)

    def betweenness(self) -> Mapping[Element, float]:
        """Return how far each element lies between others, as `centrality.betweenness` measures it."""
        return betweenness(self._elements, self._links)

    def loops(self, is_followed: Callable[[Link], bool]) -> tuple[Path, ...]:
        """Return a closed way for each group of elements among which the same data go round by flows.

        Args:
            is_followed: Tells whether a flow may be part of a loop.
        """
        flows = (link for link in self.links if link.kind is LinkKind.FLOW)
        return loops((link for link in flows if is_followed(link)), self._reference)

    # Private methods

    def _in_order(self, elements: Iterable[Element]) -> list[Element]:
        """Return elements by kind and id; unknown ones, at which no link starts, are left out."""
        return sorted((element for element in elements if element in self._rank), key=self._rank.__getitem__)


# Private functions


def _by(links: Iterable[Link], end: Callable[[Link], Element]) -> Mapping[Element, tuple[Link, ...]]:
    """Return links by one of their ends, in their order."""
    found: dict[Element, list[Link]] = {}
    for link in links:
        found.setdefault(end(link), []).append(link)
    return {element: tuple(same) for element, same in found.items()}
