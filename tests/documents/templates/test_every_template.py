"""What holds for every template, whoever's it is."""

from collections.abc import Callable

import pytest

from pdmap.app.record import templates
from pdmap.documents.document import Document, Layout, State, Table
from pdmap.writers import json

Fill = Callable[..., Document]

TEMPLATES = list(templates())
REGISTERS = ["controller", "processor"]
EDITIONS = [(name, language) for name, template in templates().items() for language in template.languages]
SILENT = "organization: {}\nactivities: {a: {role: joint-controller}, b: {role: processor}}"
CONTROLLERS_MATTERS = {"purposes", "subjects", "data", "retention", "lawful_basis", "special_categories", "notice"}
MEASURES = ("Disk encryption", "Training of staff", "TLS: version 1.3 only")


def blank(document: Document) -> list[str]:
    return [
        column.key
        for table in document.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if not cell.lines or not all(line.text.strip() for line in cell.lines)
    ]


def register_of(document: Document) -> Table:
    return next(table for table in document.tables if table.layout is Layout.REGISTER)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_whose_it_is_and_has_english(name: str) -> None:
    template = templates()[name]
    assert template.description
    assert not template.description.endswith(".")
    assert "en" in template.languages


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_a_document_names_its_template_its_register_and_its_language(
    name: str, language: str, register: str, fill: Fill, clinic: str
) -> None:
    document = fill(name, register, clinic, language)
    assert (document.metadata.template, document.metadata.kind) == (name, f"{register}_record")
    assert document.language == language


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_the_register_of_a_processor_has_no_place_for_the_controllers_matters(
    name: str, language: str, fill: Fill, clinic: str
) -> None:
    document = fill(name, "processor", clinic, language)
    assert CONTROLLERS_MATTERS.isdisjoint(column.key for table in document.tables for column in table.columns)
    written = json.write(document).decode()
    told = ("Booking of visits", "end-user-of-customer", "name.full", "Full name", "1 year", "P1Y")
    assert [text for text in told if text in written] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_activity_is_in_the_register_of_its_role_alone(name: str, fill: Fill, clinic: str) -> None:
    titles = {register: [row.title for row in register_of(fill(name, register, clinic)).rows] for register in REGISTERS}
    assert titles == {
        "controller": ["Care of patients", "newsletter"],
        "processor": ["Booking for other practices"],
    }


@pytest.mark.parametrize("inventory", ["cloudkarafka", "webshop-flawed", "minimal"])
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_no_cell_of_an_example_is_blank(
    name: str, language: str, register: str, inventory: str, fill: Fill, examples: Callable[[str], dict[str, str]]
) -> None:
    assert blank(fill(name, register, examples(inventory), language)) == []


@pytest.mark.parametrize("value", ["{}", "[]", "none", "[{}]", "{unknown: not asked}"])
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_odd_answer_leaves_a_cell_blank(name: str, register: str, value: str, record_anyhow: Fill) -> None:
    keys = (
        *("purposes", "subjects", "data", "systems", "recipients", "transfers", "retention", "residency", "notice"),
        *("dpia", "joint_controllers", "on_behalf_of", "categories_of_processing", "measures", "rights", "owner"),
        *("automated_decisions", "retention_policy", "contact", "collection", "source", "types_of_processing"),
    )
    activity = ", ".join(f"{key}: {value}" for key in keys)
    organization = ", ".join(f"{key}: {value}" for key in ("contact", "dpo", "representative", "supervisory_authority"))
    manifest = f"organization: {{{organization}}}\nactivities: {{a: {{role: {register}, {activity}}}}}"
    assert blank(record_anyhow(name, register, manifest)) == []


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_a_document_can_be_made_of_nothing(name: str, language: str, register: str, fill: Fill) -> None:
    document = fill(name, register, "{}", language)
    assert blank(document) == []
    assert not any(table.layout is Layout.REGISTER for table in document.tables)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_open_points_name_keys_that_the_language_has(
    name: str,
    register: str,
    fill: Fill,
    keys: Callable[[Document], list[str]],
    is_key: Callable[[str], bool],
    clinic: str,
    examples: Callable[[str], dict[str, str]],
) -> None:
    named = [
        key
        for manifest in ("{}", SILENT, clinic, examples("cloudkarafka"))
        for key in keys(fill(name, register, manifest))
    ]
    assert named
    assert [key for key in named if not is_key(key)] == []


def test_the_keys_of_the_language_are_told_from_others(is_key: Callable[[str], bool]) -> None:
    assert is_key("activities/a/purposes/p/consent/record")
    assert is_key("activities/a/transfers/us/mechanisms/scc/safeguards")
    assert not is_key("activities/a/purposes/p/consent/place")
    assert not is_key("activities/a/transfers/us/mechanisms/scc/warranty")
    assert not is_key("processing/a")


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_required_column_of_a_silent_inventory_is_an_open_point(name: str, register: str, fill: Fill) -> None:
    document = fill(name, register, SILENT)
    table = register_of(document)
    missing = {
        (column.title, column.group) if column.is_part else (column.title,)
        for column, cell in zip(table.columns, table.rows[0].cells, strict=True)
        if (column.is_expected or cell.is_expected) and any(line.state is State.NOT_RECORDED for line in cell.lines)
    }
    listed = [
        row.cells[1].lines[0].text for table in document.tables if table.key == "open_points" for row in table.rows
    ]
    assert missing
    assert [titles for titles in missing if not any(text.startswith(titles) for text in listed)] == []


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_fact_names_a_line_that_holds_its_key(
    name: str, language: str, register: str, fill: Fill, clinic: str
) -> None:
    lines = clinic.split("\n")
    for table in fill(name, register, clinic, language).tables:
        if table.key in {"about", "open_points"}:
            continue
        for cell in (cell for row in table.rows for cell in row.cells):
            assert cell.sources
            for source in cell.sources:
                assert source.span
                assert source.label
                assert source.label in lines[source.span.start.line - 1]


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_pointer_leads_to_a_part_of_the_document(
    name: str, language: str, register: str, fill: Fill, clinic: str
) -> None:
    document = fill(name, register, clinic, language)
    anchors = {block.anchor for block in document.blocks if hasattr(block, "anchor")}
    anchors |= {row.anchor for table in document.tables for row in table.rows}
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    assert {line.anchor for cell in cells for line in cell.lines} - {""} <= anchors - {""}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_measures_stand_in_columns_about_security_alone(name: str, register: str, fill: Fill, clinic: str) -> None:
    cells = [
        (column.is_security, line.text)
        for table in fill(name, register, clinic).tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        for line in cell.lines
        if any(measure in line.text for measure in MEASURES)
    ]
    assert cells
    assert [text for is_security, text in cells if not is_security] == []
