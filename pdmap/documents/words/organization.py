"""The organization, joint controllers, and controllers that it works for, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class OrganizationWords:
    """The organization, joint controllers, and controllers that it works for."""

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
    contact_of_group: str = "contact of the group: {text}"
    representative_of_controller: str = "representative: {text}"
    officer_of_controller: str = "data protection officer: {text}"
    contract_signed: str = "date: {text}"
    categories_of_processing: str = "Categories of processing"
    controller_contracts: str = "Contracts with the controllers"
