"""Frames: jurisdictions, and the organization inside them.

Of the three countries that count for a party, the frame shows where it is established: a line into
the frame is a disclosure to somebody there. Where its bytes and its parent are, nodes say in words.
A system of the organization stands in the country in which all of its bytes are known to be. Where
that is not known, or is for a customer to choose, it stands with the organization and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.model import Inventory, Options, Party, Place, System, Unknown
from pdmap.questions.grounds import Ground, countries_of, regime_of
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Country, Reference
from pdmap.views.grounds import ground_words
from pdmap.views.signs import FrameKind
from pdmap.views.survey import Survey
from pdmap.views.view import Frame
from pdmap.views.words import say

PEOPLE = Frame("people", FrameKind.PEOPLE, say("frame.people"))
OWN_ORGANIZATION = "organization"


def own_frames(inventory: Inventory) -> tuple[Frame, Frame]:
    """Return the frame of the inventory's organization, and the territory around it."""
    organization = inventory.organization
    country = inventory.reference.country(organization.country) if organization and organization.country else None
    territory = _country_frame(inventory, country) if country else _not_recorded()
    roles = dict.fromkeys(activity.role for activity in inventory.activities.values())
    name = (organization and organization.name) or say("frame.organization")
    caption = ", ".join(say(f"role.{role.value}") for role in sorted(roles))
    return territory, Frame(OWN_ORGANIZATION, FrameKind.ORGANIZATION, name, caption, territory.id)


def system_frames(system: System, inventory: Inventory, own: Frame) -> tuple[Frame, Frame | None]:
    """Return the frame of a system: the organization's own, or its part in the country that the bytes are in.

    Returns:
        The frame to stand in, and the country's frame around it where that is not the organization's home.
    """
    answer = system.location
    if not isinstance(answer, Options) or answer.chosen_by:
        return own, None
    found = [countries_of(inventory, place) for place in answer.values]
    around = {_country_frame(inventory, country) for countries in found for country in countries}
    if len(around) != 1 or not all(found):
        return own, None
    (country,) = around
    if country.id == own.parent:
        return own, None
    return replace(own, id=f"{own.id}:{country.id}", parent=country.id), country


def party_frame(party: Party, inventory: Inventory) -> Frame:
    """Return the frame of the country in which a party is established."""
    match party.country:
        case Place() as place:
            countries = countries_of(inventory, place)
            return _country_frame(inventory, countries[0]) if countries else _unnamed(place)
        case Unknown():
            return Frame("unplaced:unknown", FrameKind.UNPLACED, say("frame.unknown"))
        case _:
            return _not_recorded()


def third_country_caption(holders: Iterable[str], surveyed: Survey) -> str:
    """Return on what steps to parties and systems in a third country, given by their ids, rely: from bad to good."""
    known = list(holders)
    into = [leg for party in known for leg in surveyed.legs_into_parties.get(party, ())]
    kept = [leg for system in known for leg in surveyed.legs_of_systems.get(system, ())]
    entering = [leg for leg in into if leg.presence is Presence.ESTABLISHMENT]
    entering += [leg for leg in kept if leg.presence is Presence.LOCATION]
    ordered = sorted(entering, key=lambda leg: list(Ground).index(leg.ground), reverse=True)
    grounds = dict.fromkeys(_caption_words(leg, surveyed.reference) for leg in ordered)
    return say("frame.third-country", "; ".join(grounds)) if grounds else say("frame.third-country.silent")


# Private functions


def _country_frame(inventory: Inventory, country: Country) -> Frame:
    regime = regime_of(inventory)
    if inventory.reference.is_inside(country.code, regime):
        return Frame(f"territory:{regime}", FrameKind.TERRITORY, say(f"frame.territory.{regime}"))
    return Frame(f"country:{country.code}", FrameKind.THIRD_COUNTRY, country.name)


def _not_recorded() -> Frame:
    return Frame("unplaced:not-recorded", FrameKind.UNPLACED, say("frame.not-recorded"))


def _unnamed(place: Place) -> Frame:
    return Frame(f"unplaced:{place.name}", FrameKind.UNPLACED, place.name, say("frame.unnamed"))


def _caption_words(leg: Leg, reference: Reference) -> str:
    return say("caption.none") if leg.ground is Ground.NONE else ground_words(leg, reference)
