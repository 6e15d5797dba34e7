"""Answers that authorities' forms take apart: recipients, data, measures, transfers; in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class FormAnswerWords:
    """Answers that authorities' forms take apart."""

    # Recipients
    no_recipient_of_kind: str = "none among the recorded recipients"
    kind_of_recipient: str = "internal, external or processor: {text}"
    role_of_party: str = "role: {text}"

    # Data and measures
    kept: str = "kept: {text}"
    kept_in: str = "kept in {system}: {text}"
    measures_by_box: str = (
        "A security measure stands in the box that it names with the key 'asserts', such as 'access-control' or "
        "'access-logs'. All the others stand among the other measures: what their texts mean is not guessed at."
    )
    no_measure_of_kind: str = "none among the recorded measures"
    no_vulnerable_subject: str = "none among the recorded categories of data subjects"
    ordinary_data: str = "ordinary personal data"

    # Transfers
    follows_from_flows: str = "as it follows from the data flows: {text}"
    no_third_country_in_eea: str = "no; countries of the European Economic Area are no third countries"
    grounds_of_transfer: Mapping[str, str] = field(default_factory=lambda: _GROUNDS)
    """What a transfer relies on, by the name of the ground."""

    # Administration
    for_activity: str = "for: {text}"
    assumed_answer: str = "{key} is assumed: {reason}"
    risk_accepted: str = "{system}: {text}"


# Private tables

_GROUNDS: Mapping[str, str] = {
    "adequacy": "adequacy decision (Article 45)",
    "safeguard": "appropriate safeguards (Article 46)",
    "derogation": "derogation for specific situations (Article 49)",
}
