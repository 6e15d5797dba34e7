"""What the law asks of the organization, as far as the inventory tells (Articles 27 and 37)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, CoreActivities, Inventory, Organization, Place
from pdmap.questions.grounds import countries_of
from pdmap.reference import Country
from pdmap.rules.special_data import special_types


def officer_reasons(organization: Organization) -> Iterator[str]:
    """Yield the cases of Article 37(1) that the inventory records, in words."""
    if organization.public_authority:
        yield "`public_authority` is true"
    core = organization.core_activities
    if isinstance(core, CoreActivities) and core.monitoring:
        yield "core activities monitor people on a large scale"
    if isinstance(core, CoreActivities) and core.special_data:
        yield "core activities process data of Articles 9 and 10 on a large scale"


def large_special_activities(inventory: Inventory) -> list[Activity]:
    """Return the activities that process data of Articles 9 and 10 on a large scale, in written order."""
    return [
        activity
        for activity in inventory.activities.values()
        if activity.large_scale and activity.status != "ended" and special_types(inventory.reference, activity)
    ]


def served_countries(inventory: Inventory, organization: Organization, regime: str) -> tuple[Country, ...]:
    """Return the countries of a law's territory whose people the organization serves or monitors (Article 3(2))."""
    found = _countries(inventory, organization.offers_to)
    return tuple(country for country in found if country.is_inside(regime))


# Private functions


def _countries(inventory: Inventory, places: tuple[Place, ...]) -> tuple[Country, ...]:
    return tuple(country for place in places for country in countries_of(inventory, place))
