import datetime as dt
from dataclasses import replace

import pytest

from pdmap.documents.document import (
    Cell,
    Column,
    Document,
    Heading,
    Layout,
    Line,
    Metadata,
    Paragraph,
    Row,
    State,
    Table,
)
from pdmap.findings import Location
from pdmap.writers.sheets.build import workbook_of
from pdmap.writers.sheets.workbook import Form, Sheet, Workbook


@pytest.fixture
def workbook(document: Document) -> Workbook:
    return workbook_of(document)


def sheet(workbook: Workbook, name: str) -> Sheet:
    (found,) = [each for each in workbook.sheets if each.name == name]
    return found


def texts(made: Sheet) -> list[list[str]]:
    return [[entry.text for entry in strip.entries] for strip in made.strips]


def test_there_is_a_sheet_for_each_table_and_for_notes_behind_the_contents(workbook: Workbook) -> None:
    assert [each.name for each in workbook.sheets] == [
        *("Contents", "Controller", "Overview", "Activities", "Sources", "How to read"),
    ]


def test_the_contents_lead_to_every_sheet_and_tell_the_text_of_each_section(workbook: Workbook) -> None:
    contents = sheet(workbook, "Contents")
    assert contents.draft.banner == "Record: Sell boots"
    assert texts(contents) == [
        ["Controller", "Sell boots"],
        ["  Overview", ""],
        ["Processing activities", ""],
        ["  Activities", ""],
        ["  Sources", ""],
        ["How to read", ""],
    ]
    led = [workbook.targets.get(strip.entries[0].anchor, ("", 0))[0] for strip in contents.strips]
    assert led == ["Controller", "Overview", "Activities", "Activities", "Sources", "How to read"]


def test_the_register_has_a_row_for_each_activity_and_a_column_for_each_element(workbook: Workbook) -> None:
    register = sheet(workbook, "Activities")
    assert register.draft.head == (
        *("Processing activity", "Purposes (Art. 30(1)(b) GDPR)", "Transfers (Art. 30(1)(e) GDPR)", "Owner"),
    )
    assert register.draft.groups == (("", 1), ("Article 30", 2), ("Further", 1))
    assert texts(register) == [
        [
            "Sell boots",
            "Sell boots\nsecond\nall of the above is assumed: a guess",
            "none\nSell boots\n  Sell boots",
            "not recorded",
        ],
        ["Second", "b", "b (assumed: Sell boots)", "b"],
    ]


def test_the_sources_of_a_register_are_a_sheet_that_leads_back_to_it(workbook: Workbook) -> None:
    sources = sheet(workbook, "Sources")
    assert texts(sources) == [
        ["Sell boots", "Purposes (Art. 30(1)(b) GDPR)", "a.yaml:3, 5, 9; Sell boots:4"],
        ["Sell boots", "Transfers (Art. 30(1)(e) GDPR)", "a.yaml:6, 7, 8"],
        ["Sell boots", "Owner", "a.yaml:2"],
    ]
    assert {workbook.targets[strip.entries[0].anchor] for strip in sources.strips} == {("Activities", 2)}


def test_facts_are_a_row_each_with_their_sources(workbook: Workbook) -> None:
    assert sheet(workbook, "Controller").draft.head == ("Element", "Answer", "Sources")
    assert texts(sheet(workbook, "Controller")) == [["Name (Art. 30(1)(a) GDPR)", "Sell boots", "a.yaml:1"]]


def test_the_overview_leads_to_the_rows_of_the_register(workbook: Workbook) -> None:
    (first, *_), (second, *_) = (strip.entries for strip in sheet(workbook, "Overview").strips)
    assert workbook.targets[first.anchor] == ("Activities", 2)
    assert second.anchor == ""


def test_cells_are_told_apart_by_what_they_answer(workbook: Workbook) -> None:
    first, _ = sheet(workbook, "Activities").strips
    assert [entry.form for entry in first.entries] == [Form.LABEL, Form.TEXT, Form.NONE, Form.SILENT]
    _, second = sheet(workbook, "Overview").strips
    assert [entry.form for entry in second.entries] == [Form.LABEL, Form.OPEN, Form.SOURCE]


def test_text_before_the_first_heading_is_told_under_the_title(document: Document) -> None:
    made = workbook_of(replace(document, blocks=(Paragraph("Hello"), *document.blocks)))
    assert texts(made.sheets[0])[0] == ["Record: Sell boots", "Hello"]


def test_facts_in_groups_name_the_group_of_each() -> None:
    columns = (Column("a", "A", group="First"), Column("b", "B", group="Second"))
    row = Row((Cell((Line("x"),)), Cell((Line("not recorded", State.NOT_RECORDED),))))
    table = Table("facts", "Facts", columns, (row,), Layout.FACTS)
    made = workbook_of(document_of(Heading(2, "Facts", "facts"), table))
    assert sheet(made, "Facts").draft.head == ("Part", "Element", "Answer")
    assert texts(sheet(made, "Facts")) == [["First", "A", "x"], ["Second", "B", "not recorded"]]


def test_a_wide_sheet_is_printed_side_by_side_and_a_narrow_one_on_a_page() -> None:
    columns = tuple(Column(f"c{number}", f"Column {number}") for number in range(30))
    row = Row(tuple(Cell((Line("some words of text"),)) for _ in columns))
    wide = Table("wide", "Wide", columns, (row,))
    narrow = Table("narrow", "Narrow", columns[:3], (Row(row.cells[:3]),))
    made = workbook_of(document_of(wide, narrow))
    assert [each.is_wide for each in made.sheets] == [False, True, False]


def test_the_sources_of_a_wide_grid_are_a_sheet_of_their_own() -> None:
    columns = tuple(Column(f"c{number}", f"Column {number}") for number in range(7))
    cells = tuple(Cell((Line(str(number), sources=(Location("a.yaml"),)),)) for number in range(7))
    made = workbook_of(document_of(Table("grid", "Grid", columns, (Row(cells),))))
    assert [each.name for each in made.sheets] == ["Contents", "Grid", "Sources"]
    assert sheet(made, "Grid").draft.head == tuple(column.title for column in columns)
    assert texts(sheet(made, "Sources"))[1] == ["0", "Column 1", "a.yaml"]
    assert sheet(made, "Sources").draft.head == ("Column 0", "Element", "Sources")


def document_of(*blocks: Heading | Table) -> Document:
    metadata = Metadata(kind="x", organization="", as_of=dt.date(2026, 11, 23), version="0.0.0")
    return Document(title="Title", language="en", metadata=metadata, blocks=blocks)
