"""The flow graph: data subjects, systems and parties, and the personal data that move between them.

Three kinds of links are written as flows or follow from what is written. A flow that starts at a
data subject is a collection. `hosted_by` makes the host a recipient of all that the system holds.
`subprocessors` hands on whatever the processor receives.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import networkx as nx

from pdmap.model import Answer, Flow, Inventory, Item, Options, System, ids, listed, options
from pdmap.reference import Reference


class ElementKind(StrEnum):
    """What a node of the graph stands for."""

    SUBJECT = "subject"
    SYSTEM = "system"
    PARTY = "party"


@dataclass(frozen=True, slots=True, order=True)
class Element:
    """A node of the graph."""

    kind: ElementKind
    id: str

    def __str__(self) -> str:
        return self.id


class LinkKind(StrEnum):
    """Why data move along a link."""

    COLLECTION = "collection"
    FLOW = "flow"
    HOSTING = "hosting"
    SUBPROCESSING = "subprocessing"


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the graph: personal data that move from one element to another."""

    id: str
    """The flow's id, or `hosting:SYSTEM:PARTY`, `subprocessing:PARTY:PARTY`, `collection:SUBJECT:SYSTEM`."""
    kind: LinkKind
    source: Element
    target: Element
    item: Item
    """The object that the link was read from: the flow, the system or the party."""
    data: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    transport: Answer[str] = None
    flow: Flow | None = None
    """The flow, for links that were written as one."""
    chosen_by: str | None = None
    """Who chooses this host among several; `None` where the link always holds."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way that data take, and the data types that arrive at its end."""

    links: tuple[Link, ...]
    data: frozenset[str]

    def __str__(self) -> str:
        """Return the path as `console -> stripe -> kolkata-support`."""
        return " -> ".join([self.links[0].source.id, *(link.target.id for link in self.links)])


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

    def paths_from(self, start: Element, data: frozenset[str]) -> Mapping[Element, Path]:
        """Return how data spread from an element: every element reached, with a shortest path to it.

        A data type travels along the links that carry it and ends, or changes its name, at transforms.
        """
        paths: dict[Element, Path] = {}
        arrived: dict[Element, frozenset[str]] = {start: data}
        queue = deque([(start, Path((), data))])
        while queue:
            element, path = queue.popleft()
            for link in self.links_from(element):
                carried = _carried(link, path.data, self._reference)
                fresh = carried - arrived.get(link.target, frozenset())
                if not fresh:
                    continue
                arrived[link.target] = arrived.get(link.target, frozenset()) | fresh
                onward = Path((*path.links, link), fresh)
                known = paths.get(link.target)
                paths[link.target] = onward if known is None else replace(known, data=known.data | fresh)
                queue.append((link.target, onward))
        paths.pop(start, None)
        return paths


def build_graph(inventory: Inventory) -> FlowGraph:
    """Return the flow graph of an inventory; flows to or from unknown ids are left out."""
    flows = list(_flow_links(inventory))
    activities = activities_by_system(inventory)
    collections = list(_collection_links(inventory, activities, flows))
    hostings = list(_hosting_links(inventory, activities))
    onward = _subprocessing_links(inventory, [*flows, *hostings])
    links = [*flows, *collections, *hostings, *onward]
    elements = {Element(ElementKind.SYSTEM, system) for system in inventory.systems}
    elements |= {Element(ElementKind.PARTY, party) for party in inventory.parties}
    elements |= {link.source for link in links}
    return FlowGraph(elements, links, inventory.reference)


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


def _links(edges: Iterable[tuple[Element, Element, Link]]) -> tuple[Link, ...]:
    links: list[Link] = [link for _, _, link in edges]
    return tuple(sorted(links, key=lambda link: link.id))


def _carried(link: Link, data: frozenset[str], reference: Reference) -> frozenset[str]:
    """Return which of the data types leave a link at its end, transforms applied.

    A link that carries `address` carries `address.billing`; one that carries `address.billing`
    takes that part of an `address`.
    """
    named = {data_type for data_type in data if not link.data.isdisjoint(reference.ancestors(data_type))}
    narrowed = {data_type for data_type in link.data if not data.isdisjoint(reference.ancestors(data_type))}
    carried = frozenset(named | narrowed)
    for transform in link.flow.transforms if link.flow else ():
        inputs = frozenset(ids(transform.data))
        changed = {data_type for data_type in carried if not inputs.isdisjoint(reference.ancestors(data_type))}
        if changed:
            carried = (carried - changed) | frozenset(ids(transform.into))
    return carried


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
    """Return whose data a flow carries: as written, or those of the sender's fields of these types."""
    if flow.subjects is not None:
        return frozenset(ids(flow.subjects))
    if source.kind is ElementKind.SUBJECT:
        return frozenset({source.id})
    if source.kind is ElementKind.PARTY:
        return frozenset()
    sent = frozenset(ids(flow.data))
    fields = listed(inventory.systems[source.id].fields)
    return frozenset(subject for field in fields if field.type.id in sent for subject in ids(field.subjects))


def _collection_links(
    inventory: Inventory, activities: Mapping[str, frozenset[str]], flows: list[Link]
) -> Iterator[Link]:
    """Yield a collection for fields that come from the data subject where no flow brings them."""
    written = {(link.source.id, link.target.id) for link in flows if link.kind is LinkKind.COLLECTION}
    for system in inventory.systems.values():
        given: dict[str, set[str]] = {}
        for field in listed(system.fields):
            if field.source == "data_subject":
                for subject in ids(field.subjects):
                    given.setdefault(subject, set()).add(field.type.id)
        for subject, types in given.items():
            if subject in inventory.reference.subjects and (subject, system.id) not in written:
                yield Link(
                    id=f"collection:{subject}:{system.id}",
                    kind=LinkKind.COLLECTION,
                    source=Element(ElementKind.SUBJECT, subject),
                    target=Element(ElementKind.SYSTEM, system.id),
                    item=system,
                    data=frozenset(types),
                    subjects=frozenset({subject}),
                    activities=activities.get(system.id, frozenset()),
                )


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
