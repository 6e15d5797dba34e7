"""Which data arrive by which link, on which way, and whether that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pdmap.graph import Element, ElementKind, Link, Path, data_held
from pdmap.questions.transfers import carries_data
from pdmap.reference import Reference
from pdmap.rules.policies.groups import Group
from pdmap.rules.policies.nets import UNNAMED, Net, is_of, net_of, open_data
from pdmap.rules.policies.survey import Survey
from pdmap.rules.policies.verdicts import Doubt


@dataclass(frozen=True, slots=True)
class Arrival:
    """One kind of data of a group that a link brings."""

    link: Link
    data_type: str
    """Or `UNNAMED`."""
    path: Path
    doubt: Doubt | None = None
    """Why it is not certain that they arrive."""


def steps(survey: Survey, group: Group) -> Iterator[Arrival]:
    """Yield what each link carries, each looked at by itself."""
    for link in survey.context.graph.links:
        if carries_data(link) and is_of(group, link.subjects) and _starts_in(group, link):
            doubt = open_data(survey, link)
            for data_type in sorted(link.data) or _possible(survey, link):
                yield Arrival(link, data_type, Path((link,), link.data), doubt)


def arrivals(survey: Survey, group: Group) -> Iterator[Arrival]:
    """Yield what arrives of a group of data that is followed from where it starts, by any number of links.

    What arrives for certain comes first; beside it, what may arrive as far as it is known.
    """
    told: set[tuple[str, str]] = set()
    of_others = _brought_by_anyone(survey) if group.subjects and group.subjects.doubt else {}
    for is_certain in (True, False):
        net = net_of(survey, group, is_certain=is_certain)
        if is_certain or net.doubts or net.sources:
            for arrival in _arrivals(net, of_others, survey.inventory.reference):
                if (arrival.link.id, arrival.data_type) not in told:
                    told.add((arrival.link.id, arrival.data_type))
                    yield arrival


# Private functions

Ways: TypeAlias = Mapping[Element, Sequence[Path]]
"""How data get to each element."""


def _starts_in(group: Group, link: Link) -> bool:
    return group.sources is None or link.source in group.sources


def _possible(survey: Survey, link: Link) -> list[str]:
    """Return the data that a link of which they are not recorded can carry: what its system holds."""
    if link.source.kind is not ElementKind.SYSTEM:
        return [UNNAMED]
    return sorted(data_held(survey.inventory.systems[link.source.id])) or [UNNAMED]


def _arrivals(net: Net, of_others: Ways, reference: Reference) -> Iterator[Arrival]:
    ways = _ways(net, of_others, reference)
    for link in net.graph.links:
        done: set[str] = set()
        for way in ways.get(link.source, ()):
            fresh = net.graph.carried(link, way.data) - done
            done |= fresh
            for data_type in sorted(fresh):
                path = Path((*way.links, link), fresh)
                yield Arrival(link, data_type, path, _doubt(net, path, data_type))


def _brought_by_anyone(survey: Survey) -> Ways:
    """Return how data of any people get to each element: a party hands on these rather than its own."""
    net = net_of(survey, Group(), is_certain=True)
    return net.graph.spread(net.starts)


def _ways(net: Net, of_others: Ways, reference: Reference) -> Ways:
    """Return how data get to each element: those that start there by no link, then the shortest ways.

    Args:
        net: What the data may take.
        of_others: How other data get there, which a party may hand on as well.
        reference: Which kinds of data belong to which.
    """
    ways: dict[Element, list[Path]] = {}
    _follow(net, net.starts, ways)
    brought = {element: (*ways.get(element, ()), *of_others.get(element, ())) for element in net.given}
    unexplained = {element: _unexplained(given, brought[element], reference) for element, given in net.given.items()}
    _follow(net, {element: data for element, data in unexplained.items() if data}, ways)
    return ways


def _follow(net: Net, starts: Mapping[Element, frozenset[str]], ways: dict[Element, list[Path]]) -> None:
    """Add the ways of data from where they start."""
    for element, data in starts.items():
        ways.setdefault(element, []).append(Path((), data))
    for element, paths in net.graph.spread(starts).items():
        ways.setdefault(element, []).extend(paths)


def _unexplained(given: frozenset[str], ways: Sequence[Path], reference: Reference) -> frozenset[str]:
    """Return what a party sends and nothing brought to it: it has these data from elsewhere."""
    brought = frozenset(kind for way in ways for kind in way.data)
    return frozenset(kind for kind in given if not reference.covers(brought, kind))


def _doubt(net: Net, path: Path, data_type: str) -> Doubt | None:
    start = net.sources.get(path.start) if data_type == UNNAMED else None
    return start or next((net.doubts[link.id] for link in path.links if link.id in net.doubts), None)
