"""Administration, systems, flows and fields, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class AdministrationWords:
    """Administration, systems, flows and fields."""

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
    residency: str = "Places that the data are promised to stay in"
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
    particulars: str = "Further particulars of the parties"
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
    fields: str = "Further particulars of the fields of the systems"
    field_name: str = "name: {text}"
    stored_as: str = "stored as: {text}"
    source_of_field: str = "source: {text}"
    data_subject: str = "the data subject"
    law_of_field: str = "law: {text}"
    protection: str = "protection: {text}"


# Private tables

_RIGHTS: Mapping[str, str] = {
    "lookup": "found by: {text}",
    "access": "access: {text}",
    "rectify": "rectification: {text}",
    "erase": "erasure: {text}",
    "export": "export: {text}",
}
