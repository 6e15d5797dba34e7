"""An inventory that uses every key answers every row of the forms that have no test of their own for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.documents.document import Document

Told = Callable[..., list[str]]
Keys = Callable[[Document], list[str]]

EVERYTHING = (Path(__file__).parents[1] / "inventory" / "everything.yaml").read_text("utf-8")
ANSWERS = {
    "edps": {
        "updated": "changed 2021-03-02",
        "id": "billing",
        "controller": "owner: zz-activity-owner",
        "officer": "zz-dpo-contact",
        "joint_controllers": "zz-joint_controller-party",
        "processors": "zz-party-contact",
        "purposes": "zz-purpose-text",
        "data": "zz-subject-name",
        "retention": "zz-retention-law",
        "recipients": "zz-recipient-category",
        "transfers": "zz-transfer-description",
        "measures": "zz-organization-measures",
        "notice": "zz-notice-ref",
    },
    "dpc": {
        "name": "zz-organization-name",
        "contact": "zz-contact-email",
        "officer": "zz-dpo-name",
        "representative": "zz-representative-contact",
        "function": "zz-activity-function",
        "purposes": "zz-purpose-text",
        "joint_controllers": "zz-joint_controller-party",
        "subjects": "zz-subject-name",
        "data": "Email address",
        "special_data": "zz-data_type-name",
        "lawful_basis": "Art. 6(1)(f) GDPR",
        "special_categories": "Art. 9(2)(h) GDPR",
        "recipients": "zz-recipient-category",
        "contracts": "zz-contract-ref",
        "transfers": "zz-mechanism-ref",
        "retention": "zz-retention-reason",
        "measures": "zz-measure-name",
        "impact_assessment": "zz-impact_assessment-ref",
        "source": "zz-activity-source",
    },
}
CASES = [(template, column, text) for template, answers in ANSWERS.items() for column, text in answers.items()]


@pytest.mark.parametrize(("template", "column", "text"), CASES)
def test_a_column_has_its_answer(template: str, column: str, text: str, told: Told) -> None:
    assert any(text in line for line in told(template, column, EVERYTHING))


@pytest.mark.parametrize("template", ANSWERS)
def test_no_activity_of_it_has_an_open_point(template: str, fill: Callable[..., Document], keys: Keys) -> None:
    named = [key for key in keys(fill(template, "controller", EVERYTHING)) if key.startswith("activities/billing")]
    assert named == []
