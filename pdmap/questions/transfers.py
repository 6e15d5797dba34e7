"""Where personal data leave the territory of a law, step by step (Articles 44 to 49).

Three countries count for every place: where the bytes are, where the importer is established, and
from where somebody can reach in. Each is judged by itself; a choice that a customer makes is
judged option by option.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import cast

from pdmap.frozen import dataclass
from pdmap.graph import (
    Element,
    ElementKind,
    FlowGraph,
    Link,
    LinkKind,
    activities_by_system,
    data_by_system,
    subjects_held,
)
from pdmap.model import (
    PROCESSING,
    Activity,
    Backup,
    Inventory,
    Item,
    MechanismUse,
    Options,
    Party,
    Place,
    System,
    Transfer,
    Unknown,
    listed,
    options,
)
from pdmap.phases import phase
from pdmap.questions.covers import Receivers, gather_cover, receivers_by_activity
from pdmap.questions.grounds import Cover, Ground, Judgment, countries_of, judge, regime_of
from pdmap.questions.usage import people_of, types_of
from pdmap.reference import Adequacy, Country


class Presence(StrEnum):
    """In which sense data, or the people who can read them, are in a country."""

    LOCATION = "location"
    """The bytes are there."""
    ESTABLISHMENT = "establishment"
    """The importer is established there."""
    PARENT = "parent"
    """The importer's ultimate parent is established there."""
    ACCESS = "access"
    """Somebody can reach the data from there."""
    DECLARED = "declared"
    """A transfer there is written down, and nothing else says in which sense the importer is there."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of data to one country, in one sense, with what it relies on."""

    link: Link | None
    """The link that brings the data; `None` for a system's own location and its own people's access."""
    holder: str
    """Id of the system or the party that the country belongs to."""
    presence: Presence
    place: Place
    country: Country | None
    """`None` where the place names no country."""
    item: Item
    """The object to edit: the flow, the system or the party."""
    data: frozenset[str]
    subjects: frozenset[str]
    judgment: Judgment
    recipients: tuple[str, ...] = ()
    """Ids of the parties that get the data there; empty where the organization runs the place itself."""
    chosen_by: str | None = None
    """Who chooses this place among several; `None` where it always holds."""

    @property
    def where(self) -> str:
        """Return the code of the country, or the place as it is written where it names none."""
        return self.country.code if self.country else self.place.name

    @property
    def ground(self) -> Ground:
        """Return what the step relies on."""
        return self.judgment.ground

    @property
    def adequacy(self) -> Adequacy | None:
        """Return the decision in force for the country, whether the recipient meets its condition or not."""
        return self.judgment.adequacy

    @property
    def mechanisms(self) -> tuple[MechanismUse, ...]:
        """Return every mechanism recorded for the step, live or dead."""
        return self.judgment.mechanisms

    @property
    def is_restricted(self) -> bool:
        """Return whether the step leaves the law's territory (Chapter V applies)."""
        return self.ground is not Ground.INSIDE


def transfer_legs(inventory: Inventory, graph: FlowGraph, as_of: dt.date, regime: str | None = None) -> tuple[Leg, ...]:
    """Return every step of personal data to a place, inside or outside, by holder and country.

    Steps are judged under one law, the inventory's first regime where none is given. Those inside its
    territory are included, with `Ground.INSIDE`.
    A person who hands over data makes no transfer (EDPB Guidelines 05/2021), so collections count only
    for where the data are then kept. A processor that collects for the organization gets the data from
    it, in law: there a collection is a step like any other. A system without personal data makes none.
    """
    law = _Law(as_of, regime or regime_of(inventory))
    users = activities_by_system(inventory)
    receivers = receivers_by_activity(link for link in graph.links if carries_data(link))
    systems = (
        leg
        for system in inventory.systems.values()
        if has_data(system, graph)
        for leg in _system_legs(inventory, graph, system, users.get(system.id, frozenset()), receivers, law)
    )
    links = (leg for link in graph.links if carries_data(link) for leg in _link_legs(inventory, link, receivers, law))
    return tuple(sorted([*systems, *links], key=_leg_order))


