"""Where data go that were collected for certain activities, and which other activities use them there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Activity, Field, Inventory, System, ids, listed
from pdmap.questions.serving import users_by_system
from pdmap.rules.lawfulness.purposes import current_activities


@dataclass(frozen=True, slots=True)
class Arrival:
    """Data of a field at a place that they reach, or where they are held."""

    system: System
    """Where they were collected."""
    field: Field
    place: Element
    data_type: str
    """What they are called at the place: as the field says, or a part of that."""
    links: tuple[Link, ...] = ()
    """The flows that brought them; empty where they were collected."""

    @property
    def collected_for(self) -> frozenset[str]:
        """Return the ids of the activities that the data were collected for."""
        return frozenset(ids(self.field.collected_for))

    def __str__(self) -> str:
        """Return the way as `console -> statistics`."""
        return " -> ".join([self.system.id, *(link.target.id for link in self.links)])


def other_uses(inventory: Inventory, graph: FlowGraph) -> Iterator[tuple[Activity, Arrival]]:
    """Yield each activity of a controller with data that it uses and that were not collected for it.

    It uses data of a system that it names with them, and those that a flow carries for it.
    """
    current = {activity.id: activity for activity in current_activities(inventory)}
    users = users_by_system(inventory)
    for arrival in _arrivals(inventory, graph):
        served = arrival.links[-1].activities if arrival.links else frozenset[str]()
        using = _users(inventory, users, arrival)
        for identifier in sorted((served | using) & current.keys() - arrival.collected_for):
            yield current[identifier], arrival


# Private functions


def _arrivals(inventory: Inventory, graph: FlowGraph) -> list[Arrival]:
    """Return where data with a stated collection arrive, the shortest ways first.

    At each place, a further field that admits all activities which those before it have in common shows nothing
    new and is not followed. So at most as many are as a field names activities, however many fields there are.
    """
    admitted: dict[tuple[Element, str], frozenset[str]] = {}
    found: list[Arrival] = []
    queue = deque(_collections(inventory))
    while queue:
        arrival = queue.popleft()
        known = admitted.get((arrival.place, arrival.data_type))
        common = arrival.collected_for if known is None else known & arrival.collected_for
        if common != known:
            admitted[arrival.place, arrival.data_type] = common
            found.append(arrival)
            queue.extend(_onward(inventory, graph, arrival))
    return found


def _collections(inventory: Inventory) -> Iterator[Arrival]:
    for identifier in sorted(inventory.systems):
        system = inventory.systems[identifier]
        for field in listed(system.fields):
            if field.collected_for:
                yield Arrival(system, field, Element(ElementKind.SYSTEM, identifier), field.type.id)


def _onward(inventory: Inventory, graph: FlowGraph, arrival: Arrival) -> Iterator[Arrival]:
    """Yield the next places; what a transform turns into something else is followed no further."""
    for link in graph.links_from(arrival.place):
        carried = graph.carried(link, frozenset({arrival.data_type})) if link.kind is LinkKind.FLOW else frozenset()
        for data_type in sorted(carried):
            if inventory.reference.is_a(data_type, arrival.data_type):
                yield Arrival(arrival.system, arrival.field, link.target, data_type, (*arrival.links, link))


def _users(inventory: Inventory, users: Mapping[str, list[Activity]], arrival: Arrival) -> frozenset[str]:
    """Return the activities that use the place and name the data."""
    using = users.get(arrival.place.id, []) if arrival.place.kind is ElementKind.SYSTEM else []
    overlap = inventory.reference.overlap
    return frozenset(
        activity.id for activity in using if any(overlap(key, arrival.data_type) for key in ids(activity.data))
    )
