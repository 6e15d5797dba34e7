"""LibreOffice opens every template of records and every document beside them, and finds each line."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from pdmap.app.document import choices_of, document, document_kinds
from pdmap.app.edition import Edition
from pdmap.app.load import Loaded, load_texts
from pdmap.app.record import Register, record, templates, writers, written
from pdmap.documents.document import Document

ROOT = Path(__file__).parents[2]
EDITION = Edition(as_of=dt.date(2026, 11, 23))
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""A file for each sheet: commas, quotes, UTF-8, what is shown."""
TEXT = "txt:Text (encoded):UTF8"

Convert = Callable[[Mapping[str, bytes], str], dict[str, bytes]]


def documents() -> Iterator[tuple[str, Document]]:
    """Yield the records in every template, and a document of each kind from the first inventory that has one."""
    hoster = loaded(*sorted((ROOT / "inventories" / "cloudkarafka").glob("*.yaml")))
    clinic = loaded(ROOT / "tests" / "documents" / "inventory" / "clinic.yaml")
    for name, template in templates().items():
        for register in Register:
            yield f"{name}-{register}", record(hoster, register, EDITION, template)
    for name, kind in document_kinds().items():
        for inventory in (clinic, hoster):
            choices = choices_of(inventory, kind, EDITION)
            if choices is None or choices or kind.takes_all:
                yield name, document(inventory, kind, EDITION, "" if kind.takes_all or not choices else choices[0])
                break


def loaded(*paths: Path) -> Loaded:
    return load_texts({path.name: path.read_bytes() for path in paths})


DOCUMENTS = dict(documents())


@cache
def files(*formats: str) -> dict[str, bytes]:
    return {
        f"{name}-{each}.{each}": written(made, writers()[each]) for name, made in DOCUMENTS.items() for each in formats
    }


def condensed(text: str) -> str:
    return "".join(text.split())


def statements(made: Document) -> Iterator[str]:
    for table in made.tables:
        for row in table.rows:
            yield row.title
            yield from (line.text for cell in row.cells for line in cell.lines)


def test_there_is_a_document_for_every_template_and_kind() -> None:
    assert len(DOCUMENTS) == len(templates()) * len(Register) + len(document_kinds())


def test_every_line_arrives_in_word(office: Convert) -> None:
    texts = office(files("docx"), TEXT)
    for name, made in DOCUMENTS.items():
        text = condensed(texts[f"{name}-docx.txt"].decode("utf-8-sig"))
        assert [line for line in statements(made) if condensed(line) not in text] == [], name


@pytest.mark.parametrize("format_", ["xlsx", "ods"])
def test_every_line_arrives_in_a_spreadsheet(office: Convert, format_: str) -> None:
    sheets = office(files("xlsx", "ods"), ALL_SHEETS)
    for name, made in DOCUMENTS.items():
        own = (data.decode("utf-8-sig") for file, data in sheets.items() if file.startswith(f"{name}-{format_}-"))
        text = condensed("".join(own).replace('""', '"'))
        assert text, name
        assert [line for line in statements(made) if not within(line, text)] == [], name


def within(line: str, text: str) -> bool:
    """Return whether a text has a line; one that is longer than a row of a sheet stands in several rows."""
    return all(condensed(part) in text for part in line.split("\n")) or all(word in text for word in line.split())
