"""The links of an inventory: flows as they are written, and what follows from other objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from pdmap.frozen import copied, dataclass
from pdmap.graph.elements import Element, ElementKind, Link, LinkKind
from pdmap.graph.spreading import carried
from pdmap.memory import once
from pdmap.model import Field, Flow, Inventory, Options, System, ids, listed, options
from pdmap.reference import Reference


def all_links(inventory: Inventory) -> list[Link]:
    """Return every link of an inventory; flows to or from unknown ids are left out."""
    flows = list(_flow_links(inventory))
    activities = activities_by_system(inventory)
    collections = list(_collection_links(inventory, activities, flows))
    hostings = list(_hosting_links(inventory, _with_senders(activities, flows)))
    return [*flows, *collections, *hostings, *onward_links(inventory, [*flows, *hostings])]


def onward_links(inventory: Inventory, links: Iterable[Link]) -> Iterator[Link]:
    """Yield the links that hand on all that a party receives, along chains of any length and in cycles.

    Args:
        inventory: What names the sub-processors.
        links: What brings data to parties; those that none of them brings anything hand nothing on.
    """
    for identifier, load in _received(inventory, links).items():
        for target in _subprocessors(inventory, identifier):
            yield Link(
                id=f"subprocessing:{identifier}:{target}",
                kind=LinkKind.SUBPROCESSING,
                source=Element(ElementKind.PARTY, identifier),
                target=Element(ElementKind.PARTY, target),
                item=inventory.parties[identifier],
                data=frozenset(load.data),
                arriving=frozenset(load.data),
                subjects=frozenset(load.subjects),
                activities=frozenset(load.activities),
            )


def data_held(system: System) -> frozenset[str]:
    """Return the data types that a system holds."""
    return frozenset([field.type.id for field in listed(system.fields)])


@once
def data_by_system(inventory: Inventory) -> Mapping[str, frozenset[str]]:
    """Return the data types that each system holds, by the system's id."""
    return {identifier: data_held(system) for identifier, system in inventory.systems.items()}


def subjects_held(system: System) -> frozenset[str]:
    """Return the categories of data subjects whose data a system holds."""
    return _subjects_of(listed(system.fields))


@once
def activities_by_system(inventory: Inventory) -> Mapping[str, frozenset[str]]:
    """Return the ids of the activities that use a system, by the system's id."""
    served: dict[str, set[str]] = {}
    for activity in inventory.activities.values():
        for system in ids(activity.systems):
            served.setdefault(system, set()).add(activity.id)
    return {system: frozenset(activities) for system, activities in served.items()}


# Private functions


def _flow_links(inventory: Inventory) -> Iterator[Link]:
    elements = _elements(inventory)
    for flow in inventory.flows.values():
        source, target = elements.get(flow.source.id), elements.get(flow.target.id)
        if source is None or target is None or target.kind is ElementKind.SUBJECT:
            continue
        data = frozenset(ids(flow.data))
        link = Link(
            id=flow.id,
            kind=LinkKind.COLLECTION if source.kind is ElementKind.SUBJECT else LinkKind.FLOW,
            source=source,
            target=target,
            item=flow,
            data=data,
            arriving=data,
            subjects=_flow_subjects(inventory, flow, source),
            activities=frozenset(ids(flow.activities)),
            transport=flow.transport,
            flow=flow,
        )
        yield copied(link, arriving=carried(link, data, inventory.reference)) if flow.transforms else link


@once
def _elements(inventory: Inventory) -> Mapping[str, Element]:
    """Return the element that an id at a flow means: one object for all flows, so that they are quickly compared."""
    subjects = {identifier: Element(ElementKind.SUBJECT, identifier) for identifier in inventory.reference.subjects}
    parties = {identifier: Element(ElementKind.PARTY, identifier) for identifier in inventory.parties}
    systems = {identifier: Element(ElementKind.SYSTEM, identifier) for identifier in inventory.systems}
    return subjects | parties | systems


def _flow_subjects(inventory: Inventory, flow: Flow, source: Element) -> frozenset[str]:
    """Return whose data a flow carries: as written, or those of the sender's fields that hold some of it."""
    if flow.subjects is not None:
        return frozenset(ids(flow.subjects))
    if source.kind is ElementKind.SUBJECT:
        return frozenset({source.id})
    if source.kind is ElementKind.PARTY:
        return frozenset()
    sent = inventory.reference.family(frozenset(ids(flow.data)))
    return _subjects_of([field for field in listed(inventory.systems[source.id].fields) if field.type.id in sent])


