"""What people have to be told of an activity, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class NoticeWords:
    """What people have to be told of an activity (Articles 13 and 14)."""

    notice_table: str = "Elements of the privacy notice"
    notice_introduction: str = (
        "What Articles 13 and 14 ask a notice to tell people of each activity, as the inventory has it. Article 13 is "
        "for data that come from the person, Article 14 for data that come from somebody else. Activities that have "
        "ended are left out."
    )
    no_informing: str = "The inventory has no activity that people are informed of: none as controller that goes on."
    informed_in: str = "What people are told of the controller"
    always_told: str = "Whatever the source of the data"
    told_if_direct: str = "Where the data come from the person"
    told_if_indirect: str = "Where the data come from somebody else"
    not_applicable: str = "does not apply: {reason}"
    form_of_notice: str = "The notice itself"
    complaint: str = "Authority that people can complain to"
    purposes_and_bases: str = "Purposes and legal basis"
    interests: str = "Legitimate interests"
    no_purpose_on_interests: str = "no purpose rests on legitimate interests"
    recipients_told: str = "Recipients or categories of recipients"
    transfers_told: str = "Transfers to third countries, with adequacy decision or safeguards"
    copies: str = "How to obtain a copy of the safeguards"
    no_safeguards: str = "no transfer with safeguards is recorded"
    periods_told: str = "Period of storage, or its criteria"
    rights_told: str = "Rights of access, rectification, erasure, restriction, objection and portability"
    rights_in_notices: Mapping[str, str] = field(default_factory=lambda: _RIGHT_NAMES)
    right_unsaid: str = "not among the recorded rights"
    right_unfounded: str = "does not follow from the legal bases"
    right_open: str = "depends on a legal basis that is not recorded"
    rights_open: str = "depending on the legal basis: {rights}"
    withdrawal: str = "Withdrawal of consent"
    withdrawn_by: str = "by: {text}"
    no_purpose_on_consent: str = "no purpose rests on consent"
    decisions_told: str = "Automated decisions: existence, logic, significance and consequences"
    further_purpose: str = "Further processing for another purpose"
    collection_of_data: str = "How the data are obtained"
    obligation: str = "Whether the data have to be provided, and what follows if not"
    not_asked: str = "nobody is asked for the data"
    categories_told: str = "Categories of personal data"
    source_told: str = "Source of the data, and whether it is open to the public"
    source_of_type: str = "{data}: {source}"
    time_of_informing: str = "When people are told"
    none_from_others: str = "no data come from somebody else"
    place_of_notice: str = "Where the notice is"
    exemption_from_informing: str = "Exemption"
    not_asked_as_exempt: str = "not asked for, as an exemption is recorded: {text}"
    open_but_exempt: str = (
        "Elements without an answer that a recorded exemption covers are not listed here. The exemption stands "
        "beside them."
    )
    claims: str = "What the notice says, beside the inventory"
    claims_introduction: str = (
        "For each notice whose content is recorded. What stands on one side only is marked; purposes are compared "
        "word by word, and periods as people round them."
    )
    notice_says: str = "The notice says"
    inventory_says: str = "The inventory says"
    difference: str = "Difference"
    no_difference: str = "none"
    only_in_notice: str = "only in the notice: {text}"
    only_in_inventory: str = "only in the inventory: {text}"
    not_compared: str = "not compared"
    countries_told: str = "Third countries"
    safeguards_told: str = "Safeguards"


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
