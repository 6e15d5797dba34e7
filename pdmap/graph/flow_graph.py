"""The flow graph, and how data spread in it. The only part that imports networkx."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Mapping

import networkx as nx

from pdmap.graph.elements import Element, ElementKind, Link, LinkKind, Path
from pdmap.model import ids
from pdmap.reference import Reference


class FlowGraph:
    """The graph of an inventory; built once, never changed after."""

    def __init__(self, elements: Iterable[Element], links: Iterable[Link], reference: Reference) -> None:
        self._reference = reference
        self._graph: nx.MultiDiGraph[Element] = nx.MultiDiGraph()
        self._graph.add_nodes_from(sorted(elements))
        for link in links:
            self._graph.add_edge(link.source, link.target, key=link.id, link=link)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return every element, by kind and id."""
        return tuple(sorted(self._graph.nodes))

    @property
    def links(self) -> tuple[Link, ...]:
        """Return every link, by id."""
        return _links(self._graph.edges(data="link"))

    def links_from(self, element: Element) -> tuple[Link, ...]:
        """Return the links that start at an element, by id; none where the element is unknown."""
        return _links(self._graph.out_edges(element, data="link")) if element in self._graph else ()

    def links_to(self, element: Element) -> tuple[Link, ...]:
        """Return the links that end at an element, by id; none where the element is unknown."""
        return _links(self._graph.in_edges(element, data="link")) if element in self._graph else ()

    def find(self, identifier: str) -> Element | None:
        """Return the element that a flow means by an id: a system, else a party, else a subject group."""
        kinds = (ElementKind.SYSTEM, ElementKind.PARTY, ElementKind.SUBJECT)
        candidates = (Element(kind, identifier) for kind in kinds)
        return next((element for element in candidates if element in self._graph), None)

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
        paths: dict[Element, list[Path]] = {}
        arrived: dict[Element, frozenset[str]] = {}
        queue = deque((element, Path((), starts[element])) for element in sorted(starts))
        while queue:
            element, path = queue.popleft()
            for link in self.links_from(element):
                known = arrived.get(link.target, frozenset())
                carried = self.carried(link, path.data) if link.kind in kinds else frozenset()
                fresh = carried - known
                if fresh:
                    onward = Path((*path.links, link), fresh)
                    arrived[link.target] = known | fresh
                    paths.setdefault(link.target, []).append(onward)
                    queue.append((link.target, onward))
        return {element: tuple(found) for element, found in paths.items()}

    def carried(self, link: Link, data: frozenset[str]) -> frozenset[str]:
        """Return which of the data types leave a link at its end, transforms applied.

        A link that carries `address` carries `address.billing`; one that carries `address.billing`
        takes that part of an `address`. A transform of a part leaves the rest as it is.
        """
        reference = self._reference
        named = {data_type for data_type in data if reference.covers(link.data, data_type)}
        narrowed = {data_type for data_type in link.data if reference.covers(data, data_type)}
        carried = frozenset(named | narrowed)
        for transform in link.flow.transforms if link.flow else ():
            inputs = frozenset(ids(transform.data))
            changed = {data_type for data_type in carried if reference.covers(inputs, data_type)}
            parts = {data_type for data_type in inputs if reference.covers(carried, data_type)}
            if changed or parts:
                carried = (carried - changed) | frozenset(ids(transform.into))
        return carried


# Private functions


def _links(edges: Iterable[tuple[Element, Element, Link]]) -> tuple[Link, ...]:
    links: list[Link] = [link for _, _, link in edges]
    return tuple(sorted(links, key=lambda link: link.id))
