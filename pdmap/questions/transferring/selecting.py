"""Which transfers selectors mean: by what they carry, whom and which country they reach, and what is on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pdmap.graph import FlowGraph
from pdmap.model import Inventory
from pdmap.questions.selectors import Names, Selector
from pdmap.questions.selectors.countries import THIRD, country_values
from pdmap.questions.selectors.grammar import EVERYTHING, Atom
from pdmap.questions.selectors.holdings import data_values
from pdmap.questions.selectors.lookup import meant_values
from pdmap.questions.selectors.names import IDS
from pdmap.questions.selectors.selection import elements_of
from pdmap.questions.transferring.paths import TransferPath
from pdmap.questions.transferring.steps import Step


def select_paths(
    selector: Selector, paths: Iterable[TransferPath], inventory: Inventory, graph: FlowGraph, names: Names
) -> frozenset[str]:
    """Return the ids of the ways that a selector means.

    A way is found by the data that it carries, whose they are, the activities that it serves and the countries outside
    that it reaches; by anything else where an element that is meant is on it; behind steps, where all of them are.

    Raises:
        SelectorError: it names something unknown.
    """
    is_meant = [[_test(atom, inventory, graph, names) for atom in atoms] for atoms in selector.alternatives]
    return frozenset(path.id for path in paths if any(all(test(path) for test in tests) for tests in is_meant))


# Private functions


def _test(atom: Atom, inventory: Inventory, graph: FlowGraph, names: Names) -> Callable[[TransferPath], bool]:
    """Return what tells whether an atom means a way."""
    if atom.method == IDS and atom.value == EVERYTHING:
        return lambda _: True
    values, elements = frozenset(meant_values(atom, names)), elements_of(atom, graph, names)
    if atom.is_wide or atom.up != 0 or atom.down != 0:
        return lambda path: elements.issuperset(path.elements)
    own = _own(inventory).get(atom.method)
    if own is None:
        return lambda path: not elements.isdisjoint(path.elements)
    return lambda path: not values.isdisjoint(own(path))


def _own(inventory: Inventory) -> Mapping[str, Callable[[TransferPath], Iterable[str]]]:
    """Return by method what finds a way by what is said of itself, rather than by its elements."""
    data, subjects = data_values(inventory.reference), inventory.reference.subject_ancestors
    return {
        "activity": lambda path: (activity.id for activity in path.activities),
        "country": lambda path: (value for step in path.steps for value in _countries(step)),
        "data": lambda path: (value for each in path.data for value in data(each)),
        "subject": lambda path: (value for each in path.subjects for value in subjects(each)),
    }


def _countries(step: Step) -> Iterable[str]:
    return (THIRD, *(country_values(step.country) if step.country else (step.place.name,)))
