"""What stands out about systems, parties and steps abroad: behind the signs of maps and the flags of selectors."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.model import (
    PROCESSING,
    Activity,
    Contract,
    ContractStatus,
    Encryption,
    ImpactAssessment,
    Options,
    Party,
    System,
    Unknown,
    listed,
)
from pdmap.questions.grounds import Ground
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Reference, Special

GRAVE = frozenset({Ground.NONE, Ground.CONDITION, Ground.UNNAMED})
"""Grounds on which a transfer does not stand."""

UNPROTECTED = "none"
"""The word of the language for data that are not protected on their way."""

_NO_CONTRACT = frozenset({ContractStatus.MISSING, ContractStatus.DRAFT, ContractStatus.EXPIRED})


def special_kinds(types: Iterable[str], reference: Reference) -> frozenset[Special]:
    """Return the special rules that data types fall under; none where the types are ordinary."""
    known = (reference.data_types.get(data_type) for data_type in types)
    return frozenset(data_type.special for data_type in known if data_type) - {Special.NONE}


def lacks_contract(party: Party) -> bool:
    """Return whether a processor has no contract in force (Article 28(3)); one that is not known yet may be."""
    if PROCESSING.isdisjoint(party.roles) or isinstance(party.dpa, Unknown):
        return False
    return not isinstance(party.dpa, Contract) or party.dpa.status in _NO_CONTRACT


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


def restricted(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return the steps that leave the territory; a parent abroad is a fact about a party, not a step."""
    return tuple(leg for leg in legs if leg.is_restricted and leg.presence is not Presence.PARENT)
