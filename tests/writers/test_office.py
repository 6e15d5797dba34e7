"""LibreOffice reads what the writers wrote: text, pages and cells."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdf
import pytest
from lxml import etree

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record, writers, written
from pdmap.documents.document import Document, Layout, Table
from pdmap.writers import csv as csv_writer

ROOT = Path(__file__).parents[2]
HOSTILE: dict[str, str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
INVENTORIES = {
    "cloudkarafka": ROOT / "inventories" / "cloudkarafka",
    "clinic": ROOT / "tests" / "documents" / "inventory" / "clinic.yaml",
    "everything": ROOT / "tests" / "documents" / "inventory" / "everything.yaml",
}
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""A file for each sheet: commas, quotes, UTF-8, what is shown."""
TEXT = "txt:Text (encoded):UTF8"

Convert = Callable[[Mapping[str, bytes], str], dict[str, bytes]]


def records() -> Iterator[tuple[str, Document]]:
    for name, path in INVENTORIES.items():
        files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        loaded = load_texts({file.name: file.read_bytes() for file in files})
        for register in Register:
            yield f"{name}-{register}", record(loaded, register, Edition(as_of=dt.date(2026, 11, 23)))


DOCUMENTS = dict(records())


@pytest.fixture(scope="module")
def documents(hostile_document: Document) -> dict[str, Document]:
    return DOCUMENTS | {"hostile": hostile_document}


@pytest.fixture(scope="module")
def files(documents: dict[str, Document]) -> Callable[..., dict[str, bytes]]:
    """Return the files of all documents in formats."""

    @cache
    def made(*formats: str) -> dict[str, bytes]:
        return {
            f"{name}-{each}.{each}": written(document, writers()[each])
            for name, document in documents.items()
            for each in formats
        }

    return made


