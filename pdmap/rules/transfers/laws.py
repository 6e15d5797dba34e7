"""What each law of the organization asks of a transfer: its provisions, and the clauses that count under it."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.model import Inventory
from pdmap.questions.grounds import further_regimes, regime_of
from pdmap.reference import Regime

NAMES: Mapping[str, str] = {
    Regime.EU_GDPR: "the EU GDPR",
    Regime.UK_GDPR: "the UK GDPR",
    Regime.CH_FADP: "the Swiss FADP",
}
"""What messages call a law."""
ADDENDA: Mapping[str, str] = {Regime.UK_GDPR: "uk-addendum", Regime.CH_FADP: "swiss-addendum"}
"""What makes the Commission's clauses count under another law."""
CLAUSES = "scc"
_PROVISIONS: Mapping[str, tuple[str, ...]] = {
    Regime.UK_GDPR: ("Art. 46 UK GDPR", "Art. 30(1)(e) UK GDPR"),
    Regime.CH_FADP: ("Art. 16(1) FADP", "Art. 16(2) FADP", "Art. 12(2)(g) FADP"),
}


def provisions(inventory: Inventory) -> tuple[str, ...]:
    """Return where the law that transfers are judged by asks for a mechanism; empty for the EU GDPR, a rule's own."""
    return _PROVISIONS.get(regime_of(inventory), ())


def clauses(inventory: Inventory, module: str, written: frozenset[str]) -> tuple[str, str]:
    """Return the mechanisms to write that count under every law of the organization, and what would do as well.

    Args:
        inventory: Tells the laws.
        module: The module of the Commission's clauses.
        written: Ids of the mechanisms that are recorded already.
    """
    regimes = (regime_of(inventory), *further_regimes(inventory))
    if set(regimes) == {Regime.UK_GDPR} and CLAUSES not in written:
        return "{idta: {signed: ...}}", "or `scc` together with `uk-addendum`"
    addenda = [f"{{{ADDENDA[regime]}: {{signed: ...}}}}" for regime in regimes if regime in ADDENDA]
    return ", ".join([f"{{scc: {{module: {module}, signed: ...}}}}", *addenda]), ""
