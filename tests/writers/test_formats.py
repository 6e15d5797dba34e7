import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from pdmap.documents.document import Document, Table
from pdmap.host.engine import engine
from pdmap.registry import discover
from pdmap.writers.writer import Writer

HOSTILE: dict[str, str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
"""Texts that mean something in one format or another, by what they try."""


def writers() -> dict[str, Writer]:
    return discover("pdmap.writers", "WRITER", Writer)


def test_the_formats_are_found_by_their_names() -> None:
    assert {name: writer.suffix for name, writer in writers().items()} == {
        "csv": ".csv",
        "docx": ".docx",
        "html": ".html",
        "json": ".json",
        "markdown": ".md",
        "pdf": ".pdf",
        "ods": ".ods",
        "xlsx": ".xlsx",
    }


@pytest.mark.parametrize("name", writers())
def test_the_same_document_gives_the_same_bytes(name: str, document_with: Callable[[str], Document]) -> None:
    write = writers()[name].write
    assert write(document_with("Sell boots"), engine()) == write(document_with("Sell boots"), engine())


@pytest.mark.parametrize("name", writers())
def test_a_document_without_tables_can_be_written(name: str, document: Document) -> None:
    blocks = tuple(block for block in document.blocks if not isinstance(block, Table))
    assert isinstance(writers()[name].write(replace(document, blocks=blocks), engine()), bytes)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_arrives_in_html_as_text(
    text: str,
    document_with: Callable[[str], Document],
    texts: Callable[[Document], set[str]],
    held: Callable[[str], str],
) -> None:
    document = document_with(text)
    tree = html5lib.parse(writers()["html"].write(document, engine()), namespaceHTMLElements=False)
    assert tree.find(".//script") is None
    assert tree.find(".//img") is None
    assert len(tree.findall(".//h1")) == 1
    shown = {"".join(element.itertext()) for element in tree.iter()}
    assert [each for each in texts(document) if not any(held(each) in part for part in shown)] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_arrives_in_csv_as_text_that_no_spreadsheet_calculates(
    text: str, document_with: Callable[[str], Document], held: Callable[[str], str]
) -> None:
    written = writers()["csv"].write(document_with(text), engine()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    # A tab or a line break starts a cell for some spreadsheets.
    parted = re.sub(r"(?<=[\t\r\n])(?==)", "'", text)
    assert held(rows[1][0]) in {held(text), f"'{held(parted)}"}
    assert not any(re.match(r"[=+\-@\t\r]", each) for row in rows for each in row)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_arrives_in_json(text: str, document_with: Callable[[str], Document]) -> None:
    content = json.loads(writers()["json"].write(document_with(text), engine()))
    (register,) = [block for block in content["blocks"] if block.get("layout") == "register"]
    assert register["rows"][0]["title"] == text


@pytest.mark.parametrize("text", [HOSTILE["markup"], HOSTILE["closing"], HOSTILE["markdown"]])
def test_no_text_is_markup_in_markdown(text: str, document_with: Callable[[str], Document]) -> None:
    written = writers()["markdown"].write(document_with(text), engine()).decode()
    own = re.compile(r'<a id="[a-z-]+"></a>|</?sub>|<br>|\[(?:\\.|[^]\\])*\]\(#activity-a\)')
    rest = own.sub("", written)
    assert re.findall(r"(?<!\\)[<`]|(?<!\\)\]\(", rest) == []
