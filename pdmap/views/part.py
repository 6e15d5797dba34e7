"""Part of the flow graph: which elements and links a view shows, and how much each of them matters in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.graph import Element, FlowGraph, Link, LinkKind
from pdmap.views.signs import Emphasis


@dataclass(frozen=True, slots=True)
class Part:
    """Elements and links of one graph; every end of a link is among the elements."""

    elements: frozenset[Element]
    links: tuple[Link, ...]
    """By id."""
    focus: frozenset[Element] = frozenset()
    """What the view is of."""
    faint: frozenset[Element] = frozenset()
    """What is drawn for orientation only; so are links that start or end there."""
    data: Mapping[Element, frozenset[str]] | None = None
    """The data types at each element that the view is about; `None` where it is about all of them.

    What a link brings of them stands in its `arriving`, see `bringing`.
    """
    about: frozenset[str] = frozenset()
    """Addresses of objects beside elements and flows that the view is of, such as `activities/orders`."""

    def data_at(self, element: Element) -> frozenset[str] | None:
        """Return the data types at an element that the view is about, `None` where it is about all of them."""
        return None if self.data is None else self.data.get(element, frozenset())

    def emphasis_of(self, element: Element) -> Emphasis:
        """Return how much an element matters."""
        if element in self.focus:
            return Emphasis.FOCUS
        return Emphasis.FAINT if element in self.faint else Emphasis.NORMAL

    def emphasis_of_link(self, link: Link) -> Emphasis:
        """Return how much a link matters: no more than its ends."""
        return Emphasis.NORMAL if self.faint.isdisjoint((link.source, link.target)) else Emphasis.FAINT


def whole(graph: FlowGraph) -> Part:
    """Return everything."""
    return Part(frozenset(graph.elements), graph.links)


def part_of_links(
    links: Iterable[Link],
    focus: Collection[Element] = (),
    faint: Collection[Element] = frozenset(),
    alone: Iterable[Element] = (),
) -> Part:
    """Return links with the elements at their ends.

    Args:
        links: What is shown.
        focus: What the view is of; shown even where no link touches it.
        faint: What is drawn for orientation only.
        alone: Elements that are shown even where no link touches them.
    """
    chosen = in_order(links)
    ends = {end for link in chosen for end in (link.source, link.target)}
    return Part(frozenset({*ends, *focus, *alone}), chosen, frozenset(focus), frozenset(faint))


def neighborhood(graph: FlowGraph, elements: Collection[Element]) -> Part:
    """Return some elements, in focus, with every link that starts or ends at one of them."""
    touching = (link for element in elements for link in (*graph.links_from(element), *graph.links_to(element)))
    return part_of_links(touching, elements)


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return links by id, each once."""
    by_id = {link.id: link for link in links}
    return tuple(by_id[id_] for id_ in sorted(by_id))


def onward_links(graph: FlowGraph, parties: Iterable[Element]) -> tuple[Link, ...]:
    """Return the links by which parties hand on data to sub-processors, and these to theirs, all the way down."""
    found: dict[str, Link] = {}
    waiting = list(parties)
    for party in waiting:
        for link in graph.links_from(party):
            if link.kind is LinkKind.SUBPROCESSING and link.id not in found:
                found[link.id] = link
                waiting.append(link.target)
    return in_order(found.values())


def bringing(link: Link, data: frozenset[str]) -> Link:
    """Return a link that says only what it brings of some data types: what a view is about."""
    return replace(link, arriving=link.arriving & data)


def narrowed(part: Part, is_kept: Callable[[Element], bool]) -> Part:
    """Return the part without the elements that are not kept, and without the links that touch them."""
    kept = frozenset(element for element in part.elements if is_kept(element))
    links = tuple(link for link in part.links if link.source in kept and link.target in kept)
    return replace(part, elements=kept, links=links, focus=part.focus & kept, faint=part.faint & kept)
