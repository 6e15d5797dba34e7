"""Whether somebody accepts the risk of a system on a day."""

from __future__ import annotations

import datetime as dt

from pdmap.findings import Location
from pdmap.model import System
from pdmap.rules.wording import listing


def is_accepted(system: System, as_of: dt.date) -> bool:
    """Tell whether a system's risk is accepted: with a reason, by an owner, until a day that has not passed."""
    return system.risk_acceptance is not None and not acceptance_gap(system, as_of)


def acceptance_gap(system: System, as_of: dt.date) -> str:
    """Return what keeps a recorded acceptance from counting; empty where nothing does, or none is recorded."""
    risk = system.risk_acceptance
    if risk is None:
        return ""
    if risk.expires and risk.expires < as_of:
        return f"the accepted risk expired on {risk.expires}"
    parts = {"reason": risk.reason, "owner": risk.owner, "expires": risk.expires}
    missing = [key for key, value in parts.items() if value is None]
    return f"the accepted risk has no {listing(missing)}" if missing else ""


def acceptance_place(system: System, as_of: dt.date) -> tuple[Location, ...]:
    """Return where the acceptance that does not count is written."""
    gap = acceptance_gap(system, as_of)
    return (system.risk_acceptance.at("expires").location(gap),) if system.risk_acceptance and gap else ()
