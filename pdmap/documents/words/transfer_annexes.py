"""The annexes of the standard contractual clauses, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class TransferAnnexWords:
    """The annexes of the standard contractual clauses."""

    transfer_annexes: str = "Annexes of the standard contractual clauses for transfers to {importer}"
    law_transfer_annexes: str = "Commission Implementing Decision (EU) 2021/914, Article 46(2)(c) GDPR"
    annex_reference: str = "annex {annex}"
    annex_side: str = "{annex}, {side}"
    annexes_introduction: str = (
        "Annexes I to III of the clauses for the transfers to {importer}, as the inventory describes them. Both "
        "parties check them, complete what is not recorded, and sign. Annex I.B tells each transfer apart. "
        "Modules 1 to 3 have annexes I.C and II, modules 2 and 3 annex III."
    )

    # What the transfers rely on
    transfer_cover: str = "What the transfers rely on"
    transfer_countries: str = "Countries, and what the transfers there rely on"
    clauses_module: str = "Module of the clauses, as recorded"
    annexes_on_file: str = "annexes on file: {text}"
    clauses_module_suggested: str = "Module that the recorded roles suggest"
    module_alone: str = "module {module}"
    module_for: str = "module {module}: {ways}; {transfer}"
    module_or: str = "or module {module}: {ways}"
    module_unclear: str = "the recorded roles tell none; {transfer}"
    module_differs: str = "not among the modules recorded"
    clause_ways: Mapping[str, str] = field(default_factory=lambda: _WAYS)
    other_laws: str = "Instruments of the United Kingdom and Switzerland"
    no_addendum: str = "the clauses are recorded, an addendum for this law is not"
    no_other_law: str = "the organization names neither law"
    law_names: Mapping[str, str] = field(default_factory=lambda: _LAWS)

    # Annex I.A
    annex_parties: str = "Annex I.A: list of parties"
    data_exporter: str = "Data exporter"
    data_importer: str = "Data importer"
    party_address: str = "Address"
    party_contact: str = "Contact person's name, position and contact details"
    contact_name: str = "name: {text}"
    contact_position: str = "position: {text}"
    party_activities: str = "Activities relevant to the data transferred under the clauses"
    party_signature: str = "Signature and date"
    signature_line: str = "Signature: ____________________ Date: ____________________"
    party_role: str = "Role"
    side_controller: str = "controller"
    side_joint_controller: str = "controller, jointly with others"
    side_processor: str = "processor"
    processor_for: str = "{text}, for the controllers: {controllers}"

    # Annex I.B
    annex_transfer: str = "Annex I.B: description of transfer"
    one_transfer: str = "Transfer"
    transfer_of_flow: str = "{flow}: {exporter} to {importer}"
    transfer_of_hosting: str = "{importer} hosts {system}"
    transfer_of_engagement: str = "{exporter} engages {importer}"
    transfer_declared: str = "{activity}, to {importer}"
    transfer_serves: str = "Processing activities"
    transfer_subjects: str = "Categories of data subjects whose personal data is transferred"
    transfer_data: str = "Categories of personal data transferred"
    transfer_sensitive: str = "Sensitive data transferred, with the restrictions or safeguards applied"
    no_sensitive_data: str = "none among the recorded categories of data"
    sensitive_safeguard: str = "restriction or safeguard: {text}"
    stored_in: str = "{protection} in {system}"
    readable_by: str = "{system} can be read by: {text}"
    transfer_frequency: str = "Frequency of the transfer"
    frequencies: Mapping[str, str] = field(default_factory=lambda: _FREQUENCIES)
    frequency_of_hosting: str = "continuous, as the system is hosted there"
    frequency_of_engagement: str = "whenever {exporter} hands data on"
    transfer_nature: str = "Nature of the processing"
    nature_of_hosting: str = "hosting of {system}"
    transfer_purposes: str = "Purposes of the data transfer and further processing"
    purposes_for: str = "on behalf of {controllers}: {text}"
    transfer_retention: str = "Period for which the personal data will be retained, or the criteria"
    retained_by_importer: str = "by the importer: {period}"
    retained_for_activity: str = "for {activity}, {data}: {text}"
    transfer_processors: str = "For transfers to (sub-)processors: subject matter, nature and duration"
    processor_subject: str = "subject matter: {text}"
    processor_nature: str = "nature: {text}"
    processor_duration: str = "duration: {text}"
    duration_of_contract: str = "that of the contract, {text}"
    importer_is_no_processor: str = "the importer is no processor by its recorded roles"

    # Annexes I.C, II and III
    annex_authority: str = "Annex I.C: competent supervisory authority"
    competent_authority: str = "Competent supervisory authority in accordance with clause 13"
    authority_of_exporter: str = "the exporter is established in {country}"
    authority_of_representative: str = "the exporter is established elsewhere; its representative is in {country}"
    authority_of_party: str = "that of {exporter}, established in {country}"
    authority_elsewhere: str = "{exporter} is established in {country}; the inventory has no key for its authority"
    annex_measures: str = "Annex II: technical and organizational measures"
    annex_measures_introduction: str = (
        "The headings are the examples of the clauses. The measures at the importer are those recorded for it, for the "
        "systems that it hosts and for the flows to it. The exporter's own are beside them for information."
    )
    annex_heading: str = "Heading"
    measures_of_importer: str = "Measures at the importer"
    measures_of_exporter: str = "Measures of the exporter, for information"
    measure_headings: Mapping[str, str] = field(default_factory=lambda: _HEADINGS)
    heading_other: str = "Further measures"
    annex_ii_of_measure: str = "annex II: {text}"
    flow_protected: str = "{flow}: {transport}"
    headings_open: str = "Headings without a recorded measure at the importer"
    annex_subprocessors: str = "Annex III: list of sub-processors"
    annex_subprocessors_asked: str = "Authorization of sub-processors"
    annex_subprocessors_only: str = (
        "The clauses have annex III for modules 2 and 3 where sub-processors are authorized one by one (clause 9(a), "
        "option 1). Under a general authorization, and under modules 1 and 4, the list is for information only."
    )
    subprocessor_name: str = "Name"
    subprocessor_work: str = "Description of the processing"
    listed_subprocessors: str = "Sub-processors"
    no_subprocessors: str = "No sub-processor of the importer is recorded by name."


# Private tables

_WAYS: Mapping[str, str] = {
    "1": "from a controller to a controller",
    "2": "from a controller to a processor",
    "3": "from a processor to a processor",
    "4": "from a processor to a controller",
}
_LAWS: Mapping[str, str] = {"uk-gdpr": "United Kingdom", "ch-fadp": "Switzerland"}
_FREQUENCIES: Mapping[str, str] = {
    "continuous": "continuous",
    "daily": "continuous, daily",
    "regular": "continuous, at regular times",
    "occasional": "from time to time",
    "once": "one-off",
}
_HEADINGS: Mapping[str, str] = {
    "encryption": "Pseudonymization and encryption of personal data",
    "resilience": "Ongoing confidentiality, integrity, availability and resilience of systems and services",
    "restore": "Restoring availability and access in a timely manner after an incident",
    "testing": "Regular testing, assessing and evaluating of the effectiveness of measures",
    "authorization": "User identification and authorization",
    "transmission": "Protection of data during transmission",
    "storage": "Protection of data during storage",
    "physical-security": "Physical security of locations where personal data are processed",
    "logging": "Events logging",
    "configuration": "System configuration, including default configuration",
    "governance": "Internal IT and IT security governance and management",
    "certification": "Certification and assurance of processes and products",
    "minimization": "Data minimization",
    "data-quality": "Data quality",
    "limited-retention": "Limited data retention",
    "accountability": "Accountability",
    "portability-and-erasure": "Data portability and erasure",
}
