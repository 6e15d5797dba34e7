import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pdmap.documents.document import Document, Layout
from pdmap.writers.ods import write

HOSTILE: dict[str, str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "table": f"{_OASIS}:table:1.0",
    "text": f"{_OASIS}:text:1.0",
    "config": f"{_OASIS}:config:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": f"{_OASIS}:manifest:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": f"{_OASIS}:meta:1.0",
}

FROZEN = "2"
"""What LibreOffice calls a split that stays where it is."""


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def found(element: etree._Element, path: str) -> list[etree._Element]:
    return list(element.xpath(path, namespaces=NAMES))


def named(element: etree._Element, name: str) -> str | None:
    prefix, _, local = name.partition(":")
    value: str | None = element.get(f"{{{NAMES[prefix]}}}{local}")
    return value


def text_of(element: etree._Element) -> str:
    """Return the text of a cell or a paragraph, with the blanks that have elements."""
    if element.tag == f"{{{NAMES['text']}}}s":
        return " " * int(named(element, "text:c") or 1)
    if element.tag == f"{{{NAMES['table']}}}table-cell":
        return "\n".join(map(text_of, element))
    return (element.text or "") + "".join(text_of(child) + (child.tail or "") for child in element)


def columns(data: bytes) -> list[str]:
    """Return the whole text of each column of each sheet, from top to bottom, without blanks."""
    columns_: list[str] = []
    for sheet in found(part(data, "content.xml"), "//table:table"):
        rows = [
            [text_of(cell) for cell in found(row, "table:table-cell")] for row in found(sheet, ".//table:table-row")
        ]
        width = max(map(len, rows))
        columns_ += ["".join(row[number] for row in rows if number < len(row)) for number in range(width)]
    return [condensed(column) for column in columns_]


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
    cells = found(part(write(document_with(text)), "content.xml"), "//table:table-cell")
    assert held(text) in {text_of(cell) for cell in cells}


def test_nothing_is_calculated_and_nothing_leads_out_of_the_file(hostile_document: Document) -> None:
    content = part(write(hostile_document), "content.xml")
    assert found(content, "//@table:formula") == []
    assert {*found(content, "//@office:value-type")} == {"string"}
    assert all(str(target).startswith("#'") for target in found(content, "//@xlink:href"))
    assert found(content, "//*[namespace-uri()='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0']") == []


def test_the_file_says_first_what_it_is_and_lists_its_parts(document: Document) -> None:
    data = write(document)
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    assert data[30:38] == b"mimetype"
    assert data[38 : 38 + len(kind)] == kind
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    listed = [named(entry, "manifest:full-path") for entry in part(data, "META-INF/manifest.xml")]
    assert ["mimetype", *listed[1:], "META-INF/manifest.xml"] == names
    assert listed[0] == "/"


def test_every_style_that_is_used_is_there(hostile_document: Document) -> None:
    content = part(write(hostile_document), "content.xml")
    pages = part(write(hostile_document), "styles.xml")
    made = {*found(content, "//style:style/@style:name")}
    assert {*found(content, "//@table:style-name")} <= made
    assert {*found(content, "//@style:master-page-name")} <= {*found(pages, "//style:master-page/@style:name")}
    layouts = {*found(pages, "//style:page-layout/@style:name")}
    assert {*found(pages, "//style:master-page/@style:page-layout-name")} == layouts


def test_heads_and_the_first_column_stay_in_sight_and_rows_can_be_filtered(document: Document) -> None:
    data = write(document)
    entries = found(part(data, "settings.xml"), "//config:config-item-map-named/config:config-item-map-entry")
    frozen = {
        named(entry, "config:name"): [item.text for item in entry if "Split" in (named(item, "config:name") or "")]
        for entry in entries
    }
    assert frozen == {
        "Contents": [],
        "Controller": [FROZEN, FROZEN, "1", "1", "3"],
        "Overview": [FROZEN, FROZEN, "1", "1", "3"],
        "Activities": [FROZEN, FROZEN, "1", "2", "3"],
        "Sources": [FROZEN, FROZEN, "1", "1", "3"],
        "How to read": [FROZEN, FROZEN, "1", "1", "3"],
    }
    ranges = found(part(data, "content.xml"), "//table:database-range/@table:target-range-address")
    assert ranges == [
        *("'Overview'.A1:'Overview'.C3", "'Activities'.A2:'Activities'.D4", "'Sources'.A1:'Sources'.C4"),
    ]


def test_heads_are_repeated_on_every_page_and_the_first_column_of_wide_sheets(document: Document) -> None:
    (register,) = [table for table in document.tables if table.layout is Layout.REGISTER]
    columns_ = tuple(replace(register.columns[0], key=str(number)) for number in range(30))
    rows = tuple(replace(row, cells=row.cells[:1] * 30) for row in register.rows)
    wide = replace(document, blocks=(replace(register, columns=columns_, rows=rows),))
    (sheet,) = found(part(write(wide), "content.xml"), "//table:table[@table:name='Activities']")
    assert named(sheet, "table:style-name") == "taWide"
    assert len(found(sheet, "table:table-header-rows/table:table-row")) == 2
    assert len(found(sheet, "table:table-header-columns/table:table-column")) == 1
    assert len(found(sheet, ".//table:table-column")) == 31


def test_the_overview_leads_to_the_row_of_the_activity(document: Document) -> None:
    content = part(write(document), "content.xml")
    (link,) = found(content, "//table:table[@table:name='Overview']//text:a")
    assert (named(link, "xlink:href"), text_of(link)) == ("#'Activities'.A3", "Sell boots")


def test_text_is_wrapped_and_stands_at_the_top(document: Document) -> None:
    properties = found(part(write(document), "content.xml"), "//style:table-cell-properties")
    assert {(named(each, "fo:wrap-option"), named(each, "style:vertical-align")) for each in properties} == {
        ("wrap", "top")
    }


def test_the_file_says_whose_it_is_and_of_which_day(document: Document) -> None:
    meta = part(write(document), "meta.xml")
    assert [element.text for element in found(meta, "//dc:title | //dc:creator | //dc:language")] == [
        *("Record: Sell boots", "Sell boots", "en")
    ]
    days = {element.text for element in found(meta, "//meta:creation-date | //dc:date")}
    assert days == {"2026-11-23T00:00:00"}


def test_pages_lie_across(document: Document) -> None:
    layouts = found(part(write(document), "styles.xml"), "//style:page-layout/style:page-layout-properties")
    assert layouts
    for layout in layouts:
        assert named(layout, "style:print-orientation") == "landscape"
        assert (named(layout, "fo:page-width"), named(layout, "fo:page-height")) == ("29.7cm", "21cm")
