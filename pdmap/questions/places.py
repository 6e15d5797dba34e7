"""Where a kind of data is, and where it goes: held, passed on, changed on the way."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, data_held
from pdmap.model import Inventory, System, Unknown


@dataclass(frozen=True, slots=True)
class Trail:
    """Everywhere that a data type, or one below it, is held or passes."""

    held: Mapping[Element, frozenset[str]]
    """Which of the types each system holds, as it declares."""
    present: Mapping[Element, frozenset[str]]
    """What there is of them at each element: held, sent or brought there, also under another name."""
    carrying: tuple[Link, ...]
    """The links that take something of it, by id, also where it ends on the way."""
    brought: Mapping[str, frozenset[str]]
    """What each of these links brings to its end, by the id of the link; nothing where it ends on the way."""


def trail_of(inventory: Inventory, graph: FlowGraph, data_type: str) -> Trail:
    """Return where a data type is and goes.

    It is followed from every system that holds it and every link that sends it or makes it of other
    data, along the links that carry it. A transform ends it, or gives it another name under which it
    is followed further.
    """
    family = _family(inventory, graph, data_type)
    held = _held(inventory, family)
    present = _present(graph, family, held)
    carrying: list[Link] = []
    brought: dict[str, frozenset[str]] = {}
    for link in graph.links:
        there, made = present.get(link.source, frozenset()), link.arriving & family
        if made or _takes(inventory, link, there):
            carrying.append(link)
            brought[link.id] = graph.carried(link, there) | made
    return Trail(held, present, tuple(carrying), brought)


def silent_flows(graph: FlowGraph) -> tuple[Link, ...]:
    """Return the flows of which it is not known or not recorded which data they carry: they may carry any."""
    return tuple(link for link in graph.links if link.flow and is_silent_link(link))


def silent_systems(inventory: Inventory) -> tuple[str, ...]:
    """Return the systems of which it is not known or not recorded which data they hold, by id."""
    return tuple(sorted(system.id for system in inventory.systems.values() if is_silent(system)))


def is_silent(system: System) -> bool:
    """Return whether it is not known or not recorded which data a system holds: it may hold any."""
    return system.fields is None or isinstance(system.fields, Unknown)


def is_silent_link(link: Link) -> bool:
    """Return whether it is not known or not recorded which data a link carries, so that it may carry any."""
    if link.flow:
        return not link.data and not link.is_empty
    if isinstance(link.item, System):
        return not link.data and is_silent(link.item)
    return not link.data


# Private functions


def _family(inventory: Inventory, graph: FlowGraph, data_type: str) -> frozenset[str]:
    """Return those of the types in use that are a data type or below it."""
    held = (data_held(system) for system in inventory.systems.values())
    moving = (types for link in graph.links for types in (link.data, link.arriving))
    used = frozenset(chain.from_iterable((*held, *moving)))
    return frozenset(each for each in used if inventory.reference.is_a(each, data_type))


def _held(inventory: Inventory, family: frozenset[str]) -> Mapping[Element, frozenset[str]]:
    held = {Element(ElementKind.SYSTEM, system.id): data_held(system) & family for system in inventory.systems.values()}
    return {element: types for element, types in held.items() if types}


def _present(
    graph: FlowGraph, family: frozenset[str], held: Mapping[Element, frozenset[str]]
) -> Mapping[Element, frozenset[str]]:
    """Return what there is of a family of types at each element, where it starts and where it gets to."""
    starts = dict(held)
    for link in graph.links:
        for end, types in ((link.source, link.data), (link.target, link.arriving)):
            if not types.isdisjoint(family):
                starts[end] = starts.get(end, frozenset()) | (types & family)
    present = dict(starts)
    for element, paths in graph.spread(starts).items():
        present[element] = present.get(element, frozenset()).union(*(path.data for path in paths))
    return present


def _takes(inventory: Inventory, link: Link, there: frozenset[str]) -> bool:
    """Return whether a link takes something of what there is at its start, whether or not it gets to the end."""
    if not link.data.isdisjoint(there):
        return True
    return any(inventory.reference.overlap(sent, each) for sent in link.data for each in there)
