"""A breach as it happens: what to do first, and what to tell, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class IncidentWords:
    """What a breach of some systems or parties exposes, and whom to tell (Articles 33 and 34)."""

    incident: str = "Personal data breach at {places}"
    law_incident: str = "Articles 33 and 34 GDPR"
    incident_introduction: str = (
        "What follows from the inventory. Whether it happened, and how grave it is, people find out."
    )
    incident_first: str = "What to do first"
    incident_task: str = "Task"
    incident_time: str = "By when"
    incident_whom: str = "Whom, or what"
    incident_tasks: Mapping[str, str] = field(default_factory=lambda: _TASKS)
    incident_times: Mapping[str, str] = field(default_factory=lambda: _TIMES)
    incident_end: str = "{moment}: the 72 hours end"
    incident_passed: str = "{moment}: the 72 hours ended; notify at once, with the reasons; more may follow in phases"
    incident_delay: str = "if later: with the reasons for the delay; details may follow in phases"
    incident_opens: str = "{system}: {credentials} is there as well"
    incident_opens_perhaps: str = "{system}: {credentials} is there as well, perhaps of other people"
    incident_by_activity: str = "by: {activities}"
    incident_commissioner: str = "Federal Data Protection and Information Commissioner (FDPIC)"
    incident_commissioner_uk: str = "Information Commissioner (ICO), United Kingdom"
    incident_summary: str = "What is concerned"
    incident_aware: str = "Aware since"
    incident_places: str = "Compromised"
    incident_hosted: str = "runs there: {system}"
    incident_people: str = "People"
    incident_data: str = "Data"
    incident_parties: str = "Parties"
    incident_countries: str = "Countries"
    incident_planned: str = "Not yet, but from later on"
    incident_backup: str = "{text} (backup)"
    incident_of_place: str = "{answer}: {places}"
    incident_silent: str = "what {place} holds: {answer}"
    incident_notification: str = "Notification of the supervisory authority, as far as is known"
    incident_element: str = "Element"
    incident_still_open: str = "What is still to be told stands beside each element of the notification above."
    incident_known: str = "Known"
    incident_to_tell: str = "Still to be told"
    incident_elements: Mapping[str, str] = field(default_factory=lambda: _ELEMENTS)
    incident_questions: Mapping[str, str] = field(default_factory=lambda: _QUESTIONS)
    incident_ask: str = "ask: {person} ({place})"
    incident_key: str = "key: {key}"
    incident_hints: Mapping[str, str] = field(default_factory=lambda: _HINTS)
    incident_counted: str = "{count}, as counted for the breach {breach}"
    incident_closed: str = "closed on {day}: an earlier breach, for comparison only"
    incident_no_hint: str = "no kind of data is recorded from which a particular consequence follows"
    incident_gravity: str = "What bears on a high risk to people"
    incident_sign: str = "Sign"
    incident_found: str = "Found"
    incident_signs: Mapping[str, str] = field(default_factory=lambda: _SIGNS)
    incident_signs_ch: Mapping[str, str] = field(default_factory=lambda: _SWISS_SIGNS)
    incident_identifiers: str = "National identification numbers"
    incident_mark_identifier: str = "national identification number"
    incident_mark_sensitive: str = "sensitive personal data (Article 5(c) FADP)"
    incident_rest: Mapping[str, str] = field(default_factory=lambda: _REST)
    incident_judgment: str = (
        "Whether a high risk is likely is for people to judge. Article 34(3) asks for no communication where the data "
        "are unintelligible to whoever got at them (a), which they are not once keys or the vault were got at as well; "
        "where later measures make a high risk no longer likely (b); or, with a public communication instead, where it "
        "would be a disproportionate effort (c)."
    )
    incident_judgment_ch: str = (
        "Whether a high risk is likely (Article 24(1) FADP), and whether people need to be told so that they can "
        "protect themselves (Article 24(4) FADP), is for people to judge. Article 24(5) FADP lets telling them be "
        "limited, put off or left out, among others where it is impossible or a disproportionate effort, or where a "
        "public announcement informs them as well."
    )
    incident_exposed: str = "What is held there"
    incident_place: str = "Place"
    incident_stored: str = "How it is stored"
    incident_received: str = "received; how it is stored is not recorded"
    incident_sent: str = "sent from there; how it is stored is not recorded"
    incident_reached: str = "Where these data also went"
    incident_role: str = "Role"
    incident_way: str = "Way"
    incident_perhaps: str = "perhaps: a step on the way does not tell what it carries"
    incident_more_ways: str = "further ways: {count}"
    incident_skipped: str = "… steps left out: {count} …"


# Private tables

_TASKS: Mapping[str, str] = {
    "revoke": "Revoke or change the credentials that were there, and look at what else they may open",
    "authority": "Notify the supervisory authority, unless a risk to people is unlikely",
    "commissioner": "Report to the Swiss commissioner, where a high risk is likely",
    "controller": "Tell the controllers on whose behalf the data are processed",
    "joint_controller": "Settle with the joint controllers who tells whom",
    "people": "Tell the people concerned, where a high risk is likely",
    "people_swiss": "Tell the people concerned, where they need it for protection or the commissioner asks it",
    "processor": "Ask the compromised processors what they know; they have to tell",
    "independent": "Ask the compromised recipients, who notify it themselves, and look at what was disclosed to them",
    "recipient": "Warn those that the data went on to, and ask what they noticed",
    "document": "Document the breach: facts, effects, remedial action",
    "check": "Make sure that no personal data are there, as is recorded",
}
_TIMES: Mapping[str, str] = {
    "revoke": "at once",
    "authority": "without undue delay and, where feasible, within 72 hours of becoming aware",
    "commissioner": "as soon as possible",
    "controller": "without undue delay",
    "joint_controller": "before the authority and the people are told",
    "people": "without undue delay",
    "people_swiss": "in time for them to protect themselves; the law sets no hours",
    "processor": "at once; they tell without undue delay",
    "independent": "at once",
    "recipient": "as soon as possible",
    "document": "in any case, also where nobody is told",
    "check": "at once",
}
_ELEMENTS: Mapping[str, str] = {
    "nature": "(a) Nature of the breach",
    "subjects": "(a) Categories and approximate number of data subjects",
    "records": "(a) Categories and approximate number of records",
    "contact": "(b) Data protection officer or other contact point",
    "consequences": "(c) Likely consequences",
    "measures": "(d) Measures taken or proposed",
}
_QUESTIONS: Mapping[str, str] = {
    "nature": "what happened, when and how, to confidentiality, integrity or availability",
    "subjects": "how many people, approximately",
    "records": "how many records, approximately",
    "contact": "who answers questions about this breach",
    "consequences": "how likely and how grave they are for the people concerned",
    "measures": "what was done and is proposed since, also to mitigate effects",
}
_HINTS: Mapping[str, str] = {
    "special": "to consider: disclosure of special categories",
    "criminal": "to consider: disclosure of offenses",
    "credentials": "to consider: access to accounts",
    "financial": "to consider: payment fraud",
    "identifiers": "to consider: identity theft",
    "revealing": "to consider: disclosure of what may reveal special categories",
}
_SIGNS: Mapping[str, str] = {
    "special": "Special categories (Article 9)",
    "criminal": "Criminal convictions and offenses (Article 10)",
    "identifiers": "National identification numbers (Article 87)",
    "credentials": "Credentials",
    "financial": "Financial data",
    "revealing": "Data that may reveal special categories",
    "vulnerable": "Vulnerable people",
    "protected": "Stored hashed, encrypted or in a vault in every compromised place",
    "at_rest": "Encrypted at rest",
}
_SWISS_SIGNS: Mapping[str, str] = {
    "special": "Sensitive personal data (Article 5(c) FADP)",
    "criminal": "Criminal proceedings and sanctions (Article 5(c) FADP)",
}
_REST: Mapping[str, str] = {
    "yes": "yes: {systems}",
    "no": "no: {systems}",
    "open": "not recorded, not known or somebody's choice: {systems}",
}
