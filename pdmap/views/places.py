"""Countries in words: where the bytes of a system are, where a party stands, who can reach in."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.model import Inventory, Options, Party, Place, System, Unknown, options
from pdmap.questions.features import GRAVE, is_of_backup, restricted
from pdmap.questions.grounds import countries_of
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Reference
from pdmap.views.grounds import ground_words
from pdmap.views.signs import Mark
from pdmap.views.words import say

_NAMED = 3
"""How many countries are named before they are counted."""


def system_notes(system: System, legs: Iterable[Leg], inventory: Inventory) -> tuple[str, ...]:
    """Return where the bytes of a system are, or among which countries somebody chooses.

    A place outside the territory that nobody chooses is left to its badge.
    """
    if system.location is None:
        return (say("note.place.silent"),)
    if isinstance(system.location, Unknown):
        return (say("note.place.unknown"),)
    names = place_names(options(system.location), inventory)
    if isinstance(system.location, Options) and system.location.chosen_by:
        return (say("note.choice", system.location.chosen_by, enumerated(names)),)
    abroad = (leg for leg in restricted(legs) if leg.presence is Presence.LOCATION and not is_of_backup(leg))
    outside = {leg_place(leg) for leg in abroad}
    inside = tuple(name for name in names if name not in outside)
    return (say("note.place", enumerated(inside)),) if inside else ()


def party_notes(party: Party, inventory: Inventory) -> tuple[str, ...]:
    """Return in which regions a party works and where its parent is, where that says more than its frame."""
    own = place_names((party.country,), inventory) if isinstance(party.country, Place) else ()
    parent = place_names((party.parent_country,), inventory) if isinstance(party.parent_country, Place) else ()
    regions = place_names(party.regions, inventory)
    notes = [say("note.place", enumerated(regions))] if regions and regions != own else []
    return (*notes, say("note.parent", enumerated(parent))) if parent and parent != own else tuple(notes)


def place_badges(legs: Iterable[Leg], reference: Reference) -> tuple[Mark, ...]:
    """Return for each ground the places outside the territory at which a system is, or from which it is reached."""
    places: dict[tuple[str, bool], dict[str, None]] = {}
    for leg in restricted(legs):
        ground = (ground_words(leg, reference), leg.ground in GRAVE)
        places.setdefault(ground, {})[_said_place(leg)] = None
    return tuple(
        Mark("▲", say("badge.place", enumerated(tuple(names)), ground), is_grave)
        for (ground, is_grave), names in places.items()
    )


def _said_place(leg: Leg) -> str:
    """Return the place of a step, with the sense in which it is one where that is not the system's own."""
    if is_of_backup(leg):
        return say("badge.backup", leg_place(leg))
    return say("badge.access", leg_place(leg)) if leg.presence is Presence.ACCESS else leg_place(leg)


def leg_place(leg: Leg) -> str:
    """Return the country of a step, or the word that the author wrote instead of one."""
    return leg.country.name if leg.country else leg.place.name


def enumerated(names: tuple[str, ...]) -> str:
    """Return a few names, or the first ones and how many more there are."""
    if len(names) <= _NAMED:
        return ", ".join(names)
    return say("note.more", ", ".join(names[: _NAMED - 1]), len(names) - _NAMED + 1)


def place_names(places: tuple[Place, ...], inventory: Inventory) -> tuple[str, ...]:
    """Return the countries of places, each once; a place that names none stays as the author wrote it."""
    names: dict[str, None] = {}
    for place in places:
        countries = countries_of(inventory, place)
        names.update(dict.fromkeys([country.name for country in countries] or [place.name]))
    return tuple(names)
