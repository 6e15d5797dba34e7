"""Which laws of an inventory ask to tell of a breach (Article 33 GDPR, Article 24 FADP)."""

from __future__ import annotations

from pdmap.model import Inventory
from pdmap.questions.grounds import further_regimes, regime_of
from pdmap.reference.regimes import Regime


def is_told_by_gdpr(inventory: Inventory) -> bool:
    """Return whether the GDPR, that of the Union or of the United Kingdom, is among the laws of an inventory."""
    return not _GDPR.isdisjoint(_laws(inventory))


def is_told_by_fadp(inventory: Inventory) -> bool:
    """Return whether the Swiss FADP is among the laws of an inventory."""
    return Regime.CH_FADP.value in _laws(inventory)


# Private functions

_GDPR = frozenset({Regime.EU_GDPR.value, Regime.UK_GDPR.value})


def _laws(inventory: Inventory) -> tuple[str, ...]:
    return (regime_of(inventory), *further_regimes(inventory))
