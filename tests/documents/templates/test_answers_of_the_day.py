from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

Told = Callable[..., list[str]]

ACTIVITY = "activities: {a: {role: controller, created: 2021-01-02, updated: 2026-03-04, last_review: 2026-05-06}}"


@pytest.mark.parametrize("template", ["cnil", "dsk", "edps"])
def test_the_forms_agree_on_the_last_update(template: str, told: Told) -> None:
    assert told(template, "updated", ACTIVITY) == ["changed 2026-03-04", "reviewed 2026-05-06"]


def test_the_day_on_which_an_activity_began_is_not_the_day_on_which_its_sheet_was_made(told: Told) -> None:
    assert told("cnil", "created", ACTIVITY) == ["[not_recorded] not recorded", "  begun 2021-01-02"]
    assert told("dsk", "created", ACTIVITY) == ["2021-01-02"]


def test_who_is_established_in_the_united_kingdom_needs_no_representative_there(told: Told) -> None:
    manifest = "organization: {country: GB, regimes: [uk-gdpr]}\nactivities: {a: {role: controller}}"
    assert told("dpc", "representative", manifest) == ["[none] does not apply: established in the United Kingdom"]


@pytest.mark.parametrize(
    ("own", "title"),
    [("country: BE", "Enterprise number (CBE)"), ("country: SE", "Registration number"), ("", "Registration number")],
)
def test_a_number_is_one_of_belgium_s_register_for_who_is_there(
    own: str, title: str, fill: Callable[..., Document]
) -> None:
    document = fill("apd", "controller", f"organization: {{registration: 556000-0000, {own}}}")
    titles = {column.key: column.title for table in document.tables for column in table.columns}
    assert titles["registration"] == title


HEALTH = """
organization: {name: N, country: GB, regimes: [uk-gdpr]}
activities:
  a: {role: controller, data: [DATA], purposes: [{text: p, basis: contract, condition: explicit_consent}OTHER]}
"""
ASKED = "[not_recorded] not recorded"
NOT_ASKED = "[none] does not apply: no condition is named that Schedule 1 adds to"


@pytest.mark.parametrize(
    ("data", "other", "lines"),
    [
        ("health", "", [NOT_ASKED]),
        ("criminal_record", "", [ASKED]),
        ("health", ", {text: q, condition: health_care}", ["[not_recorded] (2) not recorded"]),
        ("health", ", {text: q, condition: employment_law, schedule_1: para. 1}", ["(2) para. 1"]),
        ("health", ", q", ["[not_recorded] (2) not recorded"]),
    ],
)
def test_schedule_1_asks_for_a_condition_where_it_adds_to_one(
    data: str, other: str, lines: list[str], told: Told
) -> None:
    assert told("ico", "schedule_1", HEALTH.replace("DATA", data).replace("OTHER", other)) == lines


def test_the_condition_of_each_purpose_is_asked_for(told: Told) -> None:
    manifest = HEALTH.replace("DATA", "health").replace("OTHER", ", q")
    assert told("ico", "special_categories", manifest) == [
        "(1) Explicit consent, Art. 9(2)(a) UK GDPR",
        "[not_recorded] (2) not recorded",
    ]


RIGHTS = """
activities:
  a:
    role: controller
    automated_decisions: none
    purposes: [{text: Sell, basis: contract}, {text: Write, basis: consent}, {text: Count, basis: legitimate_interests}]
"""


def test_rights_have_the_numbers_of_the_purposes_that_give_them(told: Told) -> None:
    assert told("ico", "rights", RIGHTS) == [
        "access (Art. 15(1) GDPR)",
        "rectification (Art. 16 GDPR)",
        "restriction of processing (Art. 18(1) GDPR)",
        "erasure (Art. 17(1) GDPR)",
        "data portability (Art. 20(1) GDPR), purposes (1), (2)",
        "objection (Art. 21(1) GDPR), purposes (3)",
        "withdrawal of consent (Art. 7(3) GDPR), purposes (2)",
    ]


def test_each_provision_on_objection_has_its_purposes(told: Told) -> None:
    lines = told("ico", "rights", RIGHTS.replace("{text: Write,", "{text: Write, kind: marketing,"))
    assert "objection (Art. 21(2) GDPR), purposes (2)" in lines
    assert "objection (Art. 21(1) GDPR), purposes (3)" in lines


def test_a_right_that_a_purpose_leaves_open_has_its_number(told: Told) -> None:
    lines = told("ico", "rights", RIGHTS.replace("{text: Count, basis: legitimate_interests}", "Count"))
    assert lines[-1] == (
        "[not_recorded] what is recorded does not decide: erasure, purposes (3); data portability, purposes (3); "
        "objection, purposes (3); withdrawal of consent, purposes (3)"
    )
