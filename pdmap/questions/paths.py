"""Which way personal data came to a place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from pdmap.graph import Element, ElementKind, FlowGraph, Link, Path


def path_to(graph: FlowGraph, link: Link, activity: str = "") -> Path:
    """Return a shortest way to the end of a link, from the nearest system or subject before it.

    A chain of sub-processors is followed back to where the organization handed the data over. Where
    it starts at no system, as in a circle of parties, the way is the link alone.

    Args:
        graph: The flow graph.
        link: The last step of the way.
        activity: Id of an activity that every step must serve; empty for any.
    """
    after: dict[Element, Link] = {}
    queue: deque[Link] = deque([link])
    while queue:
        step = queue.popleft()
        if step.source.kind is not ElementKind.PARTY:
            return Path((step, *_onward(step, link, after)), link.data)
        if step.source in after:
            continue
        after[step.source] = step
        queue.extend(before for before in graph.links_to(step.source) if _leads_on(before, after, activity))
    return Path((link,), link.data)


# Private functions


def _leads_on(link: Link, after: Mapping[Element, Link], activity: str) -> bool:
    """Return whether a link serves the activity and starts where the search has not been."""
    return link.source not in after and (not activity or activity in link.activities)


def _onward(step: Link, last: Link, after: Mapping[Element, Link]) -> Iterator[Link]:
    """Yield the links from the end of a step to the last one."""
    while step is not last:
        step = after[step.target]
        yield step
