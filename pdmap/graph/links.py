"""The links of an inventory: flows as they are written, and what follows from other objects."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap.graph.elements import Element, ElementKind, Link, LinkKind
from pdmap.model import Flow, Inventory, Item, Options, System, ids, listed, options
from pdmap.reference import Reference


def all_links(inventory: Inventory) -> list[Link]:
    """Return every link of an inventory; flows to or from unknown ids are left out."""
    flows = list(_flow_links(inventory))
    activities = activities_by_system(inventory)
    collections = list(_collection_links(inventory, activities, flows))
    hostings = list(_hosting_links(inventory, activities))
    onward = _subprocessing_links(inventory, [*flows, *hostings])
    return [*flows, *collections, *hostings, *onward]


def data_held(system: System) -> frozenset[str]:
    """Return the data types that a system holds."""
    return frozenset(field.type.id for field in listed(system.fields))


def subjects_held(system: System) -> frozenset[str]:
    """Return the categories of data subjects whose data a system holds."""
    return frozenset(subject for field in listed(system.fields) for subject in ids(field.subjects))


def activities_by_system(inventory: Inventory) -> Mapping[str, frozenset[str]]:
    """Return the ids of the activities that use a system, by the system's id."""
    served: dict[str, set[str]] = {}
    for activity in inventory.activities.values():
        for system in ids(activity.systems):
            served.setdefault(system, set()).add(activity.id)
    return {system: frozenset(activities) for system, activities in served.items()}


# Private functions


def _flow_links(inventory: Inventory) -> Iterator[Link]:
    for flow in inventory.flows.values():
        source = _element(inventory, flow.source.id)
        target = _element(inventory, flow.target.id)
        if source is None or target is None or target.kind is ElementKind.SUBJECT:
            continue
        yield Link(
            id=flow.id,
            kind=LinkKind.COLLECTION if source.kind is ElementKind.SUBJECT else LinkKind.FLOW,
            source=source,
            target=target,
            item=flow,
            data=frozenset(ids(flow.data)),
            subjects=_flow_subjects(inventory, flow, source),
            activities=frozenset(ids(flow.activities)),
            transport=flow.transport,
            flow=flow,
        )


def _element(inventory: Inventory, identifier: str) -> Element | None:
    if identifier in inventory.systems:
        return Element(ElementKind.SYSTEM, identifier)
    if identifier in inventory.parties:
        return Element(ElementKind.PARTY, identifier)
    if identifier in inventory.reference.subjects:
        return Element(ElementKind.SUBJECT, identifier)
    return None


def _flow_subjects(inventory: Inventory, flow: Flow, source: Element) -> frozenset[str]:
    """Return whose data a flow carries: as written, or those of the sender's fields that hold some of it."""
    if flow.subjects is not None:
        return frozenset(ids(flow.subjects))
    if source.kind is ElementKind.SUBJECT:
        return frozenset({source.id})
    if source.kind is ElementKind.PARTY:
        return frozenset()
    sent = ids(flow.data)
    fields = listed(inventory.systems[source.id].fields)
    overlap = inventory.reference.overlap
    holding = (field for field in fields if any(overlap(field.type.id, data_type) for data_type in sent))
    return frozenset(subject for field in holding for subject in ids(field.subjects))


def _collection_links(
    inventory: Inventory, activities: Mapping[str, frozenset[str]], flows: list[Link]
) -> Iterator[Link]:
    """Yield a collection for fields that come from the data subject where no flow brings their types."""
    written: dict[tuple[Element, Element], list[Link]] = {}
    for link in flows:
        written.setdefault((link.source, link.target), []).append(link)
    for system in inventory.systems.values():
        for subject, types in _given_types(system).items():
            source, target = Element(ElementKind.SUBJECT, subject), Element(ElementKind.SYSTEM, system.id)
            missing = types - _brought(types, written.get((source, target), []), inventory.reference)
            if missing and subject in inventory.reference.subjects:
                yield Link(
                    id=f"collection:{subject}:{system.id}",
                    kind=LinkKind.COLLECTION,
                    source=source,
                    target=target,
                    item=system,
                    data=missing,
                    subjects=frozenset({subject}),
                    activities=activities.get(system.id, frozenset()),
                )


def _given_types(system: System) -> dict[str, frozenset[str]]:
    """Return the data types that data subjects hand to a system themselves, by category of subjects."""
    given: dict[str, set[str]] = {}
    for field in listed(system.fields):
        if field.source == "data_subject":
            for subject in ids(field.subjects):
                given.setdefault(subject, set()).add(field.type.id)
    return {subject: frozenset(types) for subject, types in given.items()}


def _brought(types: Iterable[str], links: list[Link], reference: Reference) -> frozenset[str]:
    """Return which of the data types the links bring; a link whose data are not recorded may bring them all."""
    if any(not link.data for link in links):
        return frozenset(types)
    named = frozenset(data_type for link in links for data_type in link.data)
    return frozenset(item for item in types if any(reference.overlap(item, data_type) for data_type in named))


def _hosting_links(inventory: Inventory, activities: Mapping[str, frozenset[str]]) -> Iterator[Link]:
    for system in inventory.systems.values():
        for host in options(system.hosted_by):
            if host.id in inventory.parties:
                yield Link(
                    id=f"hosting:{system.id}:{host.id}",
                    kind=LinkKind.HOSTING,
                    source=Element(ElementKind.SYSTEM, system.id),
                    target=Element(ElementKind.PARTY, host.id),
                    item=system,
                    data=data_held(system),
                    subjects=subjects_held(system),
                    activities=activities.get(system.id, frozenset()),
                    chosen_by=system.hosted_by.chosen_by if isinstance(system.hosted_by, Options) else None,
                )


def _subprocessing_links(inventory: Inventory, links: list[Link]) -> list[Link]:
    """Return the links that hand on what a party receives, along chains of any length and in cycles."""
    onward: dict[str, Link] = {}
    queue = deque(link for link in links if link.target.kind is ElementKind.PARTY)
    while queue:
        received = queue.popleft()
        party = inventory.parties[received.target.id]
        for mention in listed(party.subprocessors):
            if mention.id not in inventory.parties:
                continue
            identifier = f"subprocessing:{party.id}:{mention.id}"
            before = onward.get(identifier)
            after = _handed_on(before, received, identifier, mention.id, party)
            if after != before:
                onward[identifier] = after
                queue.append(after)
    return list(onward.values())


def _handed_on(before: Link | None, received: Link, identifier: str, target: str, party: Item) -> Link:
    if before is None:
        before = Link(
            id=identifier,
            kind=LinkKind.SUBPROCESSING,
            source=received.target,
            target=Element(ElementKind.PARTY, target),
            item=party,
        )
    return replace(
        before,
        data=before.data | received.data,
        subjects=before.subjects | received.subjects,
        activities=before.activities | received.activities,
    )
