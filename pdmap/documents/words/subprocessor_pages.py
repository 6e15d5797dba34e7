"""What a processor publishes of its sub-processors, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class SubprocessorPageWords:
    """What a processor publishes of its sub-processors (Article 28(2), (4))."""

    subprocessor_page: str = "Sub-processors"
    subprocessor_page_introduction: str = (
        "Whom we engage to process personal data on behalf of our customers, and whom those engage in turn: in "
        "which places, on which mechanism and under which contract."
    )
    no_subprocessor_engaged: str = "The inventory names no sub-processor for processing on behalf of controllers."
    changes_and_objection: str = "Changes, and how to object"
    authorized_by: str = "How sub-processors are authorized"
    at_a_glance: str = "At a glance"
    a_subprocessor: str = "Sub-processor"
    legal_entity: str = "Legal entity"
    service_of_party: str = "Service"
    engaged_by: str = "Engaged by"
    the_organization: str = "us"
    data_of_party: str = "Categories of personal data"
    subjects_of_party: str = "Categories of data subjects"
    processing_places: str = "Places of processing"
    place_of_system: str = "{place}, for {system}"
    established: str = "Country of establishment"
    mechanism_of_transfer: str = "Mechanism for transfers"
    condition_of_use: str = "Used for, and on which condition"
    dates_of_party: str = "Dates"
