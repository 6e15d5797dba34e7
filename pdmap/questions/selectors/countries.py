"""Which elements have to do with a country: their bytes, their seat, their parent or their people are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pdmap.graph import Element, ElementKind
from pdmap.model import Backup, Inventory, Party, Place, System, listed, options
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.questions.selectors.index import Entries
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Country

THIRD = "third"
"""Everything outside the territory of the inventory's law, places that name no country included."""


def by_country(inventory: Inventory, legs: tuple[Leg, ...]) -> Mapping[str, frozenset[Element]]:
    """Return elements by the code of a country that they have to do with.

    It is where bytes are or may be, where a party or its parent is established, from where data are reached, or
    where a transfer to a party is written down to lead. `EU` and `EEA` stand for their members, a state for its
    parts, and words such as `worldwide` for themselves.
    """
    entries = Entries()
    for country in inventory.reference.countries.values():
        entries.add(country_values(country))
    entries.add([THIRD])
    for element, place in _places(inventory, legs):
        entries.add(_values_of(inventory, place), element)
    return entries.finish()


class Sense(StrEnum):
    """In which sense something has to do with a country."""

    OWN = "own"
    """The bytes of a system are there, or a party is established there."""
    BACKUP = "backup"
    ACCESS = "access"
    """Data can be reached from there."""
    PARENT = "parent"
    """The parent of a party is established there."""
    REGION = "region"
    """A party works there."""
    TRANSFER = "transfer"
    """A transfer to a party is written down to lead there."""


def places_of_system(system: System) -> Iterator[tuple[Sense, Place]]:
    """Yield the places that a system has to do with."""
    yield from ((Sense.OWN, place) for place in options(system.location))
    yield from ((Sense.ACCESS, place) for place in listed(system.access_from))
    if isinstance(system.backup, Backup):
        yield from ((Sense.BACKUP, place) for place in options(system.backup.location))


def places_of_party(party: Party) -> Iterator[tuple[Sense, Place]]:
    """Yield the places that a party has to do with, as it says itself."""
    named = ((Sense.OWN, party.country), (Sense.PARENT, party.parent_country))
    yield from ((sense, place) for sense, place in named if isinstance(place, Place))
    yield from ((Sense.REGION, place) for place in party.regions)
    yield from ((Sense.ACCESS, place) for place in listed(party.access_from))


def country_values(country: Country) -> Iterator[str]:
    """Yield what a country is found by: its code, that of the state it is part of, `EU`, `EEA`."""
    yield country.code
    yield from country.aliases
    if country.part_of:
        yield country.part_of
    if country.eu:
        yield "EU"
    if country.eea:
        yield "EEA"


# Private functions


def _places(inventory: Inventory, legs: tuple[Leg, ...]) -> Iterator[tuple[Element, Place]]:
    for system in inventory.systems.values():
        yield from ((Element(ElementKind.SYSTEM, system.id), place) for _, place in places_of_system(system))
    for party in inventory.parties.values():
        yield from ((Element(ElementKind.PARTY, party.id), place) for _, place in places_of_party(party))
    for leg in legs:
        if leg.presence is Presence.DECLARED:
            yield Element(ElementKind.PARTY, leg.holder), leg.place


def _values_of(inventory: Inventory, place: Place) -> Iterator[str]:
    """Yield what a place is found by."""
    countries = countries_of(inventory, place)
    if not countries:
        yield place.name
        yield THIRD
    for country in countries:
        yield from country_values(country)
        if not inventory.reference.is_inside(country.code, regime_of(inventory)):
            yield THIRD
