"""Countries in words: where the bytes of a system are, where a party stands, who can reach in."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.model import Inventory, Options, Party, Place, System, options
from pdmap.questions.transfers import Leg, Presence, country_of
from pdmap.views.grounds import GRAVE, ground_words, restricted
from pdmap.views.view import Mark
from pdmap.views.words import count, say

_NAMED = 3
"""How many countries are named before they are counted."""


def system_notes(system: System, inventory: Inventory) -> tuple[str, ...]:
    """Return where the bytes of a system are, or among which countries somebody chooses."""
    names = tuple(dict.fromkeys(place_name(place, inventory) for place in options(system.location)))
    if not names:
        return ()
    chooser = system.location.chosen_by if isinstance(system.location, Options) else None
    listing = enumerated(names)
    return (say("note.choice", chooser, listing) if chooser else say("note.place", listing),)


def party_notes(party: Party, inventory: Inventory) -> tuple[str, ...]:
    """Return in which regions a party works and where its parent is, where that says more than its frame."""
    own = place_name(party.country, inventory) if isinstance(party.country, Place) else None
    regions = tuple(dict.fromkeys(place_name(place, inventory) for place in party.regions))
    notes = [say("note.place", enumerated(regions))] if regions and regions != (own,) else []
    if isinstance(party.parent_country, Place) and place_name(party.parent_country, inventory) != own:
        notes.append(say("note.parent", place_name(party.parent_country, inventory)))
    return tuple(notes)


def place_badges(legs: Iterable[Leg], inventory: Inventory) -> tuple[Mark, ...]:
    """Return for each ground the places outside the territory at which a system is, or from which it is reached."""
    places: dict[tuple[str, bool], dict[str, None]] = {}
    for leg in restricted(legs):
        ground = (ground_words(leg, inventory.reference), leg.ground in GRAVE)
        name = place_name(leg.place, inventory)
        shown = say("badge.access", name) if leg.presence is Presence.ACCESS else name
        places.setdefault(ground, {})[shown] = None
    return tuple(
        Mark("▲", say("badge.place", enumerated(tuple(names)), ground), is_grave)
        for (ground, is_grave), names in places.items()
    )


def place_name(place: Place, inventory: Inventory) -> str:
    """Return the country of a place, or the word that the author wrote instead of one."""
    country = country_of(inventory, place)
    return country.name if country else place.name


def enumerated(names: tuple[str, ...]) -> str:
    """Return a few names, or the first ones and how many more there are."""
    if len(names) <= _NAMED:
        return ", ".join(names)
    return say("note.more", ", ".join(names[: _NAMED - 1]), len(names) - _NAMED + 1)
