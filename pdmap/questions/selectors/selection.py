"""Evaluate selectors: names looked up in an index, steps taken along the flow graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pdmap.graph import Element, FlowGraph
from pdmap.questions.selectors.grammar import Atom, Selector
from pdmap.questions.selectors.index import Names
from pdmap.questions.selectors.lookup import find


def select(selector: Selector, graph: FlowGraph, names: Names) -> frozenset[Element]:
    """Return the elements that a selector stands for; they may be none.

    Raises:
        SelectorError: it names something unknown.
    """
    found: set[Element] = set()
    for atoms in selector.alternatives:
        found |= frozenset.intersection(*(elements_of(atom, graph, names) for atom in atoms))
    return frozenset(found)


def elements_of(atom: Atom, graph: FlowGraph, names: Names) -> frozenset[Element]:
    """Return the elements of a name and of the steps from it.

    Raises:
        SelectorError: it names something unknown.
    """
    named = find(atom, names)
    if atom.is_wide:
        return _reached(_reached(named, _targets(graph), None), _sources(graph), None)
    return _reached(named, _sources(graph), atom.up) | _reached(named, _targets(graph), atom.down)


# Private functions

_Step = Callable[[Element], Iterable[Element]]


def _targets(graph: FlowGraph) -> _Step:
    return lambda element: (link.target for link in graph.links_from(element))


def _sources(graph: FlowGraph) -> _Step:
    return lambda element: (link.source for link in graph.links_to(element))


def _reached(starts: frozenset[Element], step: _Step, most: int | None) -> frozenset[Element]:
    """Return some elements and those that a number of steps reach from them, or all of them."""
    reached, edge, taken = set(starts), set(starts), 0
    while edge and taken != most:
        edge = {after for element in edge for after in step(element)} - reached
        reached |= edge
        taken += 1
    return frozenset(reached)
