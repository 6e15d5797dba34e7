"""Whatever selectors select: systems, parties and people, and the flows and activities that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link
from pdmap.model import Activity, Inventory
from pdmap.questions.selectors.grammar import EVERYTHING, Atom, Selector
from pdmap.questions.selectors.holdings import FLOW, data_values
from pdmap.questions.selectors.index import Names
from pdmap.questions.selectors.lookup import meant_values
from pdmap.questions.selectors.names import IDS
from pdmap.questions.selectors.selection import elements_of
from pdmap.questions.usage import people_of, types_of


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected of an inventory."""

    elements: frozenset[Element] = frozenset()
    flows: frozenset[str] = frozenset()
    """By id."""
    activities: frozenset[str] = frozenset()
    """By id: those that are named, and those that use what is selected."""

    def __or__(self, other: Selected) -> Selected:
        return Selected(self.elements | other.elements, self.flows | other.flows, self.activities | other.activities)

    def __and__(self, other: Selected) -> Selected:
        return Selected(self.elements & other.elements, self.flows & other.flows, self.activities & other.activities)

    def __sub__(self, other: Selected) -> Selected:
        return Selected(self.elements - other.elements, self.flows - other.flows, self.activities - other.activities)

    def __len__(self) -> int:
        return len(self.elements) + len(self.flows) + len(self.activities)

    @property
    def addresses(self) -> frozenset[str]:
        """Return the logical addresses of all objects that are selected, such as `systems/console`."""
        elements = (f"{element.kind.section}/{element.id}" for element in self.elements)
        flows = (f"flows/{flow}" for flow in self.flows)
        return frozenset((*elements, *flows, *(f"activities/{activity}" for activity in self.activities)))


def select_all(selector: Selector, inventory: Inventory, graph: FlowGraph, names: Names) -> Selected:
    """Return whatever a selector stands for; it may be nothing.

    A flow is selected by its id, what it carries, whose data they are and what it serves; otherwise by one of its
    ends, and behind steps, as on a map, by both. An activity is selected by what it says itself, or by what it uses.

    Raises:
        SelectorError: it names something unknown.
    """
    found = Selected()
    for atoms in selector.alternatives:
        found |= reduce(Selected.__and__, (_of_atom(atom, inventory, graph, names) for atom in atoms))
    return found


# Private functions


def _of_atom(atom: Atom, inventory: Inventory, graph: FlowGraph, names: Names) -> Selected:
    elements = elements_of(atom, graph, names)
    if atom.method == IDS and atom.value == EVERYTHING:
        return Selected(elements, frozenset(inventory.flows), frozenset(inventory.activities))
    values = frozenset(meant_values(atom, names))
    is_own = not _has_steps(atom)
    flows = _flows(atom.method, values, elements, inventory, graph) if is_own else _flows_within(elements, graph)
    if is_own and atom.method == FLOW:
        return Selected(elements, flows, _served(flows, graph) & inventory.activities.keys())
    own = _activities(atom.method, values, inventory) if is_own else frozenset()
    if is_own and atom.method in _OWN_OF_ACTIVITIES:
        return Selected(elements, flows, own)
    return Selected(elements, flows, own | _users(elements, names["activity"]))


def _has_steps(atom: Atom) -> bool:
    return atom.is_wide or atom.up != 0 or atom.down != 0


def _written(graph: FlowGraph) -> Iterator[tuple[str, Link]]:
    return ((link.flow.id, link) for link in graph.links if link.flow)


def _flows_within(elements: frozenset[Element], graph: FlowGraph) -> frozenset[str]:
    """Return the flows between two of some elements, which are those that a map of them draws."""
    return frozenset(flow for flow, link in _written(graph) if {link.source, link.target} <= elements)


def _flows(
    method: str, values: frozenset[str], elements: frozenset[Element], inventory: Inventory, graph: FlowGraph
) -> frozenset[str]:
    own = _own_of_flows(inventory).get(method)
    if own is None:
        return frozenset(flow for flow, link in _written(graph) if {link.source, link.target} & elements)
    return frozenset(flow for flow, link in _written(graph) if not values.isdisjoint(own(link)))


def _own_of_flows(inventory: Inventory) -> Mapping[str, Callable[[Link], Iterable[str]]]:
    """Return by method what finds a flow by what is said of itself, rather than by its ends."""
    data, subjects = data_values(inventory.reference), inventory.reference.subject_ancestors
    return {
        "activity": lambda link: link.activities,
        "data": lambda link: (value for each in link.data | link.arriving for value in data(each)),
        FLOW: lambda link: (link.flow.id,) if link.flow else (),
        "subject": lambda link: (value for each in link.subjects for value in subjects(each)),
    }


def _served(flows: frozenset[str], graph: FlowGraph) -> frozenset[str]:
    """Return the activities that some flows serve."""
    return frozenset(activity for flow, link in _written(graph) if flow in flows for activity in link.activities)


def _activities(method: str, values: frozenset[str], inventory: Inventory) -> frozenset[str]:
    own = _own_of_activities(inventory).get(method)
    if own is None:
        return frozenset()
    return frozenset(each.id for each in inventory.activities.values() if not values.isdisjoint(own(each)))


def _own_of_activities(inventory: Inventory) -> Mapping[str, Callable[[Activity], Iterable[str]]]:
    """Return by method what finds an activity by what it says itself."""
    data, subjects = data_values(inventory.reference), inventory.reference.subject_ancestors
    return {
        "activity": lambda activity: (activity.id,),
        "data": lambda activity: (value for each in types_of(inventory, activity) for value in data(each)),
        "owner": lambda activity: (activity.owner,) if isinstance(activity.owner, str) else (),
        "subject": lambda activity: (value for each in people_of(inventory, activity) for value in subjects(each)),
    }


def _users(elements: frozenset[Element], used: Mapping[str, frozenset[Element]]) -> frozenset[str]:
    """Return the activities that use one of some systems and parties; people are not used."""
    parts = frozenset(element for element in elements if element.kind is not ElementKind.SUBJECT)
    return frozenset(activity for activity, named in used.items() if not named.isdisjoint(parts))


# Private tables

_OWN_OF_ACTIVITIES = frozenset({"activity", "data", "subject"})
"""Methods by which an activity is found by what it says itself alone: a system that it uses may hold other data too."""
