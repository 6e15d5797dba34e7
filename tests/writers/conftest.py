import datetime as dt
import re
from collections.abc import Callable

import pytest

from pdmap.documents.document import (
    Cell,
    Column,
    Document,
    Heading,
    Layout,
    Line,
    Metadata,
    Note,
    Paragraph,
    Row,
    State,
    Table,
)
from pdmap.findings import Location, Position, Span


def place(line: int, path: str = "a.yaml") -> Location:
    return Location(path, Span(Position(line, 3), Position(line, 9)), "key")


def cell(*lines: Line) -> Cell:
    return Cell(lines)


@pytest.fixture
def document_with() -> Callable[[str], Document]:
    """Return a document in which every text of an author is the given one."""

    def made(text: str) -> Document:
        shared = Table(
            "organization",
            "Controller",
            (Column("controller", "Name", "Art. 30(1)(a) GDPR", is_expected=True),),
            (Row((cell(Line(text, sources=(place(1),))),)),),
            Layout.FACTS,
            is_shared=True,
        )
        overview = Table(
            "overview",
            "Overview",
            (Column("activity", "Activity"), Column("open", "Open")),
            (
                Row((cell(Line(text, anchor="activity-a")), cell(Line("2 open", sources=(place(2),))))),
                Row((cell(Line(text)), cell(Line("not recorded", State.NOT_RECORDED)))),
            ),
        )
        register = Table(
            "register",
            "Activities",
            (
                Column("purposes", "Purposes", "Art. 30(1)(b) GDPR", "Article 30", is_expected=True),
                Column("transfers", "Transfers", "Art. 30(1)(e) GDPR", "Article 30", is_expected=True),
                Column("owner", "Owner", "", "Further"),
            ),
            (
                Row(
                    (
                        cell(
                            Line(text, sources=(place(9), place(3), place(4, text)), assumption="a guess"),
                            Line("second", sources=(place(5),), assumption="a guess"),
                        ),
                        cell(
                            Line("none", State.NONE, (place(6),), "activities/a/transfers"),
                            Line(text, sources=(place(7),), is_derived=True),
                            Line(text, State.UNKNOWN, (place(8),), level=1),
                        ),
                        cell(Line("not recorded", State.NOT_RECORDED, (place(2),), "activities/a/owner")),
                    ),
                    text,
                    "activity-a",
                ),
                Row((cell(Line("b")), cell(Line("b", assumption=text)), cell(Line("b"))), "Second", "activity-b"),
            ),
            Layout.REGISTER,
            "Processing activity",
        )
        return Document(
            title=f"Record: {text}",
            language="en",
            metadata=Metadata(
                kind="controller_record",
                organization=text,
                as_of=dt.date(2026, 11, 23),
                version="0.0.0",
                digest="d" * 64,
            ),
            blocks=(
                Heading(2, "Controller", "organization"),
                shared,
                Paragraph(text),
                overview,
                Heading(2, "Processing activities", "register"),
                register,
                Heading(2, "How to read", "reading"),
                Note("none", "There is nothing."),
                Note("unknown", text),
            ),
        )

    return made


@pytest.fixture
def held() -> Callable[[str], str]:
    """Return a text as formats of text hold it: line breaks as LF, U+FFFD for what no such format can hold."""

    def replaced(text: str) -> str:
        unix = text.replace("\r\n", "\n").replace("\r", "\n")
        return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", unix)

    return replaced


@pytest.fixture
def document(document_with: Callable[[str], Document]) -> Document:
    return document_with("Sell boots")


@pytest.fixture
def texts() -> Callable[[Document], set[str]]:
    """Return every text of a document that a format for people has to show."""

    def found(document: Document) -> set[str]:
        lines = (line for table in document.tables for row in table.rows for each in row.cells for line in each.lines)
        titles = {row.title for table in document.tables for row in table.rows}
        columns = {column.title for table in document.tables for column in table.columns}
        return {line.text for line in lines} | titles - {""} | columns | {document.title}

    return found
