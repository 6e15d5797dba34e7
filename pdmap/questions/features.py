"""What stands out about systems, parties and steps abroad: behind the signs of maps and the flags of selectors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from pdmap.model import (
    PROCESSING,
    Activity,
    Backup,
    Contract,
    ContractStatus,
    Encryption,
    ImpactAssessment,
    Options,
    Party,
    System,
    Unknown,
    listed,
    options,
)
from pdmap.questions.grounds import Ground
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Reference, Special

GRAVE = frozenset({Ground.NONE, Ground.CONDITION, Ground.UNNAMED})
"""Grounds on which a transfer does not stand."""

UNPROTECTED = "none"
"""The word of the language for data that are not protected on their way."""


class ContractGap(StrEnum):
    """What keeps the contract with a processor from being in force (Article 28(3))."""

    MISSING = "missing"
    """None is recorded, or it is said that there is none."""
    UNKNOWN = "unknown"
    """Its author does not know yet."""
    UNSTATED = "unstated"
    """A contract is recorded, and not whether it was signed."""
    OFFERED = "offered"
    DRAFT = "draft"
    EXPIRED = "expired"
    LATER = "later"
    """It is signed after the day that is asked about."""


_GAPS = {
    None: ContractGap.UNSTATED,
    ContractStatus.MISSING: ContractGap.MISSING,
    ContractStatus.OFFERED: ContractGap.OFFERED,
    ContractStatus.DRAFT: ContractGap.DRAFT,
    ContractStatus.EXPIRED: ContractGap.EXPIRED,
}


def special_kinds(types: Iterable[str], reference: Reference) -> frozenset[Special]:
    """Return the special rules that data types fall under; none where the types are ordinary."""
    known = (reference.data_types.get(data_type) for data_type in types)
    return frozenset(data_type.special for data_type in known if data_type) - {Special.NONE}


def contract_gap(party: Party, as_of: dt.date) -> ContractGap | None:
    """Return what keeps the contract with a party from being in force on a day; `None` where nothing does.

    A party that is no processor needs none. One that starts to receive data later needs it from then on.
    """
    if PROCESSING.isdisjoint(party.roles):
        return None
    match party.dpa:
        case Unknown():
            return ContractGap.UNKNOWN
        case Contract() as contract if contract.status in _GAPS:
            return _GAPS[contract.status]
        case Contract() as contract:
            return term_gap(contract, as_of, party.active_from)
        case _:
            return ContractGap.MISSING


def term_gap(contract: Contract, as_of: dt.date, active_from: dt.date | None = None) -> ContractGap | None:
    """Return whether a contract has ended by a day, or is signed after it; `None` where its dates say neither.

    Args:
        contract: The contract.
        as_of: The day.
        active_from: When the other party starts to receive data, if that is recorded.
    """
    if contract.expires and contract.expires < as_of:
        return ContractGap.EXPIRED
    start = max(as_of, active_from or as_of)
    is_later = isinstance(contract.signed, dt.date) and contract.signed > start
    return ContractGap.LATER if is_later else None


def lacks_retention(system: System, activities: Iterable[Activity]) -> bool:
    """Return whether a controller's activity uses the system, and neither it nor a field has a clock.

    A processor's record has no time limits (Article 30(2)); its controller's has.
    """
    used = [activity for activity in activities if activity.is_controller]
    if not used or any(activity.retention is not None for activity in used):
        return False
    return any(field.retention is None for field in listed(system.fields))


def lacks_encryption(system: System) -> bool:
    """Return whether data are not encrypted at rest, or somebody chooses whether they are (Article 32(1)(a))."""
    at_rest = system.encryption.at_rest if isinstance(system.encryption, Encryption) else None
    return isinstance(at_rest, Options) and False in at_rest.values


def needs_assessment(activities: Iterable[Activity]) -> bool:
    """Return whether one of the activities needs an impact assessment, as its author says (Article 35)."""
    return any(isinstance(activity.dpia, ImpactAssessment) and activity.dpia.required for activity in activities)


def is_of_backup(leg: Leg) -> bool:
    """Return whether a step is made by where the backups of a system are, and not the system itself."""
    if leg.link or leg.presence is not Presence.LOCATION or not isinstance(leg.item, System):
        return False
    backup = leg.item.backup
    return isinstance(backup, Backup) and any(place is leg.place for place in options(backup.location))


def restricted(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return the steps that leave the territory; a parent abroad is a fact about a party, not a step."""
    return tuple(leg for leg in legs if leg.is_restricted and leg.presence is not Presence.PARENT)
