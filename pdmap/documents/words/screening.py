"""The screening for impact assessments, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class ScreeningWords:
    """The screening for impact assessments."""

    screening: str = "Screening for data protection impact assessments"
    law_screening: str = "Article 35(1), (3) and (4) GDPR; guidelines WP248 rev.01"
    screening_guideline: str = (
        "The guidelines WP248 rev.01 name nine criteria. They say: in most cases, a controller can consider that "
        "processing that meets two criteria requires an impact assessment; in some cases, processing that meets one of "
        "them does; where a controller finds that processing that meets them is not likely to result in a high risk, "
        "it documents the reasons. This screening counts criteria. It draws no conclusion."
    )
    screening_derivation: str = (
        "Each criterion tells what follows from the inventory, and from what, and beside it what the author "
        "declares. Activities that have ended are left out."
    )
    screened: str = "Screened activities"
    no_screening: str = "The inventory has no activity as controller that goes on."
    screening_criteria: str = "The nine criteria of WP248 rev.01"
    criterion_titles: Mapping[str, str] = field(default_factory=lambda: _CRITERIA)
    screening_cases: str = "The cases of Article 35(3)"
    case_titles: Mapping[str, str] = field(default_factory=lambda: _CASES)
    lists_and_count: str = "Lists and count"
    assessment_recorded: str = "What is recorded of the assessment"
    national_list: str = "Operations on the authority's list"
    on_list: str = "{operation}: on the list of {authority} ({item}; {source})"
    perhaps_on_list: str = "{operation}: may be on the list of {authority} ({item}; {source})"
    not_on_list: str = "none of the recorded operations is on the list of {authority}"
    no_list_known: str = "no list of this authority is known here: {authority}"
    criteria_count: str = "Criteria met"
    counted: str = "{count} of 9"
    counted_derived: str = "that follow from the inventory: {count}"
    counted_declared: str = "that only the author declares: {count}"
    counted_open: str = "not derivable: {count}"
    two_or_more: str = "WP248 rev.01: two criteria or more require an assessment in most cases"
    standing_met: str = "met"
    standing_not_met: str = "not met"
    standing_open: str = "not derivable"
    case_open_extent: str = "criteria 1 and 2 met; whether systematic and extensive: not recorded"
    case_open_categories: str = "criteria 4 and 5 met; whether data of Articles 9 and 10: not recorded"
    no_special_category: str = "no special category among the recorded data"
    rests_on: str = "from: {text}"
    speaks_against: str = "from the answers to: {keys}"
    lacks_answer: str = "{key}: {text}"
    no_key_answers: str = "no key of the inventory answers it in full"
    to_be_judged: str = "to be judged: {text}"
    of_sensitivity: str = "{data}, sensitivity {number} of 5"
    declared_met: str = "declared: met"
    declared_not_met: str = "declared: not among the criteria that are met"
    differs: str = "what follows and what is declared differ"
    lacking_answers: str = "Answers that the screening lacks"
    nothing_lacking: str = "none"
    sign_keys: Mapping[str, str] = field(default_factory=lambda: _SIGN_KEYS)


# Private tables

_CRITERIA: Mapping[str, str] = {
    "evaluation": "1. Evaluation or scoring",
    "automated-decisions": "2. Automated decision-making with legal or similar significant effect",
    "systematic-monitoring": "3. Systematic monitoring",
    "sensitive-data": "4. Sensitive data or data of a highly personal nature",
    "large-scale": "5. Data processed on a large scale",
    "combined-data": "6. Matching or combining datasets",
    "vulnerable-subjects": "7. Data concerning vulnerable data subjects",
    "innovative-use": "8. Innovative use or applying new technological or organizational solutions",
    "prevents-rights": "9. Processing that prevents the exercise of a right or the use of a service or a contract",
}
_CASES: Mapping[str, str] = {
    "a": "(a) Systematic and extensive evaluation, on which decisions with legal or similar effects are based",
    "b": "(b) Large scale processing of special categories or of data on criminal convictions and offenses",
    "c": "(c) Systematic monitoring of a publicly accessible area on a large scale",
}
_SIGN_KEYS: Mapping[str, str] = {
    "automated_decisions": "automated decisions with legal or similarly significant effects",
    "public_monitoring": "systematic monitoring of a publicly accessible area",
    "large_scale": "large scale",
    "operations": "kinds of operations that authorities list",
    "significant_effect": "legal or similarly significant effects of automated decisions",
    "data": "categories of personal data",
    "subjects": "categories of data subjects",
}
