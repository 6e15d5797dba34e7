"""Which real data arrive where, and on which way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pdmap.graph import Element, ElementKind, LinkKind, Path
from pdmap.model import Field, System
from pdmap.questions.real_fields import real_fields
from pdmap.rules.rule import Context

BROUGHT = frozenset({LinkKind.FLOW, LinkKind.COLLECTION})
"""Links that bring data to a place of its own; hosts and sub-processors act for the one before them."""

Starts = Mapping[Element, frozenset[str]]
"""The data types that start at each element."""


def starting_data(context: Context, is_meant: Callable[[str], bool], is_readable: Callable[[Field], bool]) -> Starts:
    """Return the data that start at each element: what a system holds, what a person or a party gives.

    Args:
        context: Where to look.
        is_meant: Whether a data type counts.
        is_readable: Whether a field of a system counts, as it is protected there.
    """
    starts = {element: _given(context, element, is_readable) for element in context.graph.elements}
    meant = {element: frozenset(filter(is_meant, types)) for element, types in starts.items()}
    return {element: types for element, types in meant.items() if types}


def arrivals(context: Context, starts: Starts) -> Mapping[Element, tuple[Path, ...]]:
    """Return how data get from where they start to each place that they reach, shortest ways first."""
    return context.graph.spread(starts, BROUGHT)


def rests_on(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the addresses of the objects that tell what ways bring: their links, and the systems that send."""
    links = [link for path in paths for link in path.links]
    senders = (f"systems/{link.source.id}" for link in links if link.source.kind is ElementKind.SYSTEM)
    return tuple(sorted({*senders, *(link.item.address for link in links)}))


# Private functions


def _given(context: Context, element: Element, is_readable: Callable[[Field], bool]) -> Iterable[str]:
    if element.kind is ElementKind.SYSTEM:
        system: System = context.inventory.systems[element.id]
        return [field.type.id for field in real_fields(system) if is_readable(field)]
    return [data_type for link in context.graph.links_from(element) for data_type in link.data]
