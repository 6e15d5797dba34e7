from collections.abc import Callable

import pytest

from pdmap.documents.document import Document

Issue = Callable[..., Document]
Inventory = Callable[[str], dict[str, bytes]]
Told = Callable[..., list[str]]


def test_measures_stand_under_every_letter_that_they_serve(issue: Issue, inventory: Inventory, told: Told) -> None:
    document = issue("measures", inventory("tutoring"))
    assert [told(document, "letters", letter)[0] for letter in ("a", "b", "c", "d", "other")] == [
        "Encrypted disks",
        "Screens that lock",
        "Restore drills",
        "Restore drills",
        "Locked door",
    ]


def test_what_systems_record_stands_under_one_line(issue: Issue, told: Told) -> None:
    manifest = """
measures: {disks: {name: Disks, article32: a}}
systems:
  shop: {name: Shop, fields: [phone], encryption: {at_rest: true}}
  crm: {name: CRM, fields: [phone], encryption: {at_rest: true}}
"""
    assert told(issue("measures", manifest), "letters", "a") == [
        "Disks",
        "by what systems record",
        "  encryption at rest: Shop",
        "  encryption at rest: CRM",
    ]


def test_a_letter_that_nothing_serves_is_open(
    issue: Issue, told: Told, open_keys: Callable[[Document], list[str]]
) -> None:
    document = issue("measures", "organization: {measures: [m]}\nmeasures: {m: {article32: a}}")
    assert told(document, "letters", "b") == ["[not_recorded] not recorded"]
    assert told(document, "letters", "other") == ["[none] every measure names a letter"]
    assert open_keys(document) == ["measures"]


def test_the_catalog_is_ordered_by_letter_and_tells_what_each_holds_for(issue: Issue, inventory: Inventory) -> None:
    (table,) = [table for table in issue("measures", inventory("tutoring")).tables if table.key == "catalog"]
    held = [column.key for column in table.columns].index("holds_for")
    assert {row.title: [line.text for line in row.cells[held].lines] for row in table.rows} == {
        "Encrypted disks": ["the whole organization", "except for Old forms"],
        "Screens that lock": ["the whole organization", "party Skyhost Ltd"],
        "Restore drills": ["system Lesson planner"],
        "Locked door": ["not recorded"],
    }


@pytest.mark.parametrize(
    ("system", "column", "expected"),
    [
        ("encryption: {at_rest: true}", "at_rest", ["yes"]),
        ("encryption: {at_rest: false}", "at_rest", ["no"]),
        (
            "encryption: {at_rest: {choice: [true, false], by: customer}}",
            "at_rest",
            ["yes or no, as the customer chooses"],
        ),
        ("encryption: {at_rest: true}", "in_transit", ["[not_recorded] not recorded"]),
        ("encryption: none", "at_rest", ["[none] none"]),
        ("kind: paper", "at_rest", ["[none] does not apply: the data are on paper"]),
        ("name: S", "at_rest", ["[not_recorded] not recorded"]),
        ("measures: [disks]", "at_rest", ["by the measure disks"]),
        ("measures: [disks], encryption: {at_rest: {unknown: asked}}", "at_rest", ["[unknown] unknown: asked"]),
        ("access: [support]", "access", ["support"]),
        ("access: none", "access", ["[none] none"]),
        ("backup: none", "restore", ["[none] no copies are made"]),
        ("backup: {retention: P30D, tested: weekly}", "restore", ["weekly"]),
        ("backup: {retention: P30D}", "restore", ["[not_recorded] not recorded"]),
        ("backup: {retention: P30D, location: SE}", "backup", ["yes", "  kept for: 30 days", "  kept in: Sweden"]),
        ("protection: hashed", "fields", ["Telephone number (phone): hashed"]),
        ("name: S", "fields", ["[not_recorded] no field with a protection of its own is recorded"]),
    ],
)
def test_a_system_tells_of_its_protection(
    issue: Issue, told: Told, system: str, column: str, expected: list[str]
) -> None:
    manifest = f"measures: {{disks: {{asserts: encryption-at-rest}}}}\nsystems: {{s: {{fields: [phone], {system}}}}}"
    assert told(issue("measures", manifest), "systems", column) == expected


def test_a_system_without_personal_data_is_not_asked(issue: Issue) -> None:
    assert [
        table.key for table in issue("measures", "systems: {s: {fields: none}}").tables if table.key == "systems"
    ] == []


def test_everything_but_the_systems_names_is_a_matter_of_security(issue: Issue, inventory: Inventory) -> None:
    told = [
        table
        for table in issue("measures", inventory("tutoring")).tables
        if table.key in {"letters", "catalog", "systems"}
    ]
    assert [column.key for table in told for column in table.columns if not column.is_security] == ["system"]
