"""Where data of a type, data about a group of people and data of an activity are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from pdmap.graph import Element, ElementKind, FlowGraph, data_held, subjects_held
from pdmap.model import Inventory
from pdmap.questions.activity_places import places_named
from pdmap.questions.recipients import naming_alone
from pdmap.questions.selectors.index import Entries
from pdmap.questions.usage import people_of, types_of
from pdmap.reference import Reference

FLOW = "flow"
"""The method of flows by id; their ends are what it has on maps."""


def by_data(inventory: Inventory, graph: FlowGraph) -> Mapping[str, frozenset[Element]]:
    """Return the elements that give, hold or receive data, by type: a type covers its children.

    A recipient of which no flow tells what it gets has what the activities process that name it. The codes that maps
    print, such as `CO`, stand for their groups.
    """
    values = data_values(inventory.reference)
    entries = Entries()
    for known in inventory.reference.data_types:
        entries.add(values(known))
    for element, types in _data(inventory, graph):
        for data_type in types:
            entries.add(values(data_type), element)
    return entries.finish()


def by_subject(inventory: Inventory, graph: FlowGraph) -> Mapping[str, frozenset[Element]]:
    """Return the groups of people and the elements that hold or receive their data; a group covers those below it."""
    reference = inventory.reference
    values = cache(reference.subject_ancestors)
    entries = Entries()
    for known in reference.subjects:
        entries.add([known])
    for element, subjects in _subjects(inventory, graph):
        for subject in subjects:
            entries.add(values(subject), element)
    return entries.finish()


def by_activity(inventory: Inventory, graph: FlowGraph) -> Mapping[str, frozenset[Element]]:
    """Return the systems and parties that activities name, and the ends of the links that serve them."""
    known = frozenset(graph.elements)
    entries = Entries()
    for activity in inventory.activities.values():
        entries.add([activity.id], *known.intersection(places_named(activity)))
    for link in graph.links:
        entries.add(link.activities & inventory.activities.keys(), link.source, link.target)
    return entries.finish()


def by_flow(graph: FlowGraph) -> Mapping[str, frozenset[Element]]:
    """Return the two ends of each flow that is written down, by its id."""
    entries = Entries()
    for link in graph.links:
        if link.flow:
            entries.add([link.flow.id], link.source, link.target)
    return entries.finish()


def data_values(reference: Reference) -> Callable[[str], tuple[str, ...]]:
    """Return what finds a data type: the type, those above it, and the code of its group."""

    @cache
    def values(data_type: str) -> tuple[str, ...]:
        above = reference.ancestors(data_type)
        group = reference.data_types.get(above[-1])
        return (*above, group.code) if group and group.code else above

    return values


# Private functions


def _data(inventory: Inventory, graph: FlowGraph) -> Iterator[tuple[Element, frozenset[str]]]:
    for system in inventory.systems.values():
        yield Element(ElementKind.SYSTEM, system.id), data_held(system)
    for link in graph.links:
        yield link.source, link.data
        yield link.target, link.arriving
    for party, activities in naming_alone(inventory, graph).items():
        yield from ((Element(ElementKind.PARTY, party), types_of(inventory, each)) for each in activities)


def _subjects(inventory: Inventory, graph: FlowGraph) -> Iterator[tuple[Element, Iterable[str]]]:
    for element in graph.elements:
        if element.kind is ElementKind.SUBJECT:
            yield element, (element.id,)
    for system in inventory.systems.values():
        yield Element(ElementKind.SYSTEM, system.id), subjects_held(system)
    for link in graph.links:
        yield link.target, link.subjects
        if link.source.kind is not ElementKind.SUBJECT:
            yield link.source, link.subjects
    for party, activities in naming_alone(inventory, graph).items():
        yield from ((Element(ElementKind.PARTY, party), people_of(inventory, each)) for each in activities)
