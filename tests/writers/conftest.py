import datetime as dt
import fcntl
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

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


@pytest.fixture(scope="session")
def hostile_document() -> Document:
    """Return a document that has every hostile text as an activity of its own, and in a list."""
    texts = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
    columns = (Column("text", "Text", "Art. 1", is_expected=True), Column("other", "Other"))
    rows = tuple(
        Row((cell(Line(text, sources=(place(number),))), cell(Line(name))), text, f"activity-{number}")
        for number, (name, text) in enumerate(texts.items(), 1)
    )
    return Document(
        title="Hostile texts",
        language="en",
        metadata=Metadata(
            kind="controller_record", organization="Boots", as_of=dt.date(2026, 11, 23), version="0.0.0", digest="d"
        ),
        blocks=(
            Heading(2, "List", "list"),
            Table("list", "List", columns, rows),
            Heading(2, "Register", "register"),
            Table("register", "Register", columns, rows, Layout.REGISTER, "Activity"),
        ),
    )


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, bytes], str], dict[str, bytes]]:
    """Return a function that has LibreOffice convert files by name, in one run, and returns what it wrote.

    One program at a time, whatever the number of workers, and the same files only once.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def converted(files: Mapping[str, bytes], target: str) -> dict[str, bytes]:
        key = hashlib.sha256(repr((sorted(files.items()), target)).encode()).hexdigest()[:16]
        folder = shared / f"office-{key}"
        with (shared / "office.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "out").exists():
                run_office(folder, files, target, shared / "office-profile")
        return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}

    return converted


def run_office(folder: Path, files: Mapping[str, bytes], target: str, profile: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", target]
    command += ["--outdir", str(folder / "unfinished"), *(str(folder / name) for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (folder / "unfinished").rename(folder / "out")