def _subjects_of(fields: Iterable[Field]) -> frozenset[str]:
    """Return the subjects of fields. Most fields share the answer of their system, so that each answer counts once."""
    answers = {id(field.subjects): field.subjects for field in fields}
    return frozenset(subject for answer in answers.values() for subject in ids(answer))


def _collection_links(
    inventory: Inventory, activities: Mapping[str, frozenset[str]], flows: list[Link]
) -> Iterator[Link]:
    """Yield a collection for fields that come from the data subject where no flow brings their types."""
    written: dict[tuple[str, str], list[Link]] = {}
    for link in flows:
        if link.source.kind is ElementKind.SUBJECT and link.target.kind is ElementKind.SYSTEM:
            written.setdefault((link.source.id, link.target.id), []).append(link)
    for system in inventory.systems.values():
        for subject, types in _given_types(system).items():
            missing = types - _brought(types, written.get((subject, system.id), []), inventory.reference)
            if missing and subject in inventory.reference.subjects:
                yield Link(
                    id=f"collection:{subject}:{system.id}",
                    kind=LinkKind.COLLECTION,
                    source=Element(ElementKind.SUBJECT, subject),
                    target=Element(ElementKind.SYSTEM, system.id),
                    item=system,
                    data=missing,
                    arriving=missing,
                    subjects=frozenset({subject}),
                    activities=activities.get(system.id, frozenset()),
                )


def _given_types(system: System) -> dict[str, frozenset[str]]:
    """Return the data types that data subjects hand to a system themselves, by category of subjects."""
    given: dict[str, set[str]] = {}
    for held in listed(system.fields):
        if held.source == "data_subject":
            for subject in ids(held.subjects):
                given.setdefault(subject, set()).add(held.type.id)
    return {subject: frozenset(types) for subject, types in given.items()}


def _brought(types: Iterable[str], links: list[Link], reference: Reference) -> frozenset[str]:
    """Return which of the data types the links bring; a link whose data are not recorded may bring them all."""
    if any(not link.data for link in links):
        return frozenset(types)
    if not links:
        return frozenset()
    named = reference.family(frozenset(data_type for link in links for data_type in link.data))
    return frozenset(item for item in types if item in named)


def _with_senders(activities: Mapping[str, frozenset[str]], flows: list[Link]) -> Mapping[str, frozenset[str]]:
    """Return the activities that use a system or send data to it, by the system's id."""
    served = dict(activities)
    for link in flows:
        if link.target.kind is ElementKind.SYSTEM and not link.is_empty:
            served[link.target.id] = served.get(link.target.id, frozenset()) | link.activities
    return served


def _hosting_links(inventory: Inventory, activities: Mapping[str, frozenset[str]]) -> Iterator[Link]:
    for system in inventory.systems.values():
        held = data_held(system)
        for host in options(system.hosted_by):
            if host.id in inventory.parties:
                yield Link(
                    id=f"hosting:{system.id}:{host.id}",
                    kind=LinkKind.HOSTING,
                    source=Element(ElementKind.SYSTEM, system.id),
                    target=Element(ElementKind.PARTY, host.id),
                    item=system,
                    data=held,
                    arriving=held,
                    subjects=subjects_held(system),
                    activities=activities.get(system.id, frozenset()),
                    chosen_by=system.hosted_by.chosen_by if isinstance(system.hosted_by, Options) else None,
                )


@dataclass(frozen=True, slots=True)
class _Load:
    """What a party receives by all links together."""

    data: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    activities: set[str] = field(default_factory=set)

    @property
    def size(self) -> int:
        return len(self.data) + len(self.subjects) + len(self.activities)

    def add(self, other: Link | _Load) -> bool:
        """Add what another brings; return whether any of it is new."""
        before = self.size
        self.data.update(other.arriving if isinstance(other, Link) else other.data)
        self.subjects.update(other.subjects)
        self.activities.update(other.activities)
        return self.size > before


def _received(inventory: Inventory, links: Iterable[Link]) -> Mapping[str, _Load]:
    """Return what each party receives, from links and from parties that hand on; added up before it is handed on."""
    received: dict[str, _Load] = {}
    for link in links:
        if link.target.kind is ElementKind.PARTY and not link.is_empty:
            received.setdefault(link.target.id, _Load()).add(link)
    waiting = dict.fromkeys(received)
    while waiting:
        party = next(iter(waiting))
        del waiting[party]
        for target in _subprocessors(inventory, party):
            is_first = target not in received
            if received.setdefault(target, _Load()).add(received[party]) or is_first:
                waiting[target] = None
    return received


def _subprocessors(inventory: Inventory, party: str) -> list[str]:
    mentioned = ids(inventory.parties[party].subprocessors)
    return [identifier for identifier in dict.fromkeys(mentioned) if identifier in inventory.parties]
