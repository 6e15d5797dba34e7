"""Where exposed data may have gone on to: by links of which nobody recorded what they carry."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping

from pdmap.graph import Element, FlowGraph, Link, LinkKind, Way, further
from pdmap.questions.places import is_silent_link

Held = Mapping[Element, frozenset[str]]
"""The exposed data at each place; nothing named where it is not recorded which there are."""


def possibly_reached(graph: FlowGraph, held: Held, silent: Collection[Element]) -> Mapping[Element, tuple[Way, ...]]:
    """Return where exposed data may be as well, each place with the ways there, shortest first.

    A link of which it is not recorded what it carries may carry all that there is, and so may everything
    that a party hands on to those that work for it. A way that names no data may bring any. As in `spread`, a
    kind of data arrives at a place once, and nothing arrives after that which may be any: work grows with the
    links and the data types.

    Args:
        graph: The links.
        held: The data in compromised places, and in those that they are known to have gone on to.
        silent: The places among them of which it is not recorded what they hold.
    """
    found: dict[Element, list[Way]] = {}
    arrived: dict[Element, frozenset[str]] = {}
    open_: set[Element] = set()
    queue: deque[tuple[Element, frozenset[str], Way | None, bool]] = deque(
        (element, held[element], None, False) for element in sorted(held) if held[element]
    )
    queue.extend((element, _ANYTHING, None, True) for element in sorted(silent))
    while queue:
        element, data, way, is_doubtful = queue.popleft()
        for link in graph.links_from(element):
            target = link.target
            brought = _brought(graph, link, data, is_doubtful=is_doubtful)
            if brought is None or target in open_:
                continue
            known = arrived.get(target, frozenset())
            if brought != _ANYTHING and brought <= known:
                continue
            fresh = brought - known
            if fresh == _ANYTHING:
                open_.add(target)
            arrived[target] = known | fresh
            onward = further(way, link, fresh)
            found.setdefault(target, []).append(onward)
            queue.append((target, fresh, onward, True))
    return {element: tuple(ways) for element, ways in found.items()}


# Private functions

_ANYTHING: frozenset[str] = frozenset()
"""Data of which none is named: there may be any."""
_ALL = frozenset({LinkKind.HOSTING, LinkKind.SUBPROCESSING})
"""Links that pass on whatever there is."""


def _brought(graph: FlowGraph, link: Link, data: frozenset[str], *, is_doubtful: bool) -> frozenset[str] | None:
    """Return what a link may bring beyond what is known; `None` where it brings nothing."""
    if is_silent_link(link):
        return data
    if not is_doubtful or link.is_empty:
        return None
    if link.kind in _ALL:
        return data
    return (link.arriving if data == _ANYTHING else graph.carried(link, data)) or None
