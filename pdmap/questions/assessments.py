"""Which steps to a third country rest on a safeguard whose country is to be assessed, and whether that was done.

A safeguard binds the importer, not the authorities of its country (C-311/18; EDPB Recommendations 01/2020).
"""

from __future__ import annotations

import datetime as dt

from pdmap.model import Assessment, Inventory, MechanismUse, Transfer, listed
from pdmap.questions.grounds import Ground, live_kind
from pdmap.questions.transfers import Leg
from pdmap.reference import MechanismKind


def resting_on(inventory: Inventory, leg: Leg, as_of: dt.date) -> tuple[Transfer, ...]:
    """Return the transfers that a step rests on by safeguards that need an assessment; none where it does not."""
    if leg.ground is not Ground.SAFEGUARD:
        return ()
    return tuple(
        transfer
        for transfer in leg.judgment.transfers
        if any(map(_needs_one, live_safeguards(inventory, transfer, as_of)))
    )


def live_safeguards(inventory: Inventory, transfer: Transfer, as_of: dt.date) -> tuple[MechanismUse, ...]:
    """Return the safeguards of a transfer that can be relied on that day."""
    uses = listed(transfer.mechanisms)
    return tuple(use for use in uses if live_kind(inventory, use, as_of) is MechanismKind.SAFEGUARD)


def is_assessed(transfer: Transfer, as_of: dt.date) -> bool:
    """Return whether an assessment was made by the day, and its result is written or can be looked up."""
    match transfer.assessment:
        case Assessment(date=dt.date() as day) as assessment:
            return day <= as_of and bool(assessment.outcome or assessment.ref)
        case _:
            return False


def lacks_assessment(inventory: Inventory, leg: Leg, as_of: dt.date) -> bool:
    """Return whether a step rests on a safeguard that needs an assessment, and none is recorded that can be used."""
    carrying = resting_on(inventory, leg, as_of)
    return bool(carrying) and not any(is_assessed(transfer, as_of) for transfer in carrying)


# Private functions


def _needs_one(use: MechanismUse) -> bool:
    """Return whether a safeguard has the law of the country assessed; module 4 brings data back to where they began."""
    return use.mechanism.id != "scc" or use.modules != (4,)
