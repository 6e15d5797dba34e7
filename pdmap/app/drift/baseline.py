"""Write a baseline of drift: what differs now is accepted, and only what comes is reported."""

from __future__ import annotations

from pdmap.app.baseline import Written
from pdmap.app.drift.judging import Drifted
from pdmap.suppress.baseline import baseline_text, key_of


def drift_baseline(drifted: Drifted) -> Written:
    """Return a baseline of everything that differs and nobody accepts otherwise; what cannot be read is left out."""
    kept = [item.finding for item in drifted.open if not item.is_lost]
    lost = len(drifted.open) - len(kept)
    return Written(baseline_text(kept), len({key_of(finding) for finding in kept}), lost)
