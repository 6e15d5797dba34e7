"""Versions for the public, and what a record answers in numbers, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.documents.marks import Mark
from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class EvidenceWords:
    """Versions for the public, and what a record answers in numbers."""

    revision_changed: str = "{commit}, with changes"

    # Versions for the public
    for_the_public: str = "Version for the public"
    for_the_public_text: str = (
        "Details of how personal data are secured were left out of this version, with the places where papers are kept "
        "and those in the inventory that each answer was read from."
    )
    left_out_for_the_public: str = "left out of the version for the public"

    # Completeness
    completeness: str = "Completeness of the records of processing activities"
    completeness_introduction: str = (
        "An element counts as answered where every question that it asks has an answer, which may be that there is "
        "nothing. To say that something is unknown is honest, and does not count as answered."
    )
    part: str = "Part"
    marks: Mapping[Mark, str] = field(default_factory=lambda: _MARKS)
    asked: str = "Elements asked for"
    percentage: str = "Share answered"
    percent: str = "{count}%"
    all_activities: str = "All activities"
    in_all: str = "In all"
    controller_register: str = "Register of the controller, Article 30(1)"
    processor_register: str = "Register of the processor, Article 30(2)"
    organization_facts: str = "Organization"

    # Completeness at a terminal
    title_as_of: str = "{title}, as of {day}"
    open_with_keys: str = "Open, with the key to add"
    signs_explained: str = (
        "yes: answered; none: there is nothing; part: a part of it is open; ?: unknown; -: not recorded. "
        "To say that something is unknown is honest, and does not count as answered."
    )
    sum_answered: str = "{answered} of {asked} elements are answered: {percentage}"
    nothing_to_measure: str = "No activities in this register: there is no share to tell."


# Private tables

_MARKS: Mapping[Mark, str] = {
    Mark.ANSWERED: "answered",
    Mark.NONE: "none",
    Mark.PARTLY: "partly open",
    Mark.UNKNOWN: "unknown",
    Mark.MISSING: "not recorded",
}
