"""Facts about steps abroad beside their register: who chooses, whose parent is abroad, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.model import Options, Place, System
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.questions.transfers import Leg, Presence
from pdmap.questions.unplaced import unplaced_parties, unplaced_systems
from pdmap.views.facts.answers import emptiness
from pdmap.views.facts.names import places_words
from pdmap.views.grounds import ground_words
from pdmap.views.places import leg_place
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import say


def choices_table(surveyed: Survey) -> tuple[Table, ...]:
    """Return for each system whose place somebody chooses the options inside and outside the territory."""
    systems = sorted(surveyed.inventory.systems.values(), key=lambda system: (system.title, system.id))
    rows = tuple(
        _choice_row(system, system.location, surveyed)
        for system in systems
        if isinstance(system.location, Options) and system.location.chosen_by
    )
    columns = tuple(say(f"choice.{column}") for column in ("system", "who", "inside", "outside"))
    return (Table(say("facts.choices"), columns, rows),) if rows else ()


def parents_table(legs: Iterable[Leg], surveyed: Survey) -> tuple[Table, ...]:
    """Return the recipients whose parent is outside the territory, and from where they say the data can be reached."""
    found = {
        (surveyed.inventory.parties[leg.holder].title, leg_place(leg), leg.holder)
        for leg in legs
        if leg.presence is Presence.PARENT and leg.is_restricted
    }
    rows = tuple(
        (title, place, places_words(surveyed.inventory.parties[party].access_from, surveyed.inventory))
        for title, place, party in sorted(found)
    )
    columns = tuple(say(f"parent.{column}") for column in ("party", "country", "access"))
    return (Table(say("facts.parents"), columns, rows),) if rows else ()


def unplaced_table(surveyed: Survey) -> tuple[Table, ...]:
    """Return the recipients and systems with personal data of which no place is recorded: a step may hide there."""
    rows = tuple(sorted((*_unplaced_systems(surveyed), *_unplaced_parties(surveyed))))
    columns = tuple(say(f"unplaced.{column}") for column in ("what", "question", "answer"))
    return (Table(say("facts.unplaced"), columns, rows),) if rows else ()


# Private functions


def _choice_row(system: System, location: Options[Place], surveyed: Survey) -> tuple[str, ...]:
    inventory, regime = surveyed.inventory, regime_of(surveyed.inventory)
    countries = [country for place in location.values for country in countries_of(inventory, place)]
    inside = {country.name for country in countries if inventory.reference.is_inside(country.code, regime)}
    outside = {
        say("fact.kind", leg_place(leg), ground_words(leg, surveyed.reference))
        for leg in surveyed.legs_of_systems.get(system.id, ())
        if leg.chosen_by and leg.is_restricted
    }
    listed = (", ".join(sorted(names)) or say("fact.none") for names in (inside, outside))
    return (system.title, str(location.chosen_by), *listed)


def _unplaced_systems(surveyed: Survey) -> Iterator[tuple[str, str, str]]:
    for system in unplaced_systems(surveyed.inventory, surveyed.graph):
        yield system.title, say("fact.location"), emptiness(system.location)


def _unplaced_parties(surveyed: Survey) -> Iterator[tuple[str, str, str]]:
    for party in unplaced_parties(surveyed.inventory, surveyed.graph):
        yield party.title, say("fact.country"), emptiness(party.country)
