"""Every word that documents say of their own, in one table, so that they can be translated.

A language is an instance of `Words`; what a translation leaves out stays English. Braces stand
for the author's text, a name, a number or a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pdmap.documents.document import State
from pdmap.documents.labels import FACTS, TERMS
from pdmap.model import Authorization, ContractStatus, PartyRole, SystemKind
from pdmap.questions.transfers import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of documents in one language."""

    language: str = "en"
    """BCP 47 tag."""

    # What answers look like
    none: str = "none"
    unknown: str = "unknown: {reason}"
    unknown_owner: str = "found out by {owner}"
    unknown_due: str = "due {due}"
    not_recorded: str = "not recorded"
    assumed: str = "assumed: {reason}"
    assumed_above: str = "all of the above is assumed: {reason}"
    dated: str = "{text}, {day}"
    labeled: str = "{label}: {text}"
    with_kind: str = "{text} ({kind})"
    either: str = " or "
    states: Mapping[State, str] = field(default_factory=lambda: _STATES)
    yes: str = "yes"
    no: str = "no"
    as_chosen: str = "{options}, as the {chooser} chooses"
    without_details: str = "without date or place"

    # Titles of documents and their parts
    titled: str = "{title}: {organization}"
    controller_record: str = "Record of processing activities as controller"
    processor_record: str = "Record of processing activities as processor"
    law_controller_record: str = "Article 30(1) GDPR"
    law_processor_record: str = "Article 30(2) GDPR"
    article: str = "Art. {article} GDPR"
    regulation: str = "GDPR"
    regulation_uk: str = "UK GDPR"
    form_of_record: str = "Form"
    form_under_fadp: str = "that of Article 30 GDPR; Article 12 FADP asks for similar content"
    contents: str = "Contents"
    about_record: str = "About this record"
    legal_source: str = "Required by"
    as_of: str = "As of"
    manifests: str = "Made from"
    made_with: str = "Made with"
    digest: str = "Digest of the manifests"
    left_out: str = "Left out, because it does not fit the language"
    left_out_answer: str = "left out: does not fit the language"
    manifest: str = "Manifest"
    source: str = "Source"
    sources: str = "Sources"
    overview: str = "Overview"
    register: str = "Processing activities"
    activity: str = "Processing activity"
    third_countries: str = "Third countries"
    no_third_country: str = "none recorded"
    open: str = "Open"
    open_count: str = "{count} open"
    no_activities: str = "The inventory has no activity with this role."
    grounds: str = "Legal grounds, as authorities ask for them beside Article 30"
    further: str = "Further information, beyond Article 30"

    # The organization
    name: str = "Name"
    controller: str = "Controller"
    processor: str = "Processor"
    contact_details: str = "Contact details"
    contact: str = "contact: {text}"
    trading_names: str = "trading as {names}"
    registration: str = "registration number {number}"
    established_in: str = "country of establishment: {country}"
    representative: str = "Representative in the Union"
    representative_uk: str = "Representative in the United Kingdom"
    officer: str = "Data protection officer"
    officer_voluntary: str = "designated voluntarily, without a duty under Article 37(1)"
    officer_required: str = "designated under a duty of Article 37(1)"
    officer_reason: str = "reasoning on Article 37: {reason}"
    officer_published: str = "contact details published: {place}"
    officer_notified: str = "notified to the supervisory authority on {day}"
    authority: str = "Supervisory authority"
    size: str = "Size and kind"
    employees: str = "{count} employees"
    public_authority: str = "public authority or body"
    no_public_authority: str = "no public authority or body"

    # Joint controllers and controllers
    joint_controllers: str = "Joint controllers"
    sole_controller: str = "none (the recorded role is controller, not joint controller)"
    arrangement: str = "arrangement (Article 26(1)): {place}"
    essence: str = "essence of the arrangement (Article 26(2)): {place}"
    controllers: str = "Controllers on whose behalf the processing is carried out"
    group: str = "{party} (a group of controllers)"
    contact_of_controller: str = "contact: {text}"
    contact_of_members: str = "contact of each member: {text}"
    representative_of_controller: str = "representative: {text}"
    officer_of_controller: str = "data protection officer: {text}"
    contract_signed: str = "date: {text}"
    categories_of_processing: str = "Categories of processing"
    controller_contracts: str = "Contracts with the controllers"

    # Purposes and grounds
    purposes: str = "Purposes of the processing"
    lawful_basis: str = "Lawful basis"
    law: str = "law: {law}"
    interest: str = "legitimate interest: {text}"
    balancing_test: str = "balancing test: {text}"
    consent: str = "consent: {text}"
    consent_record: str = "proof of consent: {text}"
    consent_withdrawal: str = "withdrawal of consent: {text}"
    consent_explicit: str = "consent is explicit"
    consent_implicit: str = "consent is not explicit"
    special_categories: str = "Special categories of data and criminal data"
    condition: str = "condition: {text}"
    no_special_data: str = "none among the recorded categories of data"

    # Data subjects and data
    subjects: str = "Categories of data subjects"
    vulnerable: str = "in need of special protection"
    data: str = "Categories of personal data"
    special_data: str = "{data}, {mark}"
    special_article_9: str = "special category (Article 9)"
    special_article_10: str = "criminal convictions and offenses (Article 10)"
    special_article_87: str = "national identification number (Article 87)"
    special_context: str = "may reveal special categories"

    # Recipients
    recipients: str = "Categories of recipients"
    service: str = "{party}: {service}"
    parent_in: str = "parent company: {country}"
    country: str = "country: {text}"
    undeclared: str = "not declared for this activity; {origin}"
    from_flow: str = "from the data flows: {flow}"
    from_hosting: str = "from the data flows: hosts {system}"
    from_hosting_choice: str = "from the data flows: one of the hosts of {system} that the {chooser} chooses among"
    from_subprocessing: str = "from the data flows: engaged by {party}"

    # Transfers
    transfers: str = "Transfers to third countries or international organizations"
    country_missing: str = "country not recorded"
    names_no_country: str = "{place} (names no country)"
    to_importer: str = "{countries}, to {importer}"
    at_flow: str = "declared for the flow {flow}"
    mechanism: str = "relies on: {text}"
    modules: str = "module {modules}"
    signed: str = "signed {day}"
    expires: str = "expires {day}"
    annexes: str = "annexes {annexes}"
    ended: str = "in force until {day}"
    transfer_assessment: str = "assessment of the transfer: {text}"
    copy_of_safeguards: str = "copy of the safeguards: {text}"
    choice: str = "{system}: the {chooser} chooses among {places}"
    undeclared_transfer: str = "{country}, {holder}: not declared for this activity"
    parent_abroad: str = "{country}, {holder}: a parent company abroad alone is no transfer"
    access_from_there: str = "access from there: {text}"
    chosen: str = "one of the places that the {chooser} chooses among"
    condition_open: str = "relies on: {instrument}, for some recipients only; whether for this one is not recorded"

    # Retention
    retention: str = "Time limits for erasure"
    all_data: str = "all categories of data"
    other_data: str = "all other categories of data"
    held_in: str = "{data} in {system}"
    copies_of: str = "copies for recovery of {system}"
    erasure_in: str = "erasure in {system}: {text}"
    copies_at: str = "copies for recovery of {system} at: {text}"
    copies_described: str = "copies for recovery of {system}: {text}"
    kept_by: str = "{party} keeps what it receives for {period}"
    indefinite: str = "kept without an end"
    period_from: str = "{period} from {event}"
    no_law: str = "no law sets the period"
    reason: str = "reason: {text}"
    no_time: str = "0 days"
    units: tuple[tuple[str, str], ...] = (
        ("year", "years"),
        ("month", "months"),
        ("week", "weeks"),
        ("day", "days"),
        ("hour", "hours"),
    )
    """Singular and plural, from the longest to the shortest."""

    # Measures
    measures: str = "Technical and organizational security measures"
    common_measures: str = "Security measures for all activities"
    with_common_measures: str = "security measures for all activities, listed below"
    here: str = "this activity"
    optional: str = "optional, customers may switch it on"
    evidence: str = "kept at: {text}"
    as_above: str = "{measure}, as above"
    encrypted_in_transit: str = "encryption in transit: {system}"
    encrypted_at_rest: str = "encryption at rest: {system}"
    restore_tested: str = "test of recovery of {system}: {text}"

    # Systems, administration and evidence
    description: str = "Description"
    identifier: str = "Identifier"
    function: str = "Business function"
    owner: str = "Owner"
    owned_by: str = "owner: {text}"
    status: str = "Status and dates"
    created: str = "begun {day}"
    updated: str = "changed {day}"
    reviewed: str = "reviewed {day}"
    systems: str = "Systems and places"
    location: str = "location: {text}"
    host: str = "hosted by: {text}"
    encryption: str = "encryption: {text}"
    encryption_in_transit: str = "encrypted in transit: {text}"
    encryption_at_rest: str = "encrypted at rest: {text}"
    residency: str = "Promised places"
    source_of_data: str = "Collection, and source of the data if not the data subject"
    contracts: str = "Contracts with processors"
    no_processors: str = "no processor is recorded among the recipients"
    notice: str = "Information given to data subjects"
    exemption: str = "exemption: {text}"
    impact_assessment: str = "Data protection impact assessment"
    required: str = "required"
    not_required: str = "not required"
    finished: str = "finished {day}"

    environment: str = "used for: {text}"
    access: str = "can be read by: {text}"
    access_from: str = "reached from: {text}"
    particulars: str = "Particulars of the parties"
    website: str = "website: {text}"
    certification: str = "Data Privacy Framework: {text}"
    checked: str = "checked {day}"
    regions_of_contract: str = "places that the contract names: {text}"
    adequacy_condition: str = "condition of the adequacy decision: {text}"
    measure_of_party: str = "security measure: {text}"
    requests: str = "Requests of data subjects"
    rights: Mapping[str, str] = field(default_factory=lambda: _RIGHTS)

    # Flows and fields
    flows: str = "Data flows"
    flow_between: str = "{flow}: {source} to {target}"
    flow_number: str = "{text} (number {number} on maps)"
    transport: str = "transport: {text}"
    frequency: str = "frequency: {text}"
    data_of_flow: str = "data: {text}"
    subjects_of_flow: str = "data subjects: {text}"
    transform: str = "{method}: {data} to {into}"
    no_personal_data: str = "no personal data"
    fields: str = "Fields of the systems"
    field_name: str = "name: {text}"
    stored_as: str = "stored as: {text}"
    source_of_field: str = "source: {text}"
    data_subject: str = "the data subject"
    law_of_field: str = "law: {text}"
    protection: str = "protection: {text}"

    # Further processors
    subprocessors: str = "Further processors"
    subprocessors_introduction: str = (
        "Article 30(2) does not ask for this table. It shows whom the processor engages and the state of the "
        "contracts (Article 28(2) and (4))."
    )
    subprocessor: str = "Further processor"
    country_of_party: str = "Country"
    used_for: str = "Used for"
    contract: str = "Contract"
    authorization: str = "authorization of further processors: {text}"
    notice_period: str = "notice of changes: {period}"
    objection: str = "objection: {text}"

    clauses: str = "clauses: {text}"

    # Open points
    open_points: str = "What this record does not answer"
    open_points_introduction: str = (
        "These elements are unknown or not recorded. Each line names the key of the inventory that would answer it, "
        "and the place where it belongs."
    )
    no_open_points: str = "Every element that is asked for has an answer."
    flow: str = "flow {name}"
    system: str = "system {name}"
    about: str = "About"
    element: str = "Element"
    answer: str = "Answer"
    key_to_add: str = "Key in the inventory"

    # How to read a record
    reading: str = "How to read this record"
    reading_notes: tuple[tuple[str, str], ...] = (
        ("none", "The question was asked, and the answer is that there is nothing."),
        ("unknown", "The answer is not known yet. The reason follows, and who finds out by when, where that is set."),
        ("not recorded", "The inventory is silent. That says nothing about the facts."),
        ("assumed", "The answer was assumed. The reason follows."),
        (
            "from the data flows",
            "Nobody declared it for the activity. It follows from the systems, flows and hosts that are recorded.",
        ),
        ("(1), (2)", "Where an activity has several purposes, their numbers tie lawful bases and conditions to them."),
        ("file:line", "Every answer names the file and the line of the inventory that it was read from."),
    )
    """Terms of the record, each with what it means."""

    # Further facts
    facts: Mapping[str, str] = field(default_factory=lambda: FACTS)
    terms: Mapping[str, str] = field(default_factory=lambda: TERMS)
    restore_erasure: str = "erasure after a restore of {system}: {text}"
    guarantee: str = "evidence of sufficient guarantees: {text}"
    officer_assessment: str = "reasoning on Article 37(1): {text}"
    core_activities: str = "core activities: {text}"
    compatibility: str = "test of a further use (Article 6(4)): {text}"
    children: str = "services for children: {text}"
    automated_decisions: str = "Automated decisions"
    device_storage: str = "on people's devices: {text}"
    provision: str = "whether the data have to be provided: {text}"
    claimed_retention: str = "time limits that the notice names: {text}"
    rights_of_people: str = "Rights of data subjects"
    ground_of_period: str = "ground: {text}"
    safeguards: str = "safeguards: {text}"
    authority_informed: str = "authority informed {day}"
    subjects_informed: str = "data subjects informed: {text}"
    asserted: str = "holds everywhere: {text}"
    except_for: str = "except for {text}"

    # Words for the language's own values
    role_names: Mapping[PartyRole, str] = field(default_factory=lambda: _ROLE_NAMES)
    system_kinds: Mapping[str, str] = field(default_factory=lambda: _SYSTEM_KINDS)
    recipient_kinds: Mapping[str, str] = field(default_factory=lambda: _RECIPIENT_KINDS)
    contract_states: Mapping[ContractStatus, str] = field(default_factory=lambda: _CONTRACT_STATES)
    authorizations: Mapping[Authorization, str] = field(default_factory=lambda: _AUTHORIZATIONS)
    presences: Mapping[Presence, str] = field(default_factory=lambda: _PRESENCES)
    statuses: Mapping[str, str] = field(default_factory=lambda: _STATUSES)
    assessment_states: Mapping[str, str] = field(default_factory=lambda: _ASSESSMENT_STATES)
    measure_types: Mapping[str, str] = field(default_factory=lambda: _MEASURE_TYPES)
    article_32: Mapping[str, str] = field(default_factory=lambda: _ARTICLE_32)
    """Titles of measures by the letter of Article 32(1); the empty letter is for those that name none."""


