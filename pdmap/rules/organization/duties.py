"""What the law asks of the organization, as far as the inventory tells (Articles 27 and 37)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, CoreActivities, Inventory, Organization, Place, ids
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.reference import Country, Special

_SPECIAL = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


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
    known = inventory.reference.data_types
    return [
        activity
        for activity in inventory.activities.values()
        if activity.large_scale
        and activity.status != "ended"
        and any(used in known and known[used].special in _SPECIAL for used in ids(activity.data))
    ]


def is_established_inside(inventory: Inventory, organization: Organization) -> bool | None:
    """Return whether an establishment lies in the territory of the law; `None` where no country is told."""
    regime = regime_of(inventory)
    reference = inventory.reference
    own = [organization.country] if organization.country else []
    if any(reference.is_inside(code, regime) for code in own):
        return True
    if any(country.is_inside(regime) for country in _countries(inventory, organization.establishments)):
        return True
    return False if own else None


def served_countries(inventory: Inventory, organization: Organization) -> tuple[Country, ...]:
    """Return the countries of its law's territory whose people the organization serves or monitors (Article 3(2))."""
    regime = regime_of(inventory)
    found = _countries(inventory, organization.offers_to)
    return tuple(country for country in found if country.is_inside(regime))


# Private functions


def _countries(inventory: Inventory, places: tuple[Place, ...]) -> tuple[Country, ...]:
    return tuple(country for place in places for country in countries_of(inventory, place))
