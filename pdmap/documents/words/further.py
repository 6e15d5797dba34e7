"""Facts beyond Article 30, in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.documents.labels import FACTS, TERMS
from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class FurtherWords:
    """Facts beyond Article 30."""

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
    held_undeclared: str = "{data}, held in {system}, not declared for this activity"
    asserted: str = "stands for: {text}"
    except_for: str = "except for {text}"

    def term(self, word: str, kind: str = "") -> str:
        """Return one of the language's own words as people say it.

        Args:
            word: As the language has it.
            kind: What it is about, where the word alone does not tell; such as `transport`, whose `none` is not
                that of `protection`.
        """
        return self.terms.get(f"{kind}.{word}") or self.terms.get(word, word)
