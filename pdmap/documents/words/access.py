"""What people who ask are told of the processing, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class AccessWords:
    """What people who ask are told of the processing itself (Article 15(1), (2)), under each law."""

    law_request_uk: str = "Articles 12, 12A and 15 to 22D UK GDPR"
    law_request_ch: str = "Articles 25 to 29 and 32 FADP"
    access_information: str = "What people are told of the processing"
    access_introduction: str = (
        "For each activity that goes on. Rights are those that follow from what is recorded; whether their conditions "
        "are met in a single case, people find out."
    )
    access_grounds_ch: str = "Article numbers of the GDPR stand for legal grounds, which the FADP does not list."
    access_no_activity: str = "No activity with data of these people is recorded that the organization decides on."
    access_controller: str = "Who answers"
    access_time_title: str = "Time for an answer"
    access_time: str = "without undue delay, within one month; two more where requests are complex or many"
    access_time_ch: str = "in general within 30 days"
    access_complaint_controller: str = (
        "first the organization itself, which confirms within 30 days (section 164A of the Data Protection Act 2018)"
    )
    access_commissioner_uk: str = "Information Commissioner (section 165 of the Data Protection Act 2018)"
    access_erasure_limited: str = "yes, except as far as this keeps data: {rights}"
    access_joint: str = "also against each of the joint controllers (Article 26(3)): {parties}"
    access_serving: str = "Carried out on behalf of others"
    access_resting: str = "Planned or ended"
