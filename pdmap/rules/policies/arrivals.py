"""Which data arrive by which link, on which way, and whether that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from pdmap.frozen import dataclass
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
    """Yield what each link brings, each looked at by itself."""
    for link in survey.context.graph.links:
        if carries_data(link) and is_of(group, link.subjects) and _starts_in(group, link):
            doubt = open_data(survey, link)
            for data_type in sorted(link.arriving) or _possible(survey, link):
                yield Arrival(link, data_type, Path((link,), link.arriving), doubt)


def arrivals(survey: Survey, group: Group) -> Sequence[Arrival]:
    """Return what arrives of a group of data that is followed from where it starts, by any number of links.

    What arrives for certain comes first; beside it, what may arrive as far as it is known. All data, which
    most policies ask for, are followed once for all of them.
    """
    if group != Group():
        return tuple(_followed(survey, group))
    found: Sequence[Arrival] | None = survey.shared.get("arrivals")
    if found is None:
        found = survey.shared["arrivals"] = tuple(_followed(survey, group))
    return found


# Private functions

Data: TypeAlias = Mapping[Element, frozenset[str]]
"""Kinds of data by the element that they are at."""


def _followed(survey: Survey, group: Group) -> Iterator[Arrival]:
    told: set[tuple[str, str]] = set()
    is_split = group.sources is not None or (group.subjects is not None and group.subjects.doubt is not None)
    true_starts = _true_starts(survey) if is_split else None
    for is_certain in (True, False):
        net = net_of(survey, group, is_certain=is_certain)
        if is_certain or net.doubts or net.sources:
            for arrival in _arrivals(net, true_starts, survey.inventory.reference):
                if (arrival.link.id, arrival.data_type) not in told:
                    told.add((arrival.link.id, arrival.data_type))
                    yield arrival


def _starts_in(group: Group, link: Link) -> bool:
    return group.sources is None or link.source in group.sources


def _possible(survey: Survey, link: Link) -> list[str]:
    """Return the data that a link of which they are not recorded can carry: what its system holds."""
    if link.source.kind is not ElementKind.SYSTEM:
        return [UNNAMED]
    return sorted(data_held(survey.inventory.systems[link.source.id])) or [UNNAMED]


def _arrivals(net: Net, true_starts: Data | None, reference: Reference) -> Iterator[Arrival]:
    ways = _ways(net, true_starts, reference)
    for link in net.graph.links:
        done: set[str] = set()
        for way in ways.get(link.source, ()):
            fresh = net.graph.carried(link, way.data) - done
            done |= fresh
            for data_type in sorted(fresh):
                path = Path((*way.links, link), fresh)
                yield Arrival(link, data_type, path, _doubt(net, path, data_type))


def _true_starts(survey: Survey) -> Data:
    """Return what elements send without holding it and without that anybody's data brought it to them."""
    found: Data | None = survey.shared.get("true starts")
    if found is None:
        ways = _ways(net_of(survey, Group(), is_certain=True), None, survey.inventory.reference)
        starting = {element: [way.data for way in paths if not way.links] for element, paths in ways.items()}
        found = survey.shared["true starts"] = {element: frozenset().union(*data) for element, data in starting.items()}
    return found


def _ways(net: Net, true_starts: Data | None, reference: Reference) -> Mapping[Element, Sequence[Path]]:
    """Return how data get to each element: what is there from the start, then the shortest ways.

    What is sent without being held was brought by others, or else starts where it is sent. In a chain
    of such senders it starts at the first; in a circle of them, at each.

    Args:
        net: What the data may take.
        true_starts: What starts where it is sent when all data are followed, whatever group they belong to;
            `None` where the net is for all data.
        reference: Which kinds of data belong to which.
    """
    ways: dict[Element, list[Path]] = {}
    _follow(net, net.starts, ways)
    given = net.given if true_starts is None else _kept(net.given, true_starts)
    waiting = _unexplained(given, ways, reference)
    _follow(net, _unexplained(waiting, net.graph.spread(waiting), reference), ways)
    _follow(net, _unexplained(waiting, ways, reference), ways)
    return ways


def _follow(net: Net, starts: Data, ways: dict[Element, list[Path]]) -> None:
    """Add the ways of data from where they start."""
    for element, data in starts.items():
        ways.setdefault(element, []).append(Path((), data))
    for element, paths in net.graph.spread(starts).items():
        ways.setdefault(element, []).extend(paths)


def _kept(given: Data, true_starts: Data) -> Data:
    unnamed = frozenset({UNNAMED})
    return {element: data & (true_starts.get(element, frozenset()) | unnamed) for element, data in given.items()}


def _unexplained(given: Data, ways: Mapping[Element, Sequence[Path]], reference: Reference) -> Data:
    """Return what elements send and nothing brought to them."""
    left: dict[Element, frozenset[str]] = {}
    for element, data in given.items():
        brought = frozenset(kind for way in ways.get(element, ()) for kind in way.data)
        fresh = frozenset(kind for kind in data if not reference.covers(brought, kind))
        if fresh:
            left[element] = fresh
    return left


def _doubt(net: Net, path: Path, data_type: str) -> Doubt | None:
    start = net.sources.get(path.start) if data_type == UNNAMED else None
    return start or next((net.doubts[link.id] for link in path.links if link.id in net.doubts), None)
