"""Every way on which personal data reach a third country, to one importer at its end (Articles 44 to 49).

A way ends at one importer, so each leg to a third country belongs to exactly one way. What lies before
it, a chain of processors for one, is told as its route; what the importer hands on is told as onward.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Activity, Inventory, Item, Party
from pdmap.questions.clause_modules import served_activities
from pdmap.questions.exports import declared_exports
from pdmap.questions.importers import is_own, staying_inside
from pdmap.questions.paths import path_to
from pdmap.questions.transferring.named import named_exports
from pdmap.questions.transferring.steps import Step, steps_of
from pdmap.questions.transfers import Leg, Presence, carries_data


class PathKind(StrEnum):
    """Why data get to the end of a way."""

    FLOW = "flow"
    COLLECTION = "collection"
    """A processor collects them for the organization, and gets them from it in law (EDPB Guidelines 05/2021)."""
    HOSTING = "hosting"
    SUBPROCESSING = "subprocessing"
    DECLARED = "declared"
    """An activity declares the transfer, and nothing else tells of it."""
    NAMED = "named"
    """An activity names the recipient, and no flow takes the data there (Article 30(1)(d))."""
    PLACE = "place"
    """A system is there, and nobody says who runs it."""
    OWN = "own"
    """The organization's own people or premises are there."""


@dataclass(frozen=True, slots=True)
class Onward:
    """A link by which an importer hands the data on."""

    link: Link
    legs: tuple[Leg, ...]
    """Where the data then are, inside and outside the territory."""
    path: str
    """Id of the way that it is, where it leads to a third country; empty where it stays inside or comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferPath:
    """A way of personal data to an importer in a third country, or to one that can be reached from there."""

    id: str
    """Id of its last link; `own:SYSTEM`, `place:SYSTEM`, `declared:ACTIVITY:PARTY` or `named:ACTIVITY:PARTY` else."""
    kind: PathKind
    route: tuple[Link, ...]
    """The links from where the organization hands the data over; empty where no link tells of the way."""
    importers: tuple[Party, ...]
    """Who receives the data; several where one of them does, none where only the organization's own people do."""
    item: Item
    """The object that tells of it: a flow, a system, a party or an activity."""
    system: str
    """Id of the system whose place the data are in; empty where no system is."""
    steps: tuple[Step, ...]
    """The countries outside the territory, at least one."""
    options: tuple[Leg, ...]
    """Every place that somebody chooses among, those inside the territory too."""
    activities: tuple[Activity, ...]
    onward: tuple[Onward, ...]

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Return the legs of all steps."""
        return tuple(leg for step in self.steps for leg in step.legs)

    @property
    def data(self) -> frozenset[str]:
        """Return the data types that get there."""
        return frozenset().union(*(leg.data for leg in self.legs))

    @property
    def subjects(self) -> frozenset[str]:
        """Return the people whose data get there."""
        return frozenset().union(*(leg.subjects for leg in self.legs))

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the elements on the way, from its start to the importer."""
        own = [Element(ElementKind.SYSTEM, self.system)] if self.system and not self.route else []
        on_route = [element for link in self.route for element in (link.source, link.target)]
        at_end = [Element(ElementKind.PARTY, party.id) for party in self.importers]
        return tuple(dict.fromkeys((*own, *on_route, *at_end)))


def transfer_paths(
    inventory: Inventory, graph: FlowGraph, legs: Sequence[Leg], as_of: dt.date
) -> tuple[TransferPath, ...]:
    """Return every way to a third country, by importer and id.

    Args:
        inventory: The inventory, as it is judged by one law.
        graph: Its flow graph.
        legs: Its steps of data to places under that law.
        as_of: The day on which mechanisms and decisions are judged.
    """
    groups: dict[str, list[Leg]] = {}
    for leg in legs:
        groups.setdefault(_path_id(inventory, leg), []).append(leg)
    known = {
        (party, activity.id)
        for leg in legs
        for activity in served_activities(inventory, graph, leg)
        for party in leg.recipients
        if leg.is_restricted and leg.presence is not Presence.PARENT
    }
    for declared in declared_exports(inventory, known, as_of):
        groups[f"{PathKind.DECLARED}:{declared.activities[0].id}:{declared.importer.id}"] = list(declared.legs)
        known.add((declared.importer.id, declared.activities[0].id))
    for party, activity, found in named_exports(inventory, graph, known, as_of):
        groups[f"{PathKind.NAMED}:{activity}:{party}"] = found
    leaving = {name: found for name, found in groups.items() if any(leg.is_restricted for leg in found)}
    sight = _Sight(inventory, graph, staying_inside(legs), groups, frozenset(leaving))
    paths = [_path(sight, name, found) for name, found in leaving.items()]
    return tuple(sorted(paths, key=_order))


