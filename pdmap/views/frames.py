"""Frames: the territory in which somebody is established, and the organization inside it.

Of the three countries that count for a party, the frame shows where it is established: a line into
the frame is a disclosure to somebody there. Where the bytes are and where the parent is, nodes say in words.
"""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.model import Inventory, Party, Place, Unknown
from pdmap.questions.grounds import Ground, countries_of, regime_of
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Country, Reference
from pdmap.views.grounds import ground_words
from pdmap.views.survey import Survey
from pdmap.views.view import Frame, FrameKind
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


def third_country_caption(parties: Iterable[str], surveyed: Survey) -> str:
    """Return on what transfers to the parties in a third country, given by their ids, rely: from bad to good."""
    legs = (leg for party in parties for leg in surveyed.legs_into_parties.get(party, ()))
    entering = [leg for leg in legs if leg.presence is Presence.ESTABLISHMENT]
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
