"""Which laws of an inventory ask to tell of a breach (Article 33 GDPR, Article 24 FADP)."""

from __future__ import annotations

from pdmap.model import Inventory
from pdmap.questions.grounds import further_regimes, regime_of
from pdmap.reference.regimes import Regime

GDPR = (Regime.EU_GDPR, Regime.UK_GDPR)
"""The GDPR, that of the Union and that of the United Kingdom: each has an authority of its own."""


def laws_of(inventory: Inventory) -> tuple[Regime, ...]:
    """Return the laws that an inventory is judged by, the first one first."""
    named = dict.fromkeys((regime_of(inventory), *further_regimes(inventory)))
    return tuple(Regime(law) for law in named if law in {regime.value for regime in Regime})


def is_told_by_gdpr(inventory: Inventory) -> bool:
    """Return whether the GDPR, that of the Union or of the United Kingdom, is among the laws of an inventory."""
    return not set(GDPR).isdisjoint(laws_of(inventory))


def is_told_by_fadp(inventory: Inventory) -> bool:
    """Return whether the Swiss FADP is among the laws of an inventory."""
    return Regime.CH_FADP in laws_of(inventory)