# Private functions


@dataclass(frozen=True, slots=True)
class _Sight:
    """What ways are made of."""

    inventory: Inventory
    graph: FlowGraph
    stays_inside: Callable[[Link], bool]
    """Whether every known place of the data of a link is inside, gathered once from all legs."""
    groups: Mapping[str, list[Leg]]
    """Legs, inside and outside, by the id of the way that they would be."""
    leaving: frozenset[str]
    """Ids of those that are ways."""


def _order(path: TransferPath) -> tuple[bool, tuple[str, ...], str]:
    """Return by what ways are sorted: those to nobody that is named stand last."""
    return not path.importers, tuple(party.title for party in path.importers), path.id


def _path_id(inventory: Inventory, leg: Leg) -> str:
    """Return the way that a leg belongs to: its link's; for a place of a system, that of its hosting."""
    if leg.link:
        return leg.link.id
    if is_own(inventory, leg):
        return f"{PathKind.OWN}:{leg.holder}"
    if not leg.recipients:
        return f"{PathKind.PLACE}:{leg.holder}"
    return f"{LinkKind.HOSTING}:{leg.holder}:{'|'.join(sorted(leg.recipients))}"


def _path(sight: _Sight, name: str, legs: list[Leg]) -> TransferPath:
    inventory, graph = sight.inventory, sight.graph
    outside = [leg for leg in legs if leg.is_restricted]
    link = _link(graph, name, outside)
    activities = {each.id: each for leg in outside for each in served_activities(inventory, graph, leg)}
    kind = _kind(name, link)
    recipients = dict.fromkeys(party for leg in outside for party in sorted(leg.recipients))
    importers = tuple(inventory.parties[party] for party in recipients if kind is not PathKind.OWN)
    return TransferPath(
        id=name,
        kind=kind,
        route=path_to(graph, link).links if link else (),
        importers=importers,
        item=outside[0].item,
        system=_system(link, outside[0], inventory),
        steps=steps_of(inventory, outside, sight.stays_inside),
        options=tuple(leg for leg in legs if leg.chosen_by and leg.presence is Presence.LOCATION),
        activities=tuple(activities[each] for each in sorted(activities)),
        onward=tuple(_onward(sight, importers)),
    )


def _link(graph: FlowGraph, name: str, legs: list[Leg]) -> Link | None:
    """Return the last link of a way; that of the hosting where only the place of a system tells of it."""
    known = next((leg.link for leg in legs if leg.link), None)
    if known or not name.startswith(f"{LinkKind.HOSTING}:"):
        return known
    hosting = graph.links_from(Element(ElementKind.SYSTEM, legs[0].holder))
    return next((link for link in hosting if link.id == name), None)


def _kind(name: str, link: Link | None) -> PathKind:
    if link:
        return PathKind(link.kind.value)
    return PathKind(name.partition(":")[0])


def _system(link: Link | None, leg: Leg, inventory: Inventory) -> str:
    if link:
        return link.source.id if link.kind is LinkKind.HOSTING else ""
    return leg.holder if leg.holder in inventory.systems and not isinstance(leg.item, Activity) else ""


def _onward(sight: _Sight, importers: Sequence[Party]) -> Iterator[Onward]:
    """Yield the links by which importers hand data on to parties and systems."""
    for party in importers:
        for link in sight.graph.links_from(Element(ElementKind.PARTY, party.id)):
            if carries_data(link):
                name = link.id if link.id in sight.leaving else ""
                yield Onward(link, tuple(sight.groups.get(link.id, ())), name)
