"""Where exposed data may have gone on to: by links of which nobody recorded what they carry."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping

from pdmap.graph import Element, FlowGraph, Link, LinkKind, Path
from pdmap.questions.places import is_silent_link

Held = Mapping[Element, frozenset[str]]
"""The exposed data at each place; nothing named where it is not recorded which there are."""


def possibly_reached(graph: FlowGraph, held: Held, silent: Collection[Element]) -> Mapping[Element, tuple[Path, ...]]:
    """Return where exposed data may be as well, each place with the ways there, shortest first.

    A link of which it is not recorded what it carries may carry all that there is, and so may everything
    that a party hands on to those that work for it. A way that names no data may bring any; as in `spread`,
    none is added that brings nothing new.

    Args:
        graph: The links.
        held: The data in compromised places, and in those that they are known to have gone on to.
        silent: The places among them of which it is not recorded what they hold.
    """
    found: dict[Element, list[Path]] = {}
    arrived: dict[Element, set[frozenset[str]]] = {}
    queue = deque((element, Path((), held[element]), False) for element in sorted(held))
    queue.extend((element, Path((), _ANYTHING), True) for element in sorted(silent))
    while queue:
        element, path, is_doubtful = queue.popleft()
        for link in graph.links_from(element):
            brought = _brought(graph, link, path.data, is_doubtful=is_doubtful)
            known = arrived.setdefault(link.target, set())
            if brought is None or any(_is_within(brought, other) for other in known):
                continue
            known.add(brought)
            onward = Path((*path.links, link), brought)
            found.setdefault(link.target, []).append(onward)
            queue.append((link.target, onward, True))
    return {element: tuple(paths) for element, paths in found.items()}


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


def _is_within(brought: frozenset[str], known: frozenset[str]) -> bool:
    """Return whether nothing comes that could not be there already."""
    return known == _ANYTHING or (brought != _ANYTHING and brought <= known)
