"""Every name that a selector may say, with the elements that it stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import partial

from pdmap.findings import Finding
from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import Inventory, PartyRole, SystemKind
from pdmap.questions.selectors.countries import by_country
from pdmap.questions.selectors.flags import by_flag
from pdmap.questions.selectors.holdings import FLOW, by_activity, by_data, by_flow, by_subject
from pdmap.questions.selectors.index import Entries, Gathered, Names
from pdmap.questions.titles import element_title
from pdmap.questions.transfers import Leg

IDS = ""
"""The method of plain ids."""


def gather_names(
    inventory: Inventory,
    graph: FlowGraph,
    legs: tuple[Leg, ...],
    as_of: dt.date,
    findings: Collection[Finding] = (),
) -> Names:
    """Return every name by its method; each method is gathered when it is first used.

    Args:
        inventory: What is described.
        graph: Its flow graph.
        legs: Its steps to places.
        as_of: The day that contracts are looked at on.
        findings: What is open.
    """
    return Gathered(
        {
            IDS: partial(_by_id, graph, frozenset(ElementKind)),
            "activity": partial(by_activity, inventory, graph),
            "country": partial(by_country, inventory, legs),
            "data": partial(by_data, inventory, graph),
            "flag": partial(by_flag, inventory, graph, legs, findings, as_of),
            FLOW: partial(by_flow, graph),
            "kind": partial(_by_kind, inventory, graph),
            "name": partial(_by_name, inventory, graph),
            "owner": partial(_by_owner, inventory),
            "party": partial(_by_id, graph, {ElementKind.PARTY}),
            "role": partial(_by_role, inventory),
            "subject": partial(by_subject, inventory, graph),
            "system": partial(_by_id, graph, {ElementKind.SYSTEM}),
        }
    )


def node_ids(names: Names) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the names with the ids that elements have on maps, such as `party:stripe`, in order."""
    return {
        method: {value: tuple(sorted(element.key for element in elements)) for value, elements in values.items()}
        for method, values in names.items()
    }


# Private functions


def _by_id(graph: FlowGraph, kinds: Collection[ElementKind]) -> Mapping[str, frozenset[Element]]:
    entries = Entries()
    for element in graph.elements:
        if element.kind in kinds:
            entries.add([element.id], element)
    return entries.finish()


def _by_kind(inventory: Inventory, graph: FlowGraph) -> Mapping[str, frozenset[Element]]:
    """Return elements by whether they are people, systems or parties, and systems by what they are."""
    entries = Entries()
    entries.add([*(kind.value for kind in ElementKind), *(kind.value for kind in SystemKind)])
    for element in graph.elements:
        entries.add([element.kind.value], element)
    for system in inventory.systems.values():
        if system.kind:
            entries.add([system.kind.value], Element(ElementKind.SYSTEM, system.id))
    return entries.finish()


def _by_name(inventory: Inventory, graph: FlowGraph) -> Mapping[str, frozenset[Element]]:
    entries = Entries()
    for element in graph.elements:
        entries.add([element_title(element, inventory)], element)
    return entries.finish()


def _by_owner(inventory: Inventory) -> Mapping[str, frozenset[Element]]:
    """Return systems by who answers for them; who answers for activities alone has no element."""
    entries = Entries()
    entries.add(activity.owner for activity in inventory.activities.values() if isinstance(activity.owner, str))
    for system in inventory.systems.values():
        if isinstance(system.owner, str):
            entries.add([system.owner], Element(ElementKind.SYSTEM, system.id))
    return entries.finish()


def _by_role(inventory: Inventory) -> Mapping[str, frozenset[Element]]:
    entries = Entries()
    entries.add(role.value for role in PartyRole)
    for party in inventory.parties.values():
        entries.add((role.value for role in party.roles), Element(ElementKind.PARTY, party.id))
    return entries.finish()
