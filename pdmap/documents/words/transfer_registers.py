"""The register of transfers to third countries, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.questions.transferring import AssessmentState, OpenPoint, Sense


@dataclass(frozen=True, kw_only=True)
class TransferRegisterWords:
    """The register of transfers to third countries (Chapter V)."""

    transfer_register: str = "Register of transfers to third countries"
    law_transfer_register: str = "Articles 30(1)(e) and 44 to 49 GDPR"
    law_transfer_register_ch: str = "Articles 12(2)(g) and 16 to 18 FADP"
    transfers_ahead: str = "Begins later"
    transfer_register_introduction: str = (
        "Every way on which personal data reach a country outside the territory of the law: what it relies on that "
        "day, whether the country was assessed, and what is open. Data that people hand over themselves make no "
        "transfer, nor does access of the organization's own people (EDPB Guidelines 05/2021)."
    )
    transfers_under: str = "Transfers under the {law}"
    no_transfer: str = "No way of the data leads to a third country."
    no_transfer_selected: str = "No transfer to a third country matches the selection."
    shown_of: str = "Shown: {shown} of {total}, selected by: {selection}"
    open_only: str = "what has something open"
    a_transfer: str = "Transfer"
    importer: str = "Importer"
    importers: str = "Importers"
    way: str = "Way"
    named_alone: str = "named as a recipient only: no flow takes the data there"
    country_and_ground: str = "Third countries, and what carries the data there"
    country_assessed: str = "Assessment of the country"
    assessment_lacking: str = "{text}, though what carries the data needs one"
    places_chosen: str = "Places to choose among"
    handed_on: str = "Handed on"
    ways_counted: str = "Ways"
    open_counted: str = "Ways with something open"
    nothing_open: str = "nothing"
    own_people: str = "the organization's own people or premises: no transfer"
    inside_territory: str = "inside the territory"
    in_country: str = "{country}: {text}"
    chooser: str = "the {chooser} chooses"
    unplaced: str = "Without a recorded place: a transfer may hide there"
    unplaced_what: str = "System or recipient"
    unplaced_answer: str = "What is recorded"
    place_asked: str = "place: {text}"
    senses_of_step: Mapping[Sense, str] = field(default_factory=lambda: _SENSES)
    states_of_assessment: Mapping[AssessmentState, str] = field(default_factory=lambda: _STATES)
    open_about_transfer: Mapping[OpenPoint, str] = field(default_factory=lambda: _OPEN)


# Private tables

_SENSES: Mapping[Sense, str] = {
    Sense.TRANSFER: "transfer",
    Sense.REACH: "parent or importer only, no data there",
    Sense.OWN: "own people or premises, no transfer",
}
_STATES: Mapping[AssessmentState, str] = {
    AssessmentState.NOT_NEEDED: "not asked for: no safeguard that needs one carries the data",
    AssessmentState.RECORDED: "recorded: {text}",
    AssessmentState.INCOMPLETE: "without a day, or without outcome and reference: {text}",
    AssessmentState.LATER: "only after the day asked about: {text}",
    AssessmentState.NONE: "{text}",
    AssessmentState.UNKNOWN: "{text}",
    AssessmentState.OVERDUE: "overdue: {text}",
    AssessmentState.NOT_RECORDED: "{text}",
}
_OPEN: Mapping[OpenPoint, str] = {
    OpenPoint.MECHANISM: "what carries the data",
    OpenPoint.MECHANISM_UNKNOWN: "what carries the data: unknown yet",
    OpenPoint.CONDITION: "whether the decision covers the importer",
    OpenPoint.COUNTRY: "country of the importer",
    OpenPoint.ASSESSMENT: "assessment of the country",
    OpenPoint.IMPORTER: "who is there",
    OpenPoint.ACCESS: "access by the parent company",
}
