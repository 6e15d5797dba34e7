"""Where the same data come back to where they were."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from pdmap.graph.components import components
from pdmap.graph.elements import Element, Link, Path
from pdmap.graph.spreading import carried
from pdmap.reference import Reference


def loops(links: Iterable[Link], reference: Reference) -> tuple[Path, ...]:
    """Return a closed way for each group of elements among which the same data types go round.

    Elements that reach one another by links that carry a data type unchanged are one group, however many
    loops there are among them: components are found, loops are not enumerated, so that the work grows with
    the links and what they carry. The way is a shortest one through the first element of the group, for the
    first of its data types; `data` are all data types that go round in exactly this group. A link from an
    element to itself is no loop.
    """
    found: dict[frozenset[Element], Path] = {}
    for data_type, carrying in _by_type(links, reference).items():
        for group in _groups(carrying):
            if group in found:
                known = found[group]
                found[group] = Path(known.links, known.data | {data_type})
            else:
                found[group] = Path(_closed_way(group, carrying), frozenset({data_type}))
    return tuple(found[group] for group in sorted(found, key=sorted))


# Private functions


def _by_type(links: Iterable[Link], reference: Reference) -> Mapping[str, list[Link]]:
    """Return the links that bring each data type to another element as it is, by the type, sorted."""
    naming: dict[str, list[Link]] = {}
    for link in links:
        for data_type in link.data if link.source != link.target else ():
            naming.setdefault(data_type, []).append(link)
    return {data_type: list(_carrying(data_type, naming, reference)) for data_type in sorted(naming)}


def _carrying(data_type: str, naming: Mapping[str, list[Link]], reference: Reference) -> Iterator[Link]:
    """Yield the links that name a data type or one above it, and do not transform it, by id."""
    named = {link.id: link for key in reference.ancestors(data_type) for link in naming.get(key, ())}
    for identifier in sorted(named):
        if data_type in carried(named[identifier], frozenset({data_type}), reference):
            yield named[identifier]


def _groups(carrying: Iterable[Link]) -> Iterator[frozenset[Element]]:
    """Yield the elements that reach one another, group by group."""
    links = list(carrying)
    sending, getting = {link.source for link in links}, {link.target for link in links}
    onward: dict[Element, list[Element]] = {}
    for link in links:
        # What only sends or only gets goes round nowhere; most elements are of these.
        if link.source in getting and link.target in sending:
            onward.setdefault(link.source, []).append(link.target)
    return (group for group in components(onward) if len(group) > 1)


def _closed_way(group: frozenset[Element], carrying: list[Link]) -> tuple[Link, ...]:
    """Return a shortest way from the first element of a group back to it."""
    onward: dict[Element, list[Link]] = {}
    for link in carrying:
        if link.source in group and link.target in group:
            onward.setdefault(link.source, []).append(link)
    start = min(group)
    before: dict[Element, Link] = {}
    queue = deque([start])
    while start not in before:
        element = queue.popleft()
        for link in onward[element]:
            if link.target not in before:
                before[link.target] = link
                queue.append(link.target)
    return _traced(start, before)


def _traced(start: Element, before: Mapping[Element, Link]) -> tuple[Link, ...]:
    way = [before[start]]
    while way[0].source != start:
        way.insert(0, before[way[0].source])
    return tuple(way)
