"""What a contract with a processor has to contain, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.questions.features import ContractGap


@dataclass(frozen=True, kw_only=True)
class ChecklistWords:
    """What a contract with a processor has to contain (Article 28)."""

    contract_checklist: str = "Checklist for contracts with processors"
    checklist_introduction: str = (
        "For each processor: the elements that Article 28(3) asks its contract for, whether each is among the clauses "
        "that are recorded of the contract, and what the inventory says of the same matter, for comparison. Whether a "
        "contract meets the law is for those who read it to judge."
    )
    no_processors_recorded: str = "The inventory has no party with the role processor or sub-processor."
    processors: str = "Processors"
    a_processor: str = "Processor"
    clauses_recorded: str = "Elements recorded"
    clauses_counted: str = "{count} of {total}"
    clause_recorded: str = "among the recorded clauses"
    clause_absent: str = "not among the recorded clauses"
    by_inventory: str = "by the inventory: {text}"
    who_and_what_for: str = "Who the processor is, and what for"
    role_and_service: str = "Role, country and service"
    set_out: str = "What the contract sets out"
    undertaken: str = "What the processor undertakes"
    conclusion: str = "Conclusion and term of the contract"
    clause_titles: Mapping[str, str] = field(default_factory=lambda: _CLAUSE_TITLES)
    state_of_contract: str = "State"
    contract_gaps: Mapping[ContractGap, str] = field(default_factory=lambda: _CONTRACT_GAPS)
    no_contract_gap: str = "nothing recorded keeps it from being in force on {day}"
    day_of_signature: str = "Date of signature"
    place_of_contract: str = "Where the contract is kept"
    end_of_contract: str = "End"
    no_end: str = "no end is recorded"
    review_of_contract: str = "Last review"
    further_engaged: str = "Guarantees, further processors and transfers"
    guarantees: str = "Evidence of sufficient guarantees"
    authorization_of_others: str = "Authorization of further processors"
    notice_of_changes: str = "Notice of changes"
    route_of_objection: str = "How to object"
    only_for_general: str = "the authorization is not a general one"
    contracts_of_others: str = "Further processors, with their contracts"
    country_of_party_alone: str = "{country}"
    country_of_system: str = "{country}, for {holder}"
    hosting_of: str = "hosts {system}"
    receives_by: str = "receives data by {flow}"
    handed_on_by: str = "engaged by {party}"
    measures_recorded: str = "measures: {text}"
    keeps_for: str = "keeps data for {period}"


# Private tables

_CLAUSE_TITLES: Mapping[str, str] = {
    "subject-matter": "Subject matter",
    "duration": "Duration",
    "nature": "Nature of the processing",
    "purpose": "Purpose of the processing",
    "data": "Types of personal data",
    "subjects": "Categories of data subjects",
    "controller-rights": "Obligations and rights of the controller",
    "a": "Documented instructions, transfers included",
    "b": "Confidentiality of the persons authorized",
    "c": "Security of processing (Article 32)",
    "d": "Conditions for engaging another processor",
    "e": "Assistance with requests of data subjects",
    "f": "Assistance with Articles 32 to 36",
    "g": "Deletion or return at the end",
    "h": "Information and audits",
    "infringing-instructions": "Telling the controller of instructions that infringe the law",
}
_CONTRACT_GAPS: Mapping[ContractGap, str] = {
    ContractGap.MISSING: "no contract is recorded",
    ContractGap.UNKNOWN: "whether there is a contract is not known",
    ContractGap.UNSTATED: "whether it was signed is not recorded",
    ContractGap.OFFERED: "offered; its acceptance is not recorded",
    ContractGap.DRAFT: "a draft; its signature is not recorded",
    ContractGap.EXPIRED: "its term has ended, by what is recorded",
    ContractGap.LATER: "its signature is dated after the day that counts",
}
