"""How far the data of compromised systems and parties reach, and what their credentials may open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from pdmap.frozen import dataclass
from pdmap.graph import Element, FlowGraph, LinkKind, Way, ways_from
from pdmap.model import Inventory
from pdmap.questions.beginning import begun_graph
from pdmap.questions.exposure.holdings import Holding, holdings_in
from pdmap.questions.exposure.openings import Opening, openings_of
from pdmap.questions.exposure.possible import possibly_reached
from pdmap.questions.exposure.silence import is_silent_place, people_named

Ways = Mapping[Element, tuple[Way, ...]]
"""Places with the ways there, shortest first."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a breach exposes."""

    compromised: tuple[Element, ...]
    hosted: tuple[Element, ...]
    """Systems that a compromised party runs: what happens to the host happens to them."""
    holdings: tuple[Holding, ...]
    """What is in compromised places and on compromised hosts, by place and data type."""
    reached: Ways
    """Places that the data go on to."""
    possible: Ways
    """Places that they may have gone on to by links that do not say what they carry; also some of those reached."""
    planned: tuple[Element, ...]
    """Places that they will go on to only by what begins after the day."""
    upstream: tuple[Element, ...]
    """Where the data come from, step by step back; not exposed themselves."""
    openings: tuple[Opening, ...]
    silent: tuple[Element, ...]
    """Compromised places of which it is not known or not recorded what they hold."""
    named: Mapping[Element, tuple[str, ...]]
    """The people that are recorded for these all the same."""
    empty: tuple[Element, ...]
    """Compromised places that hold no personal data by what is recorded, or not yet."""

    @property
    def starts(self) -> tuple[Element, ...]:
        """Return the compromised places and the systems that run on them."""
        return (*self.compromised, *self.hosted)

    @property
    def data(self) -> frozenset[str]:
        """Return every kind of data in compromised places."""
        return frozenset(holding.data_type for holding in self.holdings)

    @property
    def touched(self) -> frozenset[Element]:
        """Return where the data are, went on to, or may have gone on to."""
        return frozenset((*self.starts, *self.reached, *self.possible))

    @property
    def subjects(self) -> frozenset[str]:
        """Return everybody whose data are in compromised places, as far as is recorded."""
        held = (subject for holding in self.holdings for subject in holding.subjects)
        return frozenset((*held, *chain.from_iterable(self.named.values())))


def exposure_of(inventory: Inventory, graph: FlowGraph, elements: Collection[Element], as_of: dt.date) -> Exposure:
    """Return what a breach of systems and parties exposes.

    Whoever compromises a host has the systems that it runs, so that these count as the starts of ways as well.

    Args:
        inventory: What is described.
        graph: Its flow graph.
        elements: The compromised systems and parties.
        as_of: The day: what begins later is told apart.
    """
    now = begun_graph(inventory, graph, as_of)
    compromised = tuple(sorted(set(elements)))
    hosted = tuple(sorted(set(_hosted(now, compromised)) - set(compromised)))
    starts = (*compromised, *hosted)
    holdings = tuple(chain.from_iterable(holdings_in(inventory, now, element) for element in starts))
    silent = tuple(element for element in starts if is_silent_place(inventory, now, element, as_of))
    holding = {each.element for each in holdings}
    reached, possible = _onward(inventory, now, hosted, holdings, silent)
    later = _onward(inventory, graph, hosted, holdings, silent) if graph is not now else (reached, possible)
    touched = {*starts, *reached, *possible}
    return Exposure(
        compromised=compromised,
        hosted=hosted,
        holdings=holdings,
        reached={element: ways for element, ways in reached.items() if element not in starts},
        possible={element: ways for element, ways in possible.items() if element not in starts},
        planned=tuple(sorted({*later[0], *later[1]} - touched)),
        upstream=tuple(sorted(_upstream(now, starts))),
        openings=tuple(openings_of(inventory, now, holdings, frozenset(starts))),
        silent=silent,
        named={element: people_named(inventory, now, element) for element in silent},
        empty=tuple(element for element in starts if element not in holding and element not in silent),
    )


def nearest_first(ways: Ways) -> tuple[tuple[Element, tuple[Way, ...]], ...]:
    """Return places with the ways there; those that fewest steps lead to come first, then by name."""
    return tuple(sorted(ways.items(), key=lambda item: (min(way.length for way in item[1]), item[0])))


# Private functions


def _hosted(graph: FlowGraph, elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        yield from (link.source for link in graph.links_to(element) if link.kind is LinkKind.HOSTING)


def _onward(
    inventory: Inventory,
    graph: FlowGraph,
    hosted: tuple[Element, ...],
    holdings: Iterable[Holding],
    silent: Collection[Element],
) -> tuple[Ways, Ways]:
    """Return where the data go on to, and where they may have gone on to.

    What runs on a compromised host by somebody's choice does not run on the others that could have been chosen.
    """
    held: dict[Element, frozenset[str]] = {}
    for holding in holdings:
        held[holding.element] = held.get(holding.element, frozenset()) | {holding.data_type}
    open_ways = _without_alternatives(inventory, graph, hosted)
    reached = ways_from(open_ways, dict(sorted(held.items())))
    everywhere = held | {
        element: held.get(element, frozenset()).union(*(way.data for way in ways)) for element, ways in reached.items()
    }
    return reached, possibly_reached(open_ways, everywhere, silent)


def _without_alternatives(inventory: Inventory, graph: FlowGraph, hosted: tuple[Element, ...]) -> FlowGraph:
    links = [link for link in graph.links if not (link.chosen_by and link.source in hosted)]
    return graph if len(links) == len(graph.links) else FlowGraph(graph.elements, links, inventory.reference)


def _upstream(graph: FlowGraph, starts: tuple[Element, ...]) -> set[Element]:
    """Return what lies before compromised places; a host is told everything and tells nothing."""
    found: set[Element] = set()
    queue = list(starts)
    while queue:
        for link in graph.links_to(queue.pop()):
            if link.kind is not LinkKind.HOSTING and link.source not in found:
                found.add(link.source)
                queue.append(link.source)
    return found - set(starts)
