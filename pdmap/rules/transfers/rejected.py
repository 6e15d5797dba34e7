"""Why a recorded mechanism does not carry a transfer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pdmap.model import Inventory, MechanismUse
from pdmap.questions.grounds import regime_of
from pdmap.reference import Adequacy, Mechanism, MechanismKind
from pdmap.rules.transfers.laws import ADDENDA, CLAUSES, NAMES


def reason(inventory: Inventory, use: MechanismUse, adequacy: Adequacy | None, day: dt.date) -> str:
    """Return why a mechanism carries nothing on a day, such as "expired on 2025-12-31".

    Args:
        inventory: Tells the law and the mechanisms.
        use: The mechanism as it is written.
        adequacy: The decision in force for the country, if any.
        day: The day that it is judged on.
    """
    mechanism = inventory.reference.mechanisms.get(use.mechanism.id)
    reasons = _reasons(use, mechanism, regime_of(inventory), adequacy, day) if mechanism else iter(())
    return next(reasons, f"not usable on {day}")


# Private functions


def _reasons(
    use: MechanismUse, mechanism: Mechanism, regime: str, adequacy: Adequacy | None, day: dt.date
) -> Iterator[str]:
    if mechanism.valid_until and mechanism.valid_until < day:
        yield f"which ended on {mechanism.valid_until}"
    if use.expires and use.expires < day:
        yield f"expired on {use.expires}"
    if use.signed and use.signed > day:
        yield f"signed only on {use.signed}"
    if mechanism.valid_from and mechanism.valid_from > day:
        yield f"in force only from {mechanism.valid_from}"
    if regime not in mechanism.regimes:
        yield _foreign(mechanism.id, regime)
    # A decision on certified recipients that was in force that day, such as the Privacy Shield (Article 45(1)).
    if mechanism.kind is MechanismKind.DEAD and adequacy and adequacy.requires:
        yield "and no `adequacy_condition` that shows the recipient is among those it covers"


def _foreign(mechanism: str, regime: str) -> str:
    law = NAMES.get(regime, f"`{regime}`")
    if mechanism == CLAUSES and regime in ADDENDA:
        return f"which counts under {law} only with `{ADDENDA[regime]}`"
    return f"which does not count under {law}"
