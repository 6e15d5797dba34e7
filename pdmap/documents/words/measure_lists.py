"""The list of technical and organizational measures, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class MeasureListWords:
    """The list of technical and organizational measures (Article 32)."""

    measure_list: str = "Technical and organizational measures"
    measure_list_introduction: str = (
        "The measures that the inventory records, by the letters of Article 32(1), and what it records of each system "
        "with personal data."
    )
    by_letter: str = "By the letters of Article 32(1)"
    letter_titles: Mapping[str, str] = field(default_factory=lambda: _LETTER_TITLES)
    without_letter: str = "Measures without a letter"
    no_other_measures: str = "every measure names a letter"
    optional_measure: str = "{measure} (optional)"
    by_systems: str = "by what systems record"
    catalog: str = "Catalog"
    no_measures: str = "The inventory defines no measure."
    measure: str = "Measure"
    letters: str = "Article 32(1)"
    type_of_measure: str = "Type"
    holds_for: str = "Holds for"
    everything: str = "the whole organization"
    measure_for_system: str = "system {name}"
    measure_for_activity: str = "activity {name}"
    measure_for_party: str = "party {name}"
    evidence_of_measure: str = "Evidence"
    measures_of_systems: str = "Systems"
    no_systems: str = "The inventory has no system with personal data."
    system_with_data: str = "System"
    at_rest: str = "Encryption at rest"
    in_transit: str = "Encryption in transit"
    backup: str = "Copies for recovery"
    test_of_restore: str = "Test of recovery"
    readers: str = "Who can read the data"
    protection_of_fields: str = "Protection of fields"
    no_protection_recorded: str = "no field with a protection of its own is recorded"
    by_measure: str = "by the measure {measure}"
    kept_for: str = "kept for: {text}"
    kept_at: str = "kept in: {text}"
    on_paper: str = "the data are on paper"
    no_copies: str = "no copies are made"


# Private tables

_LETTER_TITLES: Mapping[str, str] = {
    "a": "Pseudonymization and encryption",
    "b": "Confidentiality, integrity, availability and resilience",
    "c": "Restoring availability and access",
    "d": "Testing, assessing and evaluating",
}
