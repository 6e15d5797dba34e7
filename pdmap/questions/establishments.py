"""Where the organization is established (Article 3(1))."""

from __future__ import annotations

from pdmap.model import Inventory, Organization
from pdmap.questions.grounds import countries_of


def is_established_inside(inventory: Inventory, organization: Organization, regime: str) -> bool | None:
    """Return whether an establishment lies in the territory of a law; `None` where no country is told."""
    reference = inventory.reference
    own = [organization.country] if organization.country else []
    if any(reference.is_inside(code, regime) for code in own):
        return True
    further = (country for place in organization.establishments for country in countries_of(inventory, place))
    if any(country.is_inside(regime) for country in further):
        return True
    return False if own else None
