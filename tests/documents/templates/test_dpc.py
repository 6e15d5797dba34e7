from collections.abc import Callable

import pytest

from pdmap.documents.document import Cell, Document, Layout, State

Fill = Callable[..., Document]
Answers = Callable[[Document], dict[str, Cell]]
Told = Callable[..., list[str]]
Keys = Callable[[Document], list[str]]

COLUMNS = {
    "controller": [
        "Business function",
        "Purpose of processing",
        "Joint controller (where applicable)",
        "Categories of data subjects",
        "Categories of personal data",
        "Special categories of personal data",
        "Lawful basis",
        "Condition for special categories",
        "Categories of recipients",
        "Processors and contracts",
        "Transfers to third countries or international organisations, and safeguards",
        "Retention period and reason for it",
        "Technical and organisational security measures",
        "Data protection impact assessment",
        "Source of the personal data",
    ],
    "processor": [
        "Controllers on whose behalf the processing is carried out",
        "Categories of processing",
        "Contracts with the controllers",
        "Transfers to third countries or international organisations, and safeguards",
        "Technical and organisational security measures",
    ],
}
REQUIRED = {
    "controller": [
        *("purposes", "joint_controllers", "subjects", "data", "recipients", "transfers", "retention", "measures"),
    ],
    "processor": ["controllers", "categories_of_processing", "transfers", "measures"],
}
SILENT = "organization: {}\nactivities: {a: {role: joint-controller}, b: {role: processor}}"


@pytest.mark.parametrize("register", COLUMNS)
def test_a_spreadsheet_has_its_columns_in_order(register: str, fill: Fill) -> None:
    table = next(table for table in fill("dpc", register, SILENT).tables if table.layout is Layout.REGISTER)
    assert [column.title for column in table.columns] == COLUMNS[register]
    assert [column.key for column in table.columns if column.is_expected] == REQUIRED[register]


@pytest.mark.parametrize("register", COLUMNS)
def test_a_silent_inventory_leaves_every_required_column_open(register: str, fill: Fill, answers: Answers) -> None:
    found = answers(fill("dpc", register, SILENT))
    required = [*("name", "contact", "officer", "representative"), *REQUIRED[register]]
    assert {found[key].state for key in required} == {State.NOT_RECORDED}


def test_what_the_commission_asks_beside_article_30_is_listed(fill: Fill, keys: Keys) -> None:
    named = keys(fill("dpc", "controller", SILENT))
    assert {"activities/a/function", "activities/a/dpia", "activities/a/source"} <= set(named)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("[email.address]", ["[none] none among the recorded categories of data"]),
        ("[health, email.address]", ["Health data (health), special category (Article 9)"]),
        ("none", ["[none] none"]),
    ],
)
def test_special_categories_stand_apart(data: str, lines: list[str], told: Told) -> None:
    assert told("dpc", "special_data", f"activities: {{a: {{role: controller, data: {data}}}}}") == lines


@pytest.mark.parametrize("register", COLUMNS)
def test_the_spreadsheets_look_as_they_did(register: str, look: Callable[[str, str], None]) -> None:
    look("dpc", register)
