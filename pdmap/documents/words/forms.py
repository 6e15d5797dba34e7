"""What authorities' forms ask beside the law's list, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class FormWords:
    """What authorities' forms ask beside the law's list."""

    # The form itself
    no_form_for_processors: str = (
        "The authority publishes no form for processors. This register has the elements of Article 30(2) in the "
        "layout of its form for controllers."
    )
    organization: str = "Organization"
    everywhere: str = "all activities"

    # Questions that do not apply
    no_exceptional_transfer: str = "does not apply: no transfer is recorded that rests on compelling interests"
    no_legitimate_interests: str = "does not apply: no purpose rests on legitimate interests"
    no_consent: str = "does not apply: no purpose rests on consent"
    from_the_person: str = "does not apply: the data are collected from the data subject"
    no_assessment_required: str = "does not apply: no impact assessment is required"
    no_schedule_1: str = "does not apply: Schedule 1 is law of the United Kingdom"
    no_data_of_schedule_1: str = "does not apply: no data of Articles 9 and 10 are recorded"
    policy_followed: str = "does not apply: the document is followed"

    # Rights, breaches
    right: str = "{right} ({law})"
    right_names: Mapping[str, str] = field(default_factory=lambda: _RIGHT_NAMES)
    open_rights: str = "what is recorded does not decide: {rights}"
    breach_told: str = "yes: {breach}"
    breach_occurred_on: str = "occurred {day}"
    breach_known_since: str = "known since {day}"
    breach_entry: str = "register of breaches, entry {entry}"
    breach_not_recorded: str = "no breach is recorded"
    no_breach_here: str = "none of the recorded breaches concerns this activity"
    no_breach_names_it: str = "no recorded breach names it; breaches that name no activity and no system: {count}"


# Private tables

_RIGHT_NAMES: Mapping[str, str] = {
    "access": "access",
    "rectification": "rectification",
    "erasure": "erasure",
    "restriction": "restriction of processing",
    "portability": "data portability",
    "objection": "objection",
    "withdrawal": "withdrawal of consent",
    "human-review": "human intervention in automated decisions",
}
