"""Answers beside what contradicts them, days to come, and questions that do not apply; in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class StatementWords:
    """Answers beside what contradicts them, days to come, and questions that do not apply."""

    # Answers that other parts of the inventory contradict
    only_declared: str = "declared: {text}"
    contradicted: str = "the data flows tell otherwise; which is right is not recorded"
    refuted: str = "recorded otherwise for: {systems}"
    undecided_ground: str = "cannot be told: mechanism for {text}"
    no_encryption: str = "no encryption: {system}"
    no_encryption_in_transit: str = "no encryption in transit: {system}"
    no_encryption_at_rest: str = "no encryption at rest: {system}"
    without_copies: str = "no copies for recovery: {system}"

    # Days to come
    begins: str = "begins {day}"
    ends: str = "ends {day}"
    review_to_come: str = "review dated {day}, which is in the future"
    planned_for: str = "planned for {day}"

    # Questions that do not apply, and what is asked of the whole
    established_inside: str = "does not apply: established in the Union"
    established_inside_uk: str = "does not apply: established in the United Kingdom"
    established_inside_ch: str = "does not apply: established in Switzerland"
    no_condition_of_schedule_1: str = "does not apply: no condition is named that Schedule 1 adds to"
    no_system_used: str = "none: no system is used"
    no_time_limit: str = "none: no time limit is set"
    members_untold: str = "the names of its members are not in this record"
    for_all_purposes: str = "for all purposes: {text}"
    for_purposes: str = "{text}, purposes {numbers}"
