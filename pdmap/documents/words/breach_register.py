"""The breach register, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class BreachRegisterWords:
    """The breach register."""

    breach_register: str = "Register of personal data breaches"
    law_breach_register: str = "Article 33(5) GDPR"
    breach: str = "Breach"
    breaches: str = "Breaches"
    no_breach: str = "No breach is recorded."
    breaches_later: str = "Not listed, because they became known after {day}: {count}."
    derived_in_register: str = (
        "Lines that begin with “derived:” were not written for the breach. They follow from the rest of the "
        "inventory, as it is on the day of this register: from the systems that the breach names, its days and "
        "its risk."
    )
    follows: str = "derived: {text}"
    breach_documentation: str = "Documentation of the breach"
    breach_times: str = "Course and notification"
    breach_scope: str = "What was affected"
    breach_facts: str = "Facts"
    breach_effects: str = "Effects"
    breach_remedy: str = "Remedial action"
    breach_answers_for: str = "Who answers for it"
    breach_as_controller: str = "the organization, as a controller"
    breach_answerable_open: str = "not recorded whether the organization, or controllers for whom it processes"
    breach_as_processor: str = "the controllers; the organization processes these data for them only"
    breach_occurred: str = "Occurred"
    breach_detected: str = "Detected by"
    breach_aware: str = "Aware"
    breach_closed: str = "Closed"
    breach_risk: str = "Risk to people"
    breach_notified: str = "Notification of the supervisory authority"
    breach_authority_reference: str = "reference of the authority: {text}"
    breach_reasons: str = "reasons: {text}"
    breach_within: str = "days since the organization was aware: {days}; within 72 hours"
    breach_about: str = (
        "days since the organization was aware: {days}; within 72 hours or up to a day later, as the hours are not "
        "recorded"
    )
    breach_beyond: str = "days since the organization was aware: {days}; more than 72 hours"
    breach_running: str = "days since the organization was aware: {days}, on {day}"
    breach_days_differ: str = "the dates contradict each other: {earlier}; {later}"
    breach_day_ahead: str = "lies after the day of this register, {day}"
    breach_no_notification: str = "Article 33(1) asks for none where a risk is unlikely; the recorded risk: {risk}"
    breach_controllers_notify: str = (
        "Article 33(1) asks it of the controllers; Article 33(2) asks a processor to tell them, whatever the risk"
    )
    breach_communicated: str = "Communication to the people concerned"
    breach_no_communication: str = "Article 34(1) asks for one at a high risk; the recorded risk: {risk}"
    breach_controllers_communicate: str = "Article 34(1) asks it of the controllers"
    breach_not_asked: str = "not asked for at this risk"
    breach_asked_of_controllers: str = "asked of the controllers"
    breach_ground: str = "ground under Article 34(3): {text}"
    breach_exemptions: Mapping[str, str] = field(default_factory=lambda: _EXEMPTIONS)
    breach_processors: str = "Told by the processor, and told to the controllers"
    breach_processor_told: str = "told by the processor: {text}"
    breach_controllers_told: str = "told to the controllers: {text}"
    breach_type: str = "Type and cause"
    breach_types: Mapping[str, str] = field(default_factory=lambda: _TYPES)
    breach_cause: str = "cause: {text}"
    breach_causes: Mapping[str, str] = field(default_factory=lambda: _CAUSES)
    breach_risks: Mapping[str, str] = field(default_factory=lambda: _RISKS)
    breach_activities: str = "Processing activities"
    breach_systems: str = "Systems"
    breach_parties: str = "Parties involved"
    breach_hosts: str = "{party}, which runs {system}"
    breach_recipient: str = "{party}, which gets data from there"
    breach_data: str = "Categories of personal data"
    breach_subjects: str = "Categories of data subjects"
    breach_held_in: str = "{text}, held in {system}"
    breach_counts: str = "Approximate numbers"
    breach_subjects_count: str = "data subjects: {text}"
    breach_records_count: str = "records: {text}"
    breach_countries: str = "Countries of the systems"
    breach_no_system: str = "no system is named, so nothing follows"


# Private tables

_EXEMPTIONS: Mapping[str, str] = {
    "a": "Article 34(3)(a): the data were made unintelligible to anyone who is not authorized",
    "b": "Article 34(3)(b): later measures make a high risk no longer likely",
    "c": "Article 34(3)(c): disproportionate effort; a public communication or a similar measure instead",
}
_TYPES: Mapping[str, str] = {
    "confidentiality": "confidentiality",
    "integrity": "integrity",
    "availability": "availability",
}
_CAUSES: Mapping[str, str] = {
    "internal-accidental": "internal, accidental",
    "internal-malicious": "internal, malicious",
    "external-accidental": "external, accidental",
    "external-malicious": "external, malicious",
}
_RISKS: Mapping[str, str] = {"none": "unlikely", "risk": "a risk", "high": "a high risk"}
