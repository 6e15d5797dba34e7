"""What each activity has to do with: its flows, the links to parties and the steps to countries.

A record asks for these once per activity and element; finding them anew each time would make the
work grow with the square of the inventory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, FlowGraph, Link
from pdmap.model import Flow, Inventory, ids
from pdmap.questions.contradictions import Contradiction, contradictions
from pdmap.questions.flow_numbers import flow_numbers
from pdmap.questions.importers import reaching
from pdmap.questions.measures import Claims
from pdmap.questions.transfers import Leg

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Index:
    """Parts of an inventory by the id of the activity that they serve, and the numbers of links."""

    flows: Mapping[str, tuple[Flow, ...]]
    """Flows that name the activity, in written order."""
    links: Mapping[str, tuple[Link, ...]]
    """Links that hand its data to parties, by id."""
    given: Mapping[str, tuple[Flow, ...]]
    """Flows by which parties bring its data, by id."""
    legs: Mapping[str, tuple[Leg, ...]]
    """Steps of its data that leave the law's territory, without those that `access_from` excludes."""
    refuted: Mapping[str, tuple[Contradiction, ...]]
    """What systems say against a measure, by the id of the measure."""
    numbers: Mapping[str, int]
    """The number that each link has on maps, by the id of the link; that of a flow is the flow's."""


def build_index(inventory: Inventory, graph: FlowGraph, legs: Sequence[Leg]) -> Index:
    """Return the index of an inventory."""
    users = _users(inventory)
    return Index(
        flows=_grouped(
            (name, flow) for flow in inventory.flows.values() for name in dict.fromkeys(ids(flow.activities))
        ),
        links=_grouped(
            (name, link) for link in graph.links if link.target.kind is ElementKind.PARTY for name in link.activities
        ),
        given=_grouped(
            (name, link.flow)
            for link in graph.links
            if link.flow and link.source.kind is ElementKind.PARTY
            for name in link.activities
        ),
        legs=_grouped(
            (name, leg)
            for leg in reaching(inventory, legs)
            if leg.is_restricted
            for name in (leg.link.activities if leg.link else users.get(leg.holder, ()))
        ),
        refuted=_grouped(
            (measure.id, contradiction)
            for contradiction in _contradictions(inventory)
            for measure in contradiction.measures
        ),
        numbers=flow_numbers(link.id for link in graph.links),
    )


# Private functions


def _users(inventory: Inventory) -> Mapping[str, tuple[str, ...]]:
    """Return the activities that use each system."""
    return _grouped(
        (system, activity.id)
        for activity in inventory.activities.values()
        for system in dict.fromkeys(ids(activity.systems))
    )


def _contradictions(inventory: Inventory) -> Iterator[Contradiction]:
    claims = Claims(inventory)
    for system in inventory.systems.values():
        yield from contradictions(system, claims)


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
