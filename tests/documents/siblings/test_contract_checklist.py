from collections.abc import Callable

import pytest

from pdmap.documents.document import Cell, Document
from pdmap.language.parties import CLAUSES

Issue = Callable[..., Document]
Inventory = Callable[[str], dict[str, bytes]]
Told = Callable[..., list[str]]
ALL = ", ".join(CLAUSES)


def processor(keys: str) -> str:
    return f"parties: {{p: {{role: processor, {keys}}}}}"


def test_every_element_of_article_28_3_is_asked_under_its_letter(issue: Issue) -> None:
    document = issue("contract-checklist", processor("dpa: {status: signed, clauses: [a]}"))
    (table,) = [table for table in document.tables if table.key == "processors"]
    asked = {column.key: column.reference for column in table.columns if column.key.startswith("clause_")}
    named = ("subject_matter", "duration", "nature", "purpose", "data", "subjects", "controller_rights")
    expected = {f"clause_{name}": "Art. 28(3) GDPR" for name in (*named, "infringing_instructions")}
    expected |= {f"clause_{letter}": f"Art. 28(3)({letter}) GDPR" for letter in "abcdefgh"}
    assert asked == expected
    open_where_missing = {column.key for column in table.columns if column.key in expected and column.is_expected}
    assert expected.keys() - open_where_missing == {"clause_infringing_instructions"}


@pytest.mark.parametrize(
    ("dpa", "expected"),
    [
        ("{status: signed, clauses: [b]}", "among the recorded clauses"),
        ("{status: signed, clauses: [a]}", "[not_recorded] not among the recorded clauses"),
        ("{status: signed}", "[not_recorded] not recorded"),
        ("none", "[none] none"),
        ("{unknown: being looked for}", "[unknown] unknown: being looked for"),
    ],
)
def test_a_clause_is_recorded_absent_or_not_known(issue: Issue, told: Told, dpa: str, expected: str) -> None:
    assert told(issue("contract-checklist", processor(f"dpa: {dpa}")), "processors", "clause_b") == [expected]


@pytest.mark.parametrize(
    ("dpa", "expected"),
    [
        ("none", ["[none] none"]),
        ("{status: offered}", ["offered", "  offered; its acceptance is not recorded"]),
        ("{status: draft}", ["draft", "  a draft; its signature is not recorded"]),
        ("{ref: x}", ["[not_recorded] not recorded", "  whether it was signed is not recorded"]),
        (
            "{status: signed, signed: 2027-01-01}",
            ["signed, 2027-01-01", "  its signature is dated after the day that counts"],
        ),
        (
            "{status: signed, expires: 2025-01-01}",
            ["signed", "  its term has ended, by what is recorded"],
        ),
        (
            "{status: incorporated}",
            ["part of the terms of service", "  nothing recorded keeps it from being in force on 2026-11-23"],
        ),
    ],
)
def test_what_keeps_a_contract_from_being_in_force_is_told(
    issue: Issue, told: Told, dpa: str, expected: list[str]
) -> None:
    assert told(issue("contract-checklist", processor(f"dpa: {dpa}")), "processors", "state") == expected


def test_no_word_judges_the_law(issue: Issue, inventory: Inventory) -> None:
    for name in ("cloudkarafka", "webshop-flawed", "tutoring"):
        document = issue("contract-checklist", inventory(name))
        lines = (line for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines)
        assert [line.text for line in lines if "complian" in line.text or "unlawful" in line.text] == []


@pytest.mark.parametrize(
    ("dpa", "column", "expected"),
    [
        ("authorization: general", "notice", ["[not_recorded] not recorded"]),
        ("authorization: general, notice: P30D", "notice", ["30 days"]),
        ("authorization: general", "objection", ["[not_recorded] not recorded"]),
        ("authorization: specific", "objection", ["[none] does not apply: the authorization is not a general one"]),
        ("status: signed", "notice", ["[not_recorded] not recorded"]),
    ],
)
def test_notice_and_objection_are_asked_under_a_general_authorization(
    issue: Issue, told: Told, dpa: str, column: str, expected: list[str]
) -> None:
    assert told(issue("contract-checklist", processor(f"dpa: {{{dpa}}}")), "processors", column) == expected


def test_the_inventory_s_own_facts_stand_beside_each_element(issue: Issue, inventory: Inventory, told: Told) -> None:
    document = issue("contract-checklist", inventory("tutoring"), "skyhost")
    found = {
        column: [line.strip() for line in told(document, "processors", column, "Skyhost Ltd")[1:]]
        for column in ("clause_nature", "clause_data", "clause_subjects", "clause_a", "clause_d", "clause_h")
    }
    said = "by the inventory: "
    assert found == {
        "clause_nature": [f"{said}hosts Lesson planner"],
        "clause_data": [f"{said}Email address (email.address), Grades (grades), Full name (name.full)"],
        "clause_subjects": [f"{said}Student"],
        "clause_a": [f"{said}Third countries: United States"],
        "clause_d": [f"{said}Nightwatch Pvt. Ltd."],
        "clause_h": [f"{said}ISO/IEC 27001 certificate"],
    }


def test_a_contract_that_nobody_went_through_is_one_open_point(
    issue: Issue, open_keys: Callable[[Document], list[str]]
) -> None:
    base = "country: SE, regions: [SE], guarantees: none, subprocessors: none"
    terms = f"{base}, dpa: {{status: signed, signed: 2025-01-01, ref: x, authorization: specific"
    keys = open_keys(issue("contract-checklist", processor(f"{terms}}}")))
    assert keys == ["parties/p/dpa/clauses"]
    complete = processor(f"{terms}, clauses: [{ALL}]}}")
    assert open_keys(issue("contract-checklist", complete)) == []


def test_only_processors_are_checked(issue: Issue, cells: Callable[..., dict[str, Cell]]) -> None:
    manifest = "parties: {a: {role: controller}, b: {role: [recipient, sub-processor]}, c: {role: authority}}"
    (table,) = [table for table in issue("contract-checklist", manifest).tables if table.key == "processors"]
    assert [row.title for row in table.rows] == ["b"]
