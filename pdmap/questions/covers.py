"""What was recorded that may carry a step of data: at the flow, at its recipients, at the activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from pdmap.graph import ElementKind, Link
from pdmap.model import Activity, Answer, Inventory, Party, Place, Transfer, Unknown, listed
from pdmap.questions.grounds import Cover, countries_of
from pdmap.reference import Country, MechanismKind

Receivers: TypeAlias = Mapping[str, frozenset[str]]
"""Ids of the parties that receive data of an activity, by the activity's id."""


def gather_cover(
    inventory: Inventory,
    recipients: tuple[Party, ...],
    subjects: frozenset[str],
    written: Answer[Transfer],
    activities: Iterable[Activity],
    receivers: Receivers,
) -> Cover:
    """Return what may carry a step to its recipients.

    Args:
        inventory: Where countries and mechanisms are looked up.
        recipients: Who receives the data; where a customer chooses among hosts, all of them.
        subjects: Whose data they are.
        written: The transfer of the flow, where the step is one.
        activities: What the step serves.
        receivers: Who else receives data of these activities.
    """
    served = list(activities)
    at_flow = (written,) if isinstance(written, Transfer) else ()
    at_parties = (transfer for party in recipients for transfer in listed(party.transfers))
    importers = frozenset(party.id for party in recipients)
    at_activities = (
        transfer
        for activity in served
        for transfer in listed(activity.transfers)
        if _is_meant(inventory, transfer, importers, receivers.get(activity.id, frozenset()))
    )
    answers = [written, *(party.transfers for party in recipients), *(activity.transfers for activity in served)]
    unknown = next((answer for answer in answers if isinstance(answer, Unknown)), None)
    return Cover(recipients, (*at_flow, *at_parties, *at_activities), subjects, unknown)


def receivers_by_activity(links: Iterable[Link]) -> Receivers:
    """Return who receives data of each activity by the given links."""
    found: dict[str, set[str]] = {}
    for link in links:
        for activity in link.activities if link.target.kind is ElementKind.PARTY else ():
            found.setdefault(activity, set()).add(link.target.id)
    return {activity: frozenset(parties) for activity, parties in found.items()}


# Private functions


def _is_meant(inventory: Inventory, transfer: Transfer, importers: frozenset[str], receivers: frozenset[str]) -> bool:
    """Return whether a transfer of an activity is for the importers of a step.

    A safeguard of Article 46 binds the importer that signed it. An entry without an importer is for
    the only receiver in its countries, or the only one at all where it names no country; where there
    are others, it does not say who is meant.
    """
    if transfer.importer:
        return transfer.importer.id in importers
    others = receivers - importers
    if not others or not _has_safeguard(inventory, transfer):
        return True
    countries = {country for place in transfer.countries for country in countries_of(inventory, place)}
    reached = (_countries(inventory, inventory.parties[name]) for name in others)
    return bool(countries) and not any(there & countries for there in reached)


def _has_safeguard(inventory: Inventory, transfer: Transfer) -> bool:
    known = (inventory.reference.mechanisms.get(use.mechanism.id) for use in listed(transfer.mechanisms))
    return any(mechanism and mechanism.kind is MechanismKind.SAFEGUARD for mechanism in known)


def _countries(inventory: Inventory, party: Party) -> set[Country]:
    """Return every country that a party, its parent, its regions or its people are in."""
    single = [place for place in (party.country, party.parent_country) if isinstance(place, Place)]
    places = [*single, *party.regions, *listed(party.access_from)]
    return {country for place in places for country in countries_of(inventory, place)}