@pytest.fixture(scope="module")
def cells(office: Convert, files: Callable[..., dict[str, bytes]]) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet, by file and sheet."""
    sheets = office(files("xlsx", "ods"), ALL_SHEETS)
    return {
        name.removesuffix(".csv"): list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        for name, data in sheets.items()
    }


def condensed(text: str) -> str:
    return "".join(text.split())


def lines(document: Document) -> Iterator[str]:
    for table in document.tables:
        for row in table.rows:
            yield from (line.text for cell in row.cells for line in cell.lines)
            yield row.title


def register(document: Document) -> Table:
    return next(table for table in document.tables if table.layout is Layout.REGISTER)


def whole(rows: Iterable[list[str]], labels: set[str]) -> list[list[str]]:
    """Return rows without blanks; those that continue a row, whose label they repeat, are added to it."""
    records_: list[list[str]] = []
    for row in rows:
        texts = [condensed(text) for text in row]
        if records_ and texts[0] in {records_[-1][0], ""} and texts[0] in labels:
            records_[-1] = [*texts[:1], *(a + b for a, b in zip(records_[-1][1:], texts[1:], strict=True))]
        else:
            records_.append(texts)
    return records_


def test_every_line_of_a_record_arrives_in_word(
    office: Convert, files: Callable[..., dict[str, bytes]], documents: dict[str, Document], held: Callable[[str], str]
) -> None:
    texts = office(files("docx"), TEXT)
    for name, document in documents.items():
        text = condensed(texts[f"{name}-docx.txt"].decode("utf-8-sig"))
        assert [line for line in lines(document) if condensed(held(line)) not in text] == []


def test_pages_of_word_name_every_activity_and_repeat_the_head_of_every_table(
    office: Convert, files: Callable[..., dict[str, bytes]]
) -> None:
    pages = office({name: data for name, data in files("docx").items() if not name.startswith("hostile")}, "pdf")
    for name, document in DOCUMENTS.items():
        reader = pypdf.PdfReader(io.BytesIO(pages[f"{name}-docx.pdf"]))
        texts = [page.extract_text() for page in reader.pages]
        assert all(condensed(row.title) in condensed("".join(texts)) for row in register(document).rows)
        assert [text for number, text in enumerate(texts, 1) if f"{number} / {len(texts)}" not in text] == []
        for table in document.tables:
            for row in table.rows if table.layout is Layout.REGISTER else ():
                assert_repeated(texts, f"{table.row_label} {row.title}")


def assert_repeated(pages: list[str], head: str) -> None:
    """Assert that the head of a table stands on all pages from the first that has it to the last."""
    having = [number for number, text in enumerate(pages) if condensed(head) in condensed(text)]
    assert having == [*range(having[0], having[-1] + 1)]


@pytest.mark.parametrize("format_", ["xlsx", "ods"])
def test_sheets_have_the_cells_of_the_csv(cells: dict[str, list[list[str]]], format_: str) -> None:
    for name, document in DOCUMENTS.items():
        table = register(document)
        alone = replace(document, blocks=(table,))
        expected = list(csv.reader(io.StringIO(csv_writer.write(alone).decode("utf-8-sig"), newline="")))
        sheet = cells[f"{name}-{format_}-{table.caption}"]
        sheet = sheet[1:] if any(column.group for column in table.columns) else sheet
        labels = {condensed(row[0]) for row in expected[1:]}
        without_sources = [unguarded(row[:-1]) for row in whole(expected, set())]
        assert [unguarded(row) for row in whole(sheet, labels)] == without_sources


def unguarded(row: list[str]) -> list[str]:
    """Return cells without the apostrophe that keeps spreadsheets from calculating a CSV."""
    return [re.sub(r"^'(?=.*)", "", text) for text in row]


@pytest.mark.parametrize("format_", ["xlsx", "ods"])
def test_every_hostile_text_arrives_in_a_spreadsheet(
    cells: dict[str, list[list[str]]], held: Callable[[str], str], format_: str
) -> None:
    column = condensed("".join(row[0] for row in cells[f"hostile-{format_}-List"]))
    assert [text for text in HOSTILE.values() if condensed(held(text)) not in column] == []


@pytest.mark.parametrize("format_", ["xlsx", "ods"])
@pytest.mark.parametrize("text", [text for text in HOSTILE.values() if len(text) < 100])
def test_a_hostile_text_arrives_in_a_spreadsheet_as_written(
    cells: dict[str, list[list[str]]], held: Callable[[str], str], text: str, format_: str
) -> None:
    assert held(text) in {row[0] for row in cells[f"hostile-{format_}-List"]}


def test_no_row_is_lower_than_libreoffice_would_make_it(
    office: Convert, files: Callable[..., dict[str, bytes]]
) -> None:
    given = files("ods")
    asked = office({name: with_heights_left_to_the_program(data) for name, data in given.items()}, "fods")
    for name, data in given.items():
        ours = heights(part(data, "content.xml"))
        theirs = heights(etree.fromstring(asked[name.replace(".ods", ".fods")]))
        assert len(ours) == len(theirs)
        assert [pair for pair in zip(ours, theirs, strict=True) if pair[0] + 1 < pair[1]] == []
        assert max(ours) <= 409


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def with_heights_left_to_the_program(data: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(changed, "w") as made:
        for name in archive.namelist():
            text = archive.read(name)
            made.writestr(name, text.replace(b'optimal-row-height="false"', b'optimal-row-height="true"'))
    return changed.getvalue()


def heights(content: etree._Element) -> list[float]:
    """Return the height of every row with content, in points, by sheet and from top to bottom."""
    names = {prefix: f"urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0" for prefix in ("style", "table")}
    styles = {
        str(style.get(f"{{{names['style']}}}name")): points(str(height))
        for style in content.xpath("//style:style[@style:family='table-row']", namespaces=names)
        for height in style.xpath("*/@style:row-height", namespaces=names)
    }
    rows = content.xpath("//table:table-row[table:table-cell/*]", namespaces=names)
    return [styles[str(row.get(f"{{{names['table']}}}style-name"))] for row in rows]


def points(length: str) -> float:
    number, unit = float(length[:-2]), length[-2:]
    return number * {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4}[unit]
