"""Whether a place is in one of several countries and areas, or in none of them."""

from __future__ import annotations

from pdmap.model import Conditions, Inventory, Place, Sense
from pdmap.questions.grounds import countries_of
from pdmap.reference import Country, CountryKind
from pdmap.rules.policies.cases import Case, Whereabouts
from pdmap.rules.policies.verdicts import NO, YES, Doubt, Verdict, all_of, any_of, negated, open_verdict


def meets_places(inventory: Inventory, conditions: Conditions, place: Whereabouts) -> Verdict:
    """Return whether a place is one that conditions mean by `countries` and `outside`."""
    if place.country is None:
        return open_verdict(Doubt(f"`{place.name}` of `{place.holder}` names no country"))
    inside = _is_in(inventory, place.country, conditions.countries) if conditions.countries else YES
    outside = negated(_is_in(inventory, place.country, conditions.outside)) if conditions.outside else YES
    return all_of((inside, outside))


def counted(conditions: Conditions, case: Case) -> list[Whereabouts]:
    """Return the places of a case that count for conditions; none where they ask for none."""
    if not asks_for_places(conditions):
        return []
    senses = conditions.senses
    return [place for place in case.places().known if not senses or place.sense is None or place.sense in senses]


def open_places(conditions: Conditions, case: Case) -> list[Verdict]:
    """Return why a case may be in other places that count for conditions."""
    if not asks_for_places(conditions):
        return []
    senses, places = conditions.senses, case.places()
    doubts = [doubt for sense, doubt in places.doubts if not senses or sense in senses]
    if places.unlocated and Sense.LOCATION in senses and Sense.ESTABLISHMENT not in senses:
        doubts.append(places.unlocated)
    return [open_verdict(doubt) for doubt in doubts]


def asks_for_places(conditions: Conditions) -> bool:
    """Return whether conditions are about places."""
    return bool(conditions.countries or conditions.outside)


def is_part(country: Country, area: Country) -> bool:
    """Return whether a country or an area lies in another one as a whole."""
    match area.code:
        case "EEA":
            return country.eea
        case "EU":
            return country.eu
        case code:
            return country.code == code


# Private functions


def _is_in(inventory: Inventory, country: Country, places: tuple[Place, ...]) -> Verdict:
    meant = (found for place in places for found in countries_of(inventory, place))
    return any_of(_membership(country, area) for area in meant)


def _membership(country: Country, area: Country) -> Verdict:
    """Return whether a country is in an area; where only an area is named, a country of it may be meant."""
    if is_part(country, area):
        return YES
    if country.kind is CountryKind.AREA and is_part(area, country):
        return open_verdict(Doubt(f"`{country.code}` may stand for `{area.code}`"))
    return NO