def remembered_legs(inventory: Inventory, graph: FlowGraph, as_of: dt.date) -> tuple[Leg, ...]:
    """Return what `transfer_legs` does, worked out once for a day: one command may ask for them several times."""
    asked = (transfer_legs, graph, as_of)
    if asked not in inventory.memory:
        with phase("transfers"):
            inventory.memory[asked] = transfer_legs(inventory, graph, as_of)
    return cast("tuple[Leg, ...]", inventory.memory[asked])


def legs_to_recipient(
    inventory: Inventory, graph: FlowGraph, activity: Activity, party: Party, as_of: dt.date
) -> Iterator[Leg]:
    """Yield the steps to a recipient that an activity names, and that no flow reaches (Article 30(1)(d)).

    They are judged under the inventory's first regime, and carry what the activity processes.
    """
    step = _Step(
        holder=party.id,
        item=activity,
        data=types_of(inventory, activity),
        subjects=people_of(inventory, activity),
        activities=frozenset({activity.id}),
        receivers=receivers_by_activity(link for link in graph.links if carries_data(link)),
        recipients=(party,),
    )
    for presence, place in _party_places(party, activity):
        yield from _legs(inventory, step, presence, place, _Law(as_of, regime_of(inventory)))


def first_day(recipients: Iterable[Party], as_of: dt.date) -> dt.date:
    """Return the day that a step to recipients is judged on: a later one where they all start to receive data then."""
    return max(as_of, min((party.active_from or as_of for party in recipients), default=as_of))


