import csv
import io
from dataclasses import replace

from pdmap.documents.document import Document, Layout
from pdmap.writers.csv import write


def rows(document: Document) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write(document).decode("utf-8-sig"), newline="")))


def test_a_row_for_each_activity_has_a_column_for_each_element(document: Document) -> None:
    assert rows(document) == [
        [
            "Processing activity",
            "Name (Art. 30(1)(a) GDPR)",
            "Purposes (Art. 30(1)(b) GDPR)",
            "Transfers (Art. 30(1)(e) GDPR)",
            "Owner",
            "Sources",
        ],
        [
            "Sell boots",
            "Sell boots",
            "Sell boots\nsecond\nall of the above is assumed: a guess",
            "none\nSell boots\n  Sell boots",
            "not recorded",
            "Name: a.yaml:1\nPurposes: a.yaml:3, 5, 9; Sell boots:4\nTransfers: a.yaml:6, 7, 8\nOwner: a.yaml:2",
        ],
        ["Second", "Sell boots", "b", "b (assumed: Sell boots)", "b", "Name: a.yaml:1"],
    ]


def test_rows_end_as_rfc_4180_asks_and_spreadsheets_see_that_it_is_utf_8(document: Document) -> None:
    written = write(document)
    assert written.startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    assert written.endswith(b"\r\n")
    assert written.count(b"\r\n") == len(rows(document))


def test_without_a_register_the_first_grid_is_written(document: Document) -> None:
    grids = tuple(table for table in document.tables if table.layout is Layout.GRID)
    assert rows(replace(document, blocks=grids))[0] == ["Activity", "Open", "Sources"]


def test_without_tables_nothing_is_written(document: Document) -> None:
    assert rows(replace(document, blocks=())) == []
