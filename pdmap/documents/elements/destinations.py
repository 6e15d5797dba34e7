"""Where a declared transfer brings data, and who receives them there."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.elements.declared_transfers import DeclaredTransfer
from pdmap.documents.kind import Context
from pdmap.model import Activity, Party, Place, ids, listed
from pdmap.questions.grounds import Cover, countries_of
from pdmap.questions.hurdles import Destination
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Country


def destinations(context: Context, activity: Activity, declared: DeclaredTransfer) -> tuple[Destination, ...]:
    """Return each country of a transfer with its recipients: the importer, or who is there where none is named."""
    subjects = frozenset(ids(activity.subjects))
    return tuple(
        Destination(place, country, Cover(_recipients(context, activity, declared, country), transfers, subjects))
        for transfers in [(declared.transfer,)]
        for place in declared.transfer.countries
        for country in countries_of(context.inventory, place)
    )


def destination_of(context: Context, leg: Leg) -> tuple[Destination, ...]:
    """Return the country of a step; none where its place names none."""
    if leg.country is None:
        return ()
    found = (context.inventory.parties.get(name) for name in leg.recipients)
    cover = Cover(tuple(party for party in found if party), leg.judgment.transfers, leg.subjects)
    return (Destination(leg.place, leg.country, cover),)


# Private functions


def _recipients(
    context: Context, activity: Activity, declared: DeclaredTransfer, country: Country
) -> tuple[Party, ...]:
    parties = context.inventory.parties
    if declared.importer:
        return (parties[declared.importer],) if declared.importer in parties else ()
    named = (recipient.party.id for recipient in listed(activity.recipients) if recipient.party)
    there = (name for name in named if name in parties and _is_in(context, parties[name], country))
    return tuple(parties[name] for name in dict.fromkeys((*there, *_reached(context, activity, country))))


def _is_in(context: Context, party: Party, country: Country) -> bool:
    """Return whether a party is in a country; that of its parent alone is none of its own."""
    places = (*((party.country,) if isinstance(party.country, Place) else ()), *party.regions)
    return any(country in countries_of(context.inventory, place) for place in places)


def _reached(context: Context, activity: Activity, country: Country) -> Iterator[str]:
    """Yield the parties that get data of an activity in a country by its data flows."""
    for leg in context.index.legs.get(activity.id, ()):
        if leg.country == country and leg.presence is not Presence.PARENT:
            yield from (name for name in leg.recipients if name in context.inventory.parties)
