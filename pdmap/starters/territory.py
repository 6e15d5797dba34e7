"""What follows from the country alone: the law that judges, the authority, where data leave the territory."""

from __future__ import annotations

from pdmap.reference import Regime, built_in, supervisory_authorities
from pdmap.starters.answers import Answers

_FURTHER = {"GB": Regime.UK_GDPR, "CH": Regime.CH_FADP}
"""Countries outside the Union with a law of their own that pdmap judges by."""


def regime_of(answers: Answers) -> Regime:
    """Return the law that the inventory is judged by."""
    return _FURTHER.get(answers.country, Regime.EU_GDPR)


def authority_of(answers: Answers) -> str | None:
    """Return the supervisory authority to propose; `None` for a country outside the territory of the law."""
    known = supervisory_authorities().get(answers.country)
    if known is None and built_in().is_inside(answers.country, regime_of(answers)):
        return "the authority of the member state"
    return known


def abroad(answers: Answers) -> tuple[str, ...]:
    """Return the countries in which the system keeps data outside the territory of the law."""
    reference, regime = built_in(), regime_of(answers)
    region = reference.regions.get(answers.location)
    places = region.countries if region else (answers.location,)
    return tuple(place for place in places if not reference.is_inside(place, regime))
