"""What an inventory that tells all, and one that tells nothing, make of the forms of continental authorities."""

from collections.abc import Callable

import pytest

from pdmap.documents.document import Document, Layout, State

Fill = Callable[..., Document]
Keys = Callable[[Document], list[str]]

HALF = """
parties: {p: {country: US}, q: {}}
systems: {s: {hosted_by: q, fields: [email.address]}}
activities:
  a:
    role: controller
    systems: [s]
    recipients: [{category: staff}, p]
    contact: {position: head}
    data: [email.address, phone]
    transfers: [{country: US, mechanisms: [derogation-compelling-interests]}, {importer: p}, {country: worldwide}]
    retention: [{data: [phone], period: P1Y}]
"""
"""Answers that leave parts open."""

FORMS = ["apd", "cnil", "cnpd", "dsk"]
REGISTERS = ["controller", "processor"]
SILENT = "organization: {}\nactivities: {a: {role: joint-controller}, b: {role: processor}}"
LANGUAGES = {"apd": ["fr", "nl"], "cnil": ["fr"], "cnpd": ["fr", "de"], "dsk": ["de"]}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", FORMS)
def test_a_full_inventory_answers_every_column(name: str, register: str, fill: Fill, keys: Keys, practice: str) -> None:
    document = fill(name, register, practice)
    open_columns = [
        column.key
        for table in document.tables
        if table.is_shared or table.layout is Layout.REGISTER
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if any(line.is_open for line in cell.lines)
    ]
    # The language has no key for the day on which a sheet was made, which the CNIL's form asks for.
    assert open_columns == (["created"] if name == "cnil" else [])
    assert keys(document) == []


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", FORMS)
def test_a_silent_inventory_answers_no_column_that_is_expected(name: str, register: str, fill: Fill) -> None:
    answered = [
        (column.key, cell.state)
        for table in fill(name, register, SILENT).tables
        if table.is_shared or table.layout is Layout.REGISTER
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.is_expected and column.key != "number" and cell.state is not State.NOT_RECORDED
    ]
    assert answered == []


@pytest.mark.parametrize("name", FORMS)
def test_what_parts_of_one_question_lack_is_one_open_point(name: str, fill: Fill, keys: Keys) -> None:
    named = keys(fill(name, "controller", SILENT))
    assert named.count("activities/a/data") == 1
    assert named.count("activities/a/measures") == 1


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", FORMS)
def test_each_language_asks_the_same_under_titles_of_its_own(
    name: str, register: str, columns: Callable[..., dict[str, str]]
) -> None:
    english = columns(name, register)
    for language in LANGUAGES[name]:
        own = columns(name, register, language)
        assert list(own) == list(english)
        same = {key for key in own if own[key] == english[key]}
        assert same <= {"status"}


@pytest.mark.parametrize("name", FORMS)
def test_no_word_of_the_controllers_matter_reaches_the_register_of_a_processor(
    name: str, fill: Fill, practice: str
) -> None:
    lines = [
        line.text
        for table in fill(name, "processor", practice).tables
        for row in table.rows
        for cell in row.cells
        for line in cell.lines
    ]
    assert "posting" in lines
    assert [text for text in lines if "zz-" in text or "77 days" in text] == []


@pytest.mark.parametrize("name", FORMS)
def test_what_half_an_answer_leaves_open_is_asked_for_by_keys_of_the_language(
    name: str, fill: Fill, keys: Keys, is_key: Callable[[str], bool]
) -> None:
    named = keys(fill(name, "controller", HALF))
    assert "activities/a/retention" in named
    assert [key for key in named if not is_key(key)] == []