# Private tables

_STATES: Mapping[State, str] = {
    State.RECORDED: "recorded",
    State.NONE: "none",
    State.UNKNOWN: "unknown",
    State.NOT_RECORDED: "not recorded",
}
_ROLE_NAMES: Mapping[PartyRole, str] = {
    PartyRole.PROCESSOR: "processor",
    PartyRole.SUB_PROCESSOR: "sub-processor",
    PartyRole.CONTROLLER: "controller",
    PartyRole.JOINT_CONTROLLER: "joint controller",
    PartyRole.RECIPIENT: "recipient",
    PartyRole.AUTHORITY: "authority",
}
_SYSTEM_KINDS: Mapping[str, str] = {
    SystemKind.APPLICATION: "application",
    SystemKind.DATASTORE: "data store",
    SystemKind.SERVICE: "service",
    SystemKind.ENDPOINT: "endpoint",
    SystemKind.PAPER: "paper file",
}
_RECIPIENT_KINDS: Mapping[str, str] = {
    "internal": "internal",
    "external": "external",
    "processor": "processor",
    "authority": "authority",
}
_CONTRACT_STATES: Mapping[ContractStatus, str] = {
    ContractStatus.SIGNED: "signed",
    ContractStatus.INCORPORATED: "part of the terms of service",
    ContractStatus.OFFERED: "offered",
    ContractStatus.DRAFT: "draft",
    ContractStatus.EXPIRED: "expired",
    ContractStatus.MISSING: "no contract",
}
_AUTHORIZATIONS: Mapping[Authorization, str] = {
    Authorization.GENERAL: "general",
    Authorization.SPECIFIC: "specific",
    Authorization.MISSING: "none given",
}
_PRESENCES: Mapping[Presence, str] = {
    Presence.LOCATION: "data are stored there",
    Presence.ESTABLISHMENT: "the recipient is established there",
    Presence.PARENT: "the recipient's parent company is established there",
    Presence.ACCESS: "data can be reached from there",
    Presence.DECLARED: "a transfer there is written down",
}
_RIGHTS: Mapping[str, str] = {
    "lookup": "found by: {text}",
    "access": "access: {text}",
    "rectify": "rectification: {text}",
    "erase": "erasure: {text}",
    "export": "export: {text}",
}
_STATUSES: Mapping[str, str] = {"live": "live", "planned": "planned", "ended": "ended"}
_ASSESSMENT_STATES: Mapping[str, str] = {"planned": "planned", "in-progress": "in progress", "done": "done"}
_MEASURE_TYPES: Mapping[str, str] = {"technical": "technical", "organizational": "organizational"}
_ARTICLE_32: Mapping[str, str] = {
    "a": "Article 32(1)(a), pseudonymization and encryption",
    "b": "Article 32(1)(b), confidentiality, integrity, availability and resilience",
    "c": "Article 32(1)(c), restoring availability and access",
    "d": "Article 32(1)(d), testing, assessing and evaluating",
    "": "Other measures",
}

ENGLISH = Words()
LANGUAGES: Mapping[str, Words] = {words.language: words for words in (ENGLISH,)}
"""The languages that documents can be written in, by tag."""
