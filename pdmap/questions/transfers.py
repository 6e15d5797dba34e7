"""Where personal data leave the territory of a law, step by step (Articles 44 to 49).

Three countries count for every place: where the bytes are, where the importer is established, and
from where somebody can reach in. Each is judged by itself; a choice that a customer makes is
judged option by option.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pdmap.graph import ElementKind, FlowGraph, Link, LinkKind, activities_by_system, data_held
from pdmap.model import (
    Answer,
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
from pdmap.questions.grounds import Cover, Ground, Judgment, countries_of, judge
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
    judgment: Judgment
    chosen_by: str | None = None
    """Who chooses this place among several; `None` where it always holds."""

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


def transfer_legs(inventory: Inventory, graph: FlowGraph, as_of: dt.date) -> tuple[Leg, ...]:
    """Return every step of personal data to a place, inside or outside, by holder and country.

    Steps inside the territory of the inventory's first regime are included, with `Ground.INSIDE`.
    A person who hands over data makes no transfer (EDPB Guidelines 05/2021), so collections count
    only for where the data are then kept.
    """
    users = activities_by_system(inventory)
    systems = (
        leg
        for system in inventory.systems.values()
        for leg in _system_legs(inventory, system, users.get(system.id, frozenset()), as_of)
    )
    links = (leg for link in graph.links for leg in _link_legs(inventory, link, as_of))
    return tuple(sorted([*systems, *links], key=_leg_order))


def restricted_legs(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return the steps that leave the territory of the inventory's first regime."""
    return tuple(leg for leg in legs if leg.is_restricted)


# Private functions


def _leg_order(leg: Leg) -> tuple[str, str, str, str, str]:
    country = leg.country.code if leg.country else ""
    return leg.holder, leg.link.id if leg.link else "", leg.presence, leg.place.name, country


def _system_legs(inventory: Inventory, system: System, activities: frozenset[str], as_of: dt.date) -> Iterator[Leg]:
    """Yield a leg for each country that a system's bytes are in, or its own people reach it from."""
    hosts = tuple(inventory.parties[host.id] for host in options(system.hosted_by) if host.id in inventory.parties)
    chooser = system.location.chosen_by if isinstance(system.location, Options) else None
    for place in options(system.location):
        cover = _cover(_hosts_at(place, hosts), _declared(inventory, activities, {host.id for host in hosts}))
        for country, judgment in _judgments(inventory, place, cover, as_of):
            yield Leg(None, system.id, Presence.LOCATION, place, country, system, data_held(system), judgment, chooser)
    for place in listed(system.access_from):
        cover = _cover((), _declared(inventory, activities, set()))
        for country, judgment in _judgments(inventory, place, cover, as_of):
            yield Leg(None, system.id, Presence.ACCESS, place, country, system, data_held(system), judgment)


def _link_legs(inventory: Inventory, link: Link, as_of: dt.date) -> Iterator[Leg]:
    """Yield a leg for each country that the party at the end of a link brings with it."""
    if link.target.kind is not ElementKind.PARTY or link.kind is LinkKind.COLLECTION:
        return
    party = inventory.parties[link.target.id]
    written = link.flow.transfer if link.flow else None
    cover = _cover((party,), _declared(inventory, link.activities, {party.id}), written)
    for presence, place in _party_places(party):
        for country, judgment in _judgments(inventory, place, cover, as_of):
            yield Leg(link, party.id, presence, place, country, link.item, link.data, judgment, link.chosen_by)


def _judgments(
    inventory: Inventory, place: Place, cover: Cover, as_of: dt.date
) -> Iterator[tuple[Country | None, Judgment]]:
    countries = countries_of(inventory, place)
    if not countries:
        yield None, Judgment(Ground.UNNAMED)
    for country in countries:
        yield country, judge(inventory, country, cover, as_of)


def _cover(recipients: tuple[Party, ...], declared: tuple[Transfer, ...], written: Answer[Transfer] = None) -> Cover:
    """Gather what may carry a step: written at the flow, at the recipients, or at the activities."""
    answers: list[object] = [written, *(party.transfers for party in recipients), *(party.dpf for party in recipients)]
    unknown = next((answer for answer in answers if isinstance(answer, Unknown)), None)
    at_flow = (written,) if isinstance(written, Transfer) else ()
    at_parties = tuple(transfer for party in recipients for transfer in listed(party.transfers))
    return Cover(recipients, (*at_flow, *at_parties, *declared), unknown)


def _declared(inventory: Inventory, activities: frozenset[str], importers: set[str]) -> tuple[Transfer, ...]:
    """Return the transfers that activities declare, for the importers or for nobody in particular."""
    named = (inventory.activities[name] for name in sorted(activities) if name in inventory.activities)
    declared = (transfer for activity in named for transfer in listed(activity.transfers))
    return tuple(item for item in declared if item.importer is None or item.importer.id in importers)


def _hosts_at(place: Place, hosts: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the hosts that may run a place: those whose contract names it, or else all of them."""
    naming = tuple(host for host in hosts if place.name in {region.name for region in host.regions})
    return naming or hosts


def _party_places(party: Party) -> Iterator[tuple[Presence, Place]]:
    if isinstance(party.country, Place):
        yield Presence.ESTABLISHMENT, party.country
    if isinstance(party.parent_country, Place):
        yield Presence.PARENT, party.parent_country
    for place in party.regions:
        yield Presence.LOCATION, place
    for place in listed(party.access_from):
        yield Presence.ACCESS, place
