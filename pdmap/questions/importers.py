"""What shows where an importer's data are, and that nobody abroad can reach them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pdmap.graph import Link, LinkKind
from pdmap.model import Activity, Inventory, Nothing, listed
from pdmap.questions.grounds import Ground, countries_of
from pdmap.questions.transfers import Leg, Presence


def staying_inside(legs: Iterable[Leg]) -> Callable[[Link], bool]:
    """Return a test of whether every place that is known for the data of a link is inside the territory.

    A link without any known place fails it.
    """
    by_link, by_system = _locations(legs)

    def stays_inside(link: Link) -> bool:
        known = list(by_link.get(link.id, ()))
        if link.kind is LinkKind.HOSTING:
            known += by_system.get((link.source.id, link.target.id), ())
        return bool(known) and all(leg.ground is Ground.INSIDE for leg in known)

    return stays_inside


def transferring(inventory: Inventory, legs: Sequence[Leg]) -> Iterator[Leg]:
    """Yield the steps that bring data, or an importer, to a third country.

    A parent's country and the organization's own people and premises are no transfers, nor is an importer
    whose data all stay inside and whose access from its country is excluded.
    """
    stays_inside = staying_inside(legs)
    for leg in legs:
        if not leg.is_restricted or leg.presence is Presence.PARENT or is_own(inventory, leg):
            continue
        is_shut = leg.link and stays_inside(leg.link) and is_access_excluded(inventory, leg)
        if not (leg.presence is Presence.ESTABLISHMENT and is_shut):
            yield leg


def reaching(inventory: Inventory, legs: Sequence[Leg]) -> Iterator[Leg]:
    """Yield the steps without those to an importer or a parent abroad whose access is excluded.

    An importer is only left out where all data stay inside.
    """
    stays_inside = staying_inside(legs)
    for leg in legs:
        is_shut = leg.presence is Presence.ESTABLISHMENT and leg.link and stays_inside(leg.link)
        is_remote = leg.presence is Presence.PARENT or is_shut
        if not (is_remote and is_access_excluded(inventory, leg)):
            yield leg


def is_access_excluded(inventory: Inventory, leg: Leg) -> bool:
    """Return whether the importer's `access_from` leaves the country of a leg out, as `none` does."""
    party = inventory.parties.get(leg.holder) if leg.link or isinstance(leg.item, Activity) else None
    if party is None:
        return False
    if isinstance(party.access_from, Nothing):
        return True
    named = [country for place in listed(party.access_from) for country in countries_of(inventory, place)]
    return bool(named) and leg.country not in named


def is_own(inventory: Inventory, leg: Leg) -> bool:
    """Return whether only the organization's own people or premises are in the country of a leg.

    Without another controller or processor that is no transfer (EDPB Guidelines 05/2021).
    """
    if leg.link or isinstance(leg.item, Activity):
        return False
    hosted_by = inventory.systems[leg.holder].hosted_by
    return leg.presence is Presence.ACCESS or isinstance(hosted_by, Nothing)


# Private functions


def _locations(legs: Iterable[Leg]) -> tuple[Mapping[str, list[Leg]], Mapping[tuple[str, str], list[Leg]]]:
    """Return where bytes are, by the link that brings them and by the system and the host that hold them."""
    by_link: dict[str, list[Leg]] = {}
    by_system: dict[tuple[str, str], list[Leg]] = {}
    for leg in legs:
        if leg.presence is not Presence.LOCATION:
            continue
        if leg.link:
            by_link.setdefault(leg.link.id, []).append(leg)
        for party in () if leg.link else leg.recipients:
            by_system.setdefault((leg.holder, party), []).append(leg)
    return by_link, by_system
