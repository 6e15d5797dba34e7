"""What is in the way of a mechanism for transfers, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class RelianceWords:
    """What is in the way of a mechanism for transfers."""

    declared: str = "declared: {text}"
    no_mechanism: str = "not a known mechanism: {word}"
    instrument_later: str = "in force only from {day}"
    instrument_of_other_law: str = "no instrument of the law that comes first: {law}"
    expired: str = "expired on {day}"
    signed_later: str = "signed only on {day}"
    no_decision: str = "no decision known for {country} on {day} ({law})"
    decision_ended: str = "decision for {country}, {instrument}, in force until {day}"
    certification_of: str = "certification of {party}: {text}"
    condition_of: str = "condition of the decision met by {party}: {text}"
    nobody_certified: str = "{country}: no recipient is named whom the decision could cover"
    certified_for: Mapping[str, str] = field(default_factory=lambda: _SCOPES)
    """What a certification for one kind of data only covers."""

    undefined_party: str = "defined nowhere: {name}"


# Private tables

_SCOPES: Mapping[str, str] = {
    "hr": "covers HR data only",
    "non-hr": "does not cover HR data",
    "": "scope not recorded",
}
