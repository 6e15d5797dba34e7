import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from pdmap.documents.document import Cell, Document, Layout, Line, Table
from pdmap.engine import EngineMissingError
from pdmap.writers.xlsx import write

HOSTILE: dict[str, str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EXCEL_SHOWS = 409.5
"""Points of a row at most."""


def parts(data: bytes) -> dict[str, etree._Element]:
    """Return every part of the file, which is parsed by that."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def strings(data: bytes) -> list[str]:
    """Return every text once, as Excel reads it: `_x005F_` says that `_x0041_` behind it is meant as it is."""
    items = parts(data)["xl/sharedStrings.xml"].iter(f"{MAIN}si")
    texts = ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in items]
    assert not any("_x000" in text.replace("_x005F_x000D_", "") for text in texts)
    return [text.replace("_x005F_", "_") for text in texts]


def columns(data: bytes) -> list[str]:
    """Return the whole text of each column, from top to bottom, without blanks."""
    texts = strings(data)
    found: dict[tuple[int, str], list[str]] = {}
    for number, sheet in enumerate(sheets(data)):
        for each in sheet.iter(f"{MAIN}c"):
            letters = re.sub(r"\d", "", each.attrib["r"])
            found.setdefault((number, letters), []).extend(texts[int(value.text or "")] for value in each)
    return [condensed("".join(column)) for column in found.values()]


def sheets(data: bytes) -> Iterator[etree._Element]:
    yield from (part for name, part in parts(data).items() if name.startswith("xl/worksheets/sheet"))


def condensed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_arrives_as_text(
    text: str,
    document_with: Callable[[str], Document],
    texts: Callable[[Document], set[str]],
    held: Callable[[str], str],
) -> None:
    document = document_with(text)
    written = columns(write(document))
    assert [each for each in texts(document) if not any(condensed(held(each)) in column for column in written)] == []


@pytest.mark.parametrize("text", [text for text in HOSTILE.values() if len(text) < 100])
def test_a_short_text_arrives_with_its_blanks_and_lines(
    text: str, document_with: Callable[[str], Document], held: Callable[[str], str]
) -> None:
    assert held(text) in strings(write(document_with(text)))


def test_nothing_is_calculated_and_nothing_leads_out_of_the_file(hostile_document: Document) -> None:
    data = write(hostile_document)
    for name, part in parts(data).items():
        assert not [element.tag for element in part.iter() if element.tag in {f"{MAIN}f", f"{MAIN}ddeLink"}]
        if name.endswith(".rels"):
            assert not [element for element in part if element.get("TargetMode") == "External"]
    for sheet in sheets(data):
        assert {cell.get("t") for cell in sheet.iter(f"{MAIN}c") if len(cell)} == {"s"}
        assert all(link.get("location") for link in sheet.iter(f"{MAIN}hyperlink"))


def test_heads_and_the_first_column_stay_in_sight_and_rows_can_be_filtered(document: Document) -> None:
    book = load_workbook(io.BytesIO(write(document)))
    assert {sheet.title: (sheet.freeze_panes, sheet.auto_filter.ref) for sheet in book} == {
        "Contents": (None, None),
        "Controller": ("B2", None),
        "Overview": ("B2", "A1:C3"),
        "Activities": ("B3", "A2:D4"),
        "Sources": ("B2", "A1:C4"),
        "How to read": ("B2", None),
    }


def test_sheets_are_printed_across_with_their_heads_on_every_page(document: Document) -> None:
    book = load_workbook(io.BytesIO(write(document)))
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.right.text == "&P / &N"
        assert sheet.oddHeader.left.text == "Record: Sell boots"
    assert book["Activities"].print_title_rows == "$1:$2"


def test_a_sheet_that_no_page_is_wide_enough_for_repeats_its_first_column(document: Document) -> None:
    (register,) = [table for table in document.tables if table.layout is Layout.REGISTER]
    columns = tuple(replace(register.columns[0], key=str(number)) for number in range(30))
    rows = tuple(replace(row, cells=row.cells[:1] * 30) for row in register.rows)
    wide = replace(document, blocks=(replace(register, columns=columns, rows=rows),))
    sheet = load_workbook(io.BytesIO(write(wide)))["Activities"]
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.page_setup.scale == 65
    assert sheet.max_column == 31


def test_an_ampersand_in_a_title_is_no_code_of_the_page(document: Document) -> None:
    sheet = next(sheets(write(replace(document, title="Boots &P & &A Sons"))))
    (header,) = sheet.iter(f"{MAIN}oddHeader")
    assert 'Boots &&P && &&A Sons&R&8&"Arial' in (header.text or "")


def test_the_overview_leads_to_the_row_of_the_activity(document: Document) -> None:
    book = load_workbook(io.BytesIO(write(document)))
    assert book["Overview"]["A2"].hyperlink.location == "'Activities'!A3"
    assert book["Activities"]["A3"].value == "Sell boots"


@pytest.mark.parametrize("text", [text for text in HOSTILE.values() if len(text) < 100])
def test_cells_with_links_hold_the_text_as_written(
    text: str, document_with: Callable[[str], Document], held: Callable[[str], str]
) -> None:
    book = load_workbook(io.BytesIO(write(document_with(text))))
    linked = [cell for row in book["Overview"].iter_rows() for cell in row if cell.hyperlink]
    assert [cell.coordinate for cell in linked] == ["A2"]
    assert linked[0].value == held(text)


def test_links_beyond_those_that_excel_takes_leave_their_texts(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pdmap.writers.xlsx._MOST_LINKS", 1)
    (overview,) = [table for table in document.tables if table.layout is Layout.GRID]
    twice = replace(overview, rows=(overview.rows[0],) * 3)
    blocks = tuple(twice if block is overview else block for block in document.blocks)
    sheet = load_workbook(io.BytesIO(write(replace(document, blocks=blocks))))["Overview"]
    cells = [sheet[f"A{row}"] for row in (2, 3, 4)]
    assert [(cell.value, bool(cell.hyperlink)) for cell in cells] == [
        *(("Sell boots", True), ("Sell boots", False), ("Sell boots", False)),
    ]


@pytest.mark.parametrize("title", ["R&G Holding", "a &[Picture] &G", "&G" * 45, "&" * 90, "\U0001f600" * 90])
def test_a_title_is_in_the_printed_head_whatever_it_says(document: Document, title: str) -> None:
    sheet = next(sheets(write(replace(document, title=title))))
    (header,) = sheet.iter(f"{MAIN}oddHeader")
    text = header.text or ""
    left = text[2:].partition("&R&8")[0].removeprefix('&8&"Arial,Regular"').replace("&B&B", "").replace("&&", "&")
    assert left
    assert title.startswith(left)
    assert len(left) >= min(len(title), 30)
    assert len(text.encode("utf-16-le")) // 2 <= 255


def test_a_very_long_text_arrives_in_rows_that_show_all_of_it(document_with: Callable[[str], Document]) -> None:
    text = "word " * 9_000
    sheet = load_workbook(io.BytesIO(write(document_with(text))))["Activities"]
    values = [str(row[1].value or "") for row in sheet.iter_rows(min_row=3)]
    assert condensed(text) in condensed("".join(values))
    assert max(map(len, values)) <= 32_767


def test_no_row_is_taller_than_excel_shows(hostile_document: Document) -> None:
    book = load_workbook(io.BytesIO(write(hostile_document)))
    heights = [row.height for sheet in book for row in sheet.row_dimensions.values()]
    assert len(heights) > 80
    assert max(heights) <= EXCEL_SHOWS


def test_the_file_says_what_it_is_and_whose_and_of_which_day(document: Document) -> None:
    properties = load_workbook(io.BytesIO(write(document))).properties
    assert (properties.title, properties.creator) == ("Record: Sell boots", "Sell boots")
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2026-11-23 00:00"
    assert f"{properties.modified:%Y-%m-%d %H:%M}" == "2026-11-23 00:00"


def test_states_are_told_apart_by_form(document: Document) -> None:
    book = load_workbook(io.BytesIO(write(document)))
    assert book["Overview"]["B3"].font.italic
    assert not book["Overview"]["B2"].font.italic


def test_cells_are_texts_even_when_somebody_edits_them(document: Document) -> None:
    book = load_workbook(io.BytesIO(write(document)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.number_format for cell in cells} == {"@"}


def test_a_table_without_rows_has_a_head_and_no_filter(document: Document) -> None:
    tables = tuple(replace(table, rows=()) for table in document.tables if table.layout is Layout.GRID)
    sheet = load_workbook(io.BytesIO(write(replace(document, blocks=tables))))["Overview"]
    assert [cell.value for cell in sheet[1]] == ["Activity", "Open"]
    assert sheet.auto_filter.ref is None


def test_an_organization_without_a_name_and_an_empty_cell_can_be_written(document: Document) -> None:
    unnamed = replace(document, metadata=replace(document.metadata, organization=""))
    (overview,) = [table for table in document.tables if table.layout is Layout.GRID]
    empty = replace(overview.rows[0], cells=(Cell((Line(""),)), Cell(())))
    blocks: tuple[Table, ...] = (replace(overview, rows=(empty,)),)
    sheet = load_workbook(io.BytesIO(write(replace(unnamed, blocks=blocks))))["Overview"]
    assert [cell.value for cell in sheet[2]] == [None, None]


def test_a_missing_library_is_one_clear_line(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(EngineMissingError, match=r"^xlsxwriter is missing: pip install 'pdmap\[office\]'$"):
        write(document)