def restricted_legs(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return the steps that leave the territory of the law that they are judged under."""
    return tuple(leg for leg in legs if leg.is_restricted)


def has_data(system: System, graph: FlowGraph) -> bool:
    """Return whether personal data are, or may be, in a system: held, sent to it, or not known yet."""
    if isinstance(system.fields, Unknown) or listed(system.fields):
        return True
    return any(map(carries_data, graph.links_to(Element(ElementKind.SYSTEM, system.id))))


def carries_data(link: Link) -> bool:
    """Return whether personal data arrive by a link; one whose data are not recorded may carry some."""
    match link.item:
        case System() as system:
            return bool(link.data) or isinstance(system.fields, Unknown)
        case _:
            return not link.is_empty


def hosts_at(place: Place, hosts: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the hosts that may run a place: those whose contract names it or whose region it is, or else all."""
    provider = place.name.partition(":")[0]
    naming = (host for host in hosts if host.id == provider or place.name in {region.name for region in host.regions})
    return tuple(naming) or hosts


# Private functions


@dataclass(frozen=True, slots=True)
class _Law:
    """What steps are judged by: a law, and its state on a day."""

    as_of: dt.date
    regime: str


def _leg_order(leg: Leg) -> tuple[str, str, str, str, str]:
    country = leg.country.code if leg.country else ""
    return leg.holder, leg.link.id if leg.link else "", leg.presence, leg.place.name, country


def _system_legs(
    inventory: Inventory, graph: FlowGraph, system: System, users: frozenset[str], receivers: Receivers, law: _Law
) -> Iterator[Leg]:
    """Yield a leg for each country that a system's bytes are in, or its own people reach it from."""
    hosts = tuple(inventory.parties[host.id] for host in options(system.hosted_by) if host.id in inventory.parties)
    arriving = graph.links_to(Element(ElementKind.SYSTEM, system.id))
    step = _Step(
        holder=system.id,
        item=system,
        data=data_by_system(inventory)[system.id].union(*(link.arriving for link in arriving)),
        subjects=subjects_held(system).union(*(link.subjects for link in arriving)),
        activities=users,
        receivers=receivers,
    )
    for place, chooser in _places_of_bytes(system):
        chosen = replace(step, recipients=hosts_at(place, hosts), chosen_by=chooser)
        yield from _legs(inventory, chosen, Presence.LOCATION, place, law)
    for place in listed(system.access_from):
        yield from _legs(inventory, step, Presence.ACCESS, place, law)


def _places_of_bytes(system: System) -> Iterator[tuple[Place, str | None]]:
    """Yield where a system and its backups are, each with who chooses the place."""
    locations = [system.location, system.backup.location if isinstance(system.backup, Backup) else None]
    for location in locations:
        if isinstance(location, Options):
            yield from ((place, location.chosen_by) for place in location.values)


def _link_legs(inventory: Inventory, link: Link, receivers: Receivers, law: _Law) -> Iterator[Leg]:
    """Yield a leg for each country that the party at the end of a link brings with it."""
    if link.target.kind is not ElementKind.PARTY:
        return
    party = inventory.parties[link.target.id]
    if link.kind is LinkKind.COLLECTION and PROCESSING.isdisjoint(party.roles):
        return
    step = _Step(
        holder=party.id,
        item=link.item,
        data=link.arriving,
        subjects=link.subjects,
        activities=link.activities,
        receivers=receivers,
        link=link,
        recipients=(party,),
        chosen_by=link.chosen_by,
    )
    seen: set[str] = set()
    for presence, place in (*_party_places(party, link.item), *_declared_places(inventory, link, party)):
        for leg in _legs(inventory, step, presence, place, law):
            code = leg.country.code if leg.country else ""
            if presence is not Presence.DECLARED or code not in seen:
                yield leg
            seen.add(code)


@dataclass(frozen=True, slots=True)
class _Step:
    """What the legs of a system or a link have in common."""

    holder: str
    item: Item
    data: frozenset[str]
    subjects: frozenset[str]
    activities: frozenset[str]
    receivers: Receivers
    link: Link | None = None
    recipients: tuple[Party, ...] = ()
    chosen_by: str | None = None


def _legs(inventory: Inventory, step: _Step, presence: Presence, place: Place, law: _Law) -> Iterator[Leg]:
    """Yield a leg for each country of a place, or one without a country where the place names none."""
    cover = _cover(inventory, step)
    day = first_day(step.recipients, law.as_of)
    for country in countries_of(inventory, place) or (None,):
        yield Leg(
            link=step.link,
            holder=step.holder,
            presence=presence,
            place=place,
            country=country,
            item=step.item,
            data=step.data,
            subjects=step.subjects,
            judgment=judge(inventory, country, cover, day, law.regime) if country else Judgment(Ground.UNNAMED),
            recipients=tuple(party.id for party in step.recipients),
            chosen_by=step.chosen_by,
        )


def _cover(inventory: Inventory, step: _Step) -> Cover:
    written = step.link.flow.transfer if step.link and step.link.flow else None
    activities = [inventory.activities[name] for name in sorted(step.activities) if name in inventory.activities]
    return gather_cover(inventory, step.recipients, step.subjects, written, activities, step.receivers)


def _party_places(party: Party, item: Item) -> Iterator[tuple[Presence, Place]]:
    """Yield the places of a party; where it hosts a system, the system tells where the bytes are."""
    if isinstance(party.country, Place):
        yield Presence.ESTABLISHMENT, party.country
    if isinstance(party.parent_country, Place):
        yield Presence.PARENT, party.parent_country
    is_located = isinstance(item, System) and isinstance(item.location, Options)
    for place in () if is_located else party.regions:
        yield Presence.LOCATION, place
    for place in listed(party.access_from):
        yield Presence.ACCESS, place


def _declared_places(inventory: Inventory, link: Link, party: Party) -> Iterator[tuple[Presence, Place]]:
    """Yield the countries of the transfers that are written for a link: at the flow, at the party, at an activity."""
    at_flow = link.flow.transfer if link.flow else None
    written = [*([at_flow] if isinstance(at_flow, Transfer) else []), *listed(party.transfers)]
    for name in sorted(link.activities & inventory.activities.keys()):
        transfers = listed(inventory.activities[name].transfers)
        written += [transfer for transfer in transfers if transfer.importer and transfer.importer.id == party.id]
    places: dict[str, Place] = {}
    for place in (place for transfer in written for place in transfer.countries):
        places.setdefault(place.name, place)
    yield from ((Presence.DECLARED, place) for place in places.values())
