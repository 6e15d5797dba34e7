"""Which way personal data came to a place."""

from __future__ import annotations

from pdmap.graph import Element, ElementKind, FlowGraph, Link, Path


def path_to(graph: FlowGraph, link: Link, activity: str = "", data: frozenset[str] = frozenset()) -> Path:
    """Return a shortest way to the end of a link, from the nearest system or subject before it.

    A chain of sub-processors is followed back to where the organization handed the data over. Where
    it starts at no system, as in a circle of parties, the way is the link alone.

    Args:
        graph: The flow graph.
        link: The last step of the way.
        activity: Id of an activity that every step must serve; empty for any.
        data: Data types of which every step must bring one, or may bring one; empty for any.
    """
    steps: list[tuple[Link, int]] = [(link, _LAST)]
    passed: set[Element] = set()
    for number, (step, _) in enumerate(steps):
        if step.source.kind is not ElementKind.PARTY:
            return Path(_way(steps, number), link.arriving)
        if step.source not in passed:
            passed.add(step.source)
            before = (found for found in graph.links_to(step.source) if _is_meant(found, activity, data))
            steps.extend((found, number) for found in before)
    return Path((link,), link.arriving)


# Private functions

_LAST = -1
"""In the place of the number of the next step: there is none."""


def _is_meant(link: Link, activity: str, data: frozenset[str]) -> bool:
    is_bringing = not data or not link.arriving or not link.arriving.isdisjoint(data)
    return is_bringing and not link.is_empty and (not activity or activity in link.activities)


def _way(steps: list[tuple[Link, int]], first: int) -> tuple[Link, ...]:
    """Return the steps from the one with a number to the last; each tells the number of the next."""
    way: list[Link] = []
    number = first
    while number != _LAST:
        step, number = steps[number]
        way.append(step)
    return tuple(way)
