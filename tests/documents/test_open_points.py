from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

Build = Callable[..., Document]


def keys(document: Document) -> list[str]:
    return [row.cells[3].lines[0].text for table in document.tables if table.key == "open_points" for row in table.rows]


def test_each_silent_element_names_the_key_that_would_answer_it(build: Build) -> None:
    document = build("controller_record", "activities: {billing: {role: controller}}")
    assert keys(document) == [
        *("organization/name", "organization/contact", "organization/representative", "organization/dpo"),
        *("activities/billing/purposes", "activities/billing/subjects", "activities/billing/data"),
        *("activities/billing/recipients", "activities/billing/transfers", "activities/billing/retention"),
        *("activities/billing/measures", "activities/billing/purposes", "activities/billing/data"),
    ]


def test_what_the_law_does_not_ask_for_is_not_listed(build: Build) -> None:
    assert "activities/billing/owner" not in keys(
        build("controller_record", "activities: {billing: {role: controller}}")
    )


@pytest.mark.parametrize(
    ("manifest", "key"),
    [
        (
            "flows: {stray: {from: visitor, to: shop, data: [email.address]}}\nsystems: {shop: {}}",
            "flows/stray/activity",
        ),
        ("systems: {shop: {fields: [email.address]}}", "activities/*/systems"),
    ],
)
@pytest.mark.parametrize("kind", ["controller_record", "processor_record"])
def test_what_no_activity_claims_is_listed_because_no_register_shows_it(
    kind: str, manifest: str, key: str, build: Build
) -> None:
    assert key in keys(build(kind, manifest))


@pytest.mark.parametrize(
    "manifest",
    [
        "flows: {ship: {from: shop, to: carrier, data: [email.address], activity: a}}\nsystems: {shop: {}}",
        "activities: {a: {role: controller, recipients: [carrier]}}",
    ],
)
def test_a_party_that_is_defined_nowhere_is_listed(manifest: str, record_of: Build) -> None:
    assert "parties/carrier" in keys(record_of("controller_record", manifest))


def test_a_complete_record_says_so(build: Build, clinic: str) -> None:
    manifest = """
organization: {name: A, contact: a@example, representative: none, dpo: none, measures: [locks]}
measures: {locks: {}}
activities:
  billing:
    role: controller
    purposes: [{text: Bill the customers, basis: contract}]
    subjects: [customer]
    data: [email.address]
    recipients: none
    transfers: none
    retention: P1Y
"""
    document = build("controller_record", manifest)
    assert keys(document) == []
    assert "Every element that is asked for has an answer." in [getattr(block, "text", "") for block in document.blocks]
