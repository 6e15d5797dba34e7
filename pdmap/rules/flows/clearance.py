"""How sensitive the data may be that a system takes, and how sensitive those are that reach it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pdmap.graph import Element, ElementKind, Link, LinkKind, Path, data_by_system
from pdmap.memory import once
from pdmap.model import System, listed
from pdmap.rules.rule import Context, Observation
from pdmap.rules.wording import listing, named
from pdmap.source import Node

BROUGHT = frozenset({LinkKind.FLOW, LinkKind.COLLECTION})
"""Links that bring data to a place of its own; hosts and sub-processors act for the one before them."""


def too_sensitive(context: Context) -> Iterator[Observation]:
    """Yield an observation for each way of data to a system that is not cleared for their sensitivity."""
    systems = context.inventory.systems
    if all(system.max_sensitivity is None for system in systems.values()):
        return
    for element, paths in arrivals(context).items():
        system = systems.get(element.id) if element.kind is ElementKind.SYSTEM else None
        for path in paths if system else ():
            if system and (excess := _excess(context, system, path)):
                yield _observation(context, system, replace(path, data=excess))


@once
def arrivals(context: Context) -> Mapping[Element, tuple[Path, ...]]:
    """Return the ways of all data to the places that flows and collections bring them to."""
    starts = {element: _given(context, element) for element in context.graph.elements}
    return context.graph.spread(starts, BROUGHT)


def place(link: Link, data: frozenset[str]) -> Node:
    """Return where a flow names the data, or else the start of what the step was read from."""
    named_there = (mention.node for mention in listed(link.flow.data) if mention.id in data) if link.flow else iter(())
    return next(named_there, link.flow.target.node if link.flow else link.item.head)


# Private functions


def _given(context: Context, start: Element) -> frozenset[str]:
    """Return the data that start at an element: what a system holds, what a subject or a party gives."""
    if start.kind is ElementKind.SYSTEM:
        return data_by_system(context.inventory)[start.id]
    return frozenset(data_type for link in context.graph.links_from(start) for data_type in link.data)


def _excess(context: Context, system: System, path: Path) -> frozenset[str]:
    cleared = system.max_sensitivity
    if cleared is None:
        return frozenset()
    return frozenset(data_type for data_type in path.data if _sensitivity(context, data_type) > cleared)


def _sensitivity(context: Context, data_type: str) -> int:
    known = context.inventory.reference.data_types.get(data_type)
    return known.sensitivity if known else 0


def _observation(context: Context, system: System, path: Path) -> Observation:
    link = path.links[-1]
    worst = max(_sensitivity(context, data_type) for data_type in path.data)
    reach = "reaches" if len(path.data) == 1 else "reach"
    return Observation(
        address=link.item.address,
        node=place(link, path.data),
        message=f"{listing(sorted(path.data))} {reach} {named(system)}, which is cleared for sensitivity "
        f"{system.max_sensitivity}, not {worst}: `{path}`",
        remedy="take the data out of the flow, or clear the system for them:\n"
        f"systems:\n  {system.id}:\n    max_sensitivity: {worst}",
        label=f"to `{system.id}`",
        related=(system.at("max_sensitivity").location("cleared up to here"),),
        detail=f"sensitivity {min(path.data)}",
        depends_on=tuple(sorted({step.item.address for step in path.links})),
    )
