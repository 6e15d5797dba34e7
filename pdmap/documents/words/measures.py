"""Technical and organizational measures, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class MeasureWords:
    """Technical and organizational measures."""

    measures: str = "Technical and organizational security measures"
    common_measures: str = "Security measures for all activities"
    with_common_measures: str = "security measures for all activities (see there)"
    here: str = "this activity"
    optional: str = "optional, customers may switch it on"
    evidence: str = "kept at: {text}"
    as_above: str = "{measure}, as above"
    encrypted_in_transit: str = "encryption in transit: {system}"
    encrypted_at_rest: str = "encryption at rest: {system}"
    restore_tested: str = "test of recovery of {system}: {text}"
