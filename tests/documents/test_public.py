import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pdmap.app.document import choices_of, document_kinds
from pdmap.app.document import document as make_document
from pdmap.app.edition import Edition
from pdmap.app.load import Loaded, load_texts
from pdmap.app.record import Register, record, templates, writers, written
from pdmap.documents.document import Cell, Column, Document, Heading, Layout, Line, Paragraph, Row, Table
from pdmap.documents.languages import LANGUAGES, words_of
from pdmap.documents.public import public

MARK = "zz-secret"
EDITION = Edition(as_of=date(2026, 11, 23), source_url="https://example.com/{path}")
MANIFEST = (Path(__file__).parent / "inventory" / "secrets.yaml").read_bytes()
LOADED = load_texts({"secrets.yaml": MANIFEST})


def documents(loaded: Loaded, edition: Edition) -> Iterator[tuple[str, Document]]:
    """Yield every document that there is: each template in both registers, each kind for each thing it can be about."""
    for name, template in templates().items():
        for register in Register:
            yield f"{name} {register}", record(loaded, register, edition, template)
    for name, kind in document_kinds().items():
        choices = choices_of(loaded, kind, edition)
        for argument in (*(choices or ()), *([""] if kind.takes_all or choices is None else [])):
            yield f"{name} {argument}", make_document(loaded, kind, edition, argument)


ALL = dict(documents(LOADED, EDITION))
PUBLIC = dict(documents(LOADED, replace(EDITION, is_public=True)))


def readable(data: bytes) -> bytes:
    """Return what can be read in a file, also in one that is an archive."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return b"".join(opened.read(name) for name in opened.namelist())


def grid(*rows: tuple[Line, ...], columns: int = 2) -> Table:
    cells = tuple(Row(tuple(Cell((line,)) for line in row)) for row in rows)
    return Table("grid", "Grid", tuple(Column(f"c{number}", "C") for number in range(columns)), cells)


def texts(document: Document) -> list[str]:
    return [line.text for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines]


def test_without_the_option_every_security_text_is_shown_somewhere() -> None:
    assert LOADED.findings == ()
    marked = set(re.findall(rf"{MARK}[a-z-]*", MANIFEST.decode()))
    shown = "\n".join(map(repr, ALL.values()))
    assert [text for text in sorted(marked) if text not in shown] == []


@pytest.mark.parametrize("name", PUBLIC)
def test_no_document_for_the_public_holds_a_security_text(name: str) -> None:
    assert MARK not in repr(PUBLIC[name])


@pytest.mark.parametrize("format_", writers())
@pytest.mark.parametrize("name", PUBLIC)
def test_no_format_for_the_public_holds_a_security_text(name: str, format_: str) -> None:
    assert MARK.encode() not in readable(written(PUBLIC[name], writers()[format_]))


@pytest.mark.parametrize("name", PUBLIC)
def test_documents_for_the_public_name_no_place_in_the_manifests_and_say_so(name: str) -> None:
    document = PUBLIC[name]
    lines = [line for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines]
    assert [line for line in lines if line.sources] == []
    assert (document.metadata.is_public, document.metadata.manifests, document.metadata.source_url) == (True, (), "")
    said = [*texts(document), *(block.text for block in document.blocks if isinstance(block, Paragraph))]
    assert said.count(words_of("en").for_the_public_text) == 1
    assert "secrets.yaml" not in repr(document)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_pointer_of_a_document_for_the_public_leads_somewhere(name: str) -> None:
    document = PUBLIC[name]
    anchors = {block.anchor for block in document.blocks if isinstance(block, Heading)}
    anchors |= {row.anchor for table in document.tables for row in table.rows}
    lines = [line for table in document.tables for row in table.rows for cell in row.cells for line in cell.lines]
    assert {line.anchor for line in lines} - {""} <= anchors


@pytest.mark.parametrize("name", PUBLIC)
def test_no_heading_is_left_without_anything_below_it(name: str) -> None:
    blocks = PUBLIC[name].blocks
    pairs = zip(blocks, [*blocks[1:], Heading(1, "", "")], strict=True)
    assert [
        above.text
        for above, below in pairs
        if isinstance(above, Heading) and isinstance(below, Heading) and below.level <= above.level
    ] == []


@pytest.mark.parametrize("name", PUBLIC)
def test_making_a_document_public_twice_changes_nothing_but_its_sentence(name: str) -> None:
    assert [line for line in texts(public(PUBLIC[name])) if MARK in line] == []


@pytest.mark.parametrize("register", Register)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_on_places_in_manifests_is_left_out_in_every_language(language: str, register: Register) -> None:
    edition = replace(EDITION, language=language)
    notes = [repr(block) for block in record(LOADED, register, edition).blocks]
    kept = [repr(block) for block in record(LOADED, register, replace(edition, is_public=True)).blocks]
    gone = [block for block in notes if block not in kept and block.startswith("Note")]
    assert len(gone) == 1
    assert ":" in words_of(language).reading_notes[-1][0]


def test_what_is_not_about_security_stays() -> None:
    told = "\n".join(texts(PUBLIC["art30 controller"]))
    stays = ("send invoices", "Customer", "Host Ltd", "location: Finland", "hosted by: Host Ltd", "1 year", "legal")
    assert [text for text in stays if text not in told] == []


def test_what_tells_of_security_without_a_text_of_its_own_is_left_out() -> None:
    """Times of copies, methods that hide people, and where administrators sit are no free text that can be marked."""
    secrets = ("33 days", "hashed: ", "reached from: New Zealand")
    shown, told = ("\n".join(texts(documents["art30 controller"])) for documents in (ALL, PUBLIC))
    assert [text for text in secrets if text not in shown] == []
    assert [text for text in secrets if text in told] == []


def test_countries_that_data_are_read_from_stay_as_transfers() -> None:
    assert any("New Zealand" in text for text in texts(PUBLIC["art30 controller"]))


def test_what_people_are_to_read_stays() -> None:
    told = "\n".join(texts(PUBLIC["art30 controller"]))
    assert [each for each in ("https://lock.example/joint", "https://lock.example/privacy") if each not in told] == []


@pytest.mark.parametrize("name", PUBLIC)
def test_no_document_for_the_public_names_keys_of_the_inventory(name: str) -> None:
    tables = list(PUBLIC[name].tables)
    asked = [column.key for table in tables if table.key == "open_points" for column in table.columns]
    assert "key" not in asked
    assert {line.address for table in tables for row in table.rows for cell in row.cells for line in cell.lines} <= {""}


def test_open_points_about_security_are_not_listed_and_not_counted() -> None:
    manifest = b"organization: {name: A, measures: []}\nactivities: {a: {role: controller, owner: legal}}\n"
    whole, shown = (
        record(load_texts({"a.yaml": manifest}), Register.CONTROLLER, replace(EDITION, is_public=is_public))
        for is_public in (False, True)
    )
    tables = [{table.key: table for table in document.tables} for document in (whole, shown)]
    elements = [[row.cells[1].lines[0].text for row in each["open_points"].rows] for each in tables]
    assert set(elements[0]) - set(elements[1]) == {
        "Technical and organizational security measures (Art. 30(1)(g) GDPR)"
    }
    counts = [int(each["overview"].rows[0].cells[-1].lines[0].text.split()[0]) for each in tables]
    assert counts[1] == counts[0] - 1


def test_details_go_with_their_line_and_a_cell_is_never_blank(document: Document) -> None:
    lines = (Line("kept"), Line("secret", is_security=True), Line("its detail", level=1), Line("last"))
    table = Table("facts", "Facts", (Column("c", "C"), Column("d", "D")), (), Layout.FACTS)
    row = Row((Cell(lines), Cell((Line("secret", is_security=True),))))
    shown = public(replace(document, blocks=(replace(table, rows=(row,)),)))
    assert texts(shown) == ["kept", "last", words_of("en").left_out_for_the_public]


def test_rows_tables_and_headings_that_are_nothing_but_security_are_left_out(document: Document) -> None:
    secret = Line("secret", is_security=True)
    blocks = (
        Heading(2, "Gone", "gone"),
        grid((secret, secret)),
        Heading(2, "Kept", "kept"),
        Heading(3, "Gone as well", "gone-too"),
        grid((secret, secret)),
        Heading(3, "Part", "part"),
        grid((Line("a", anchor="gone"), secret), (secret, secret)),
    )
    shown = public(replace(document, blocks=blocks))
    assert [block.text for block in shown.blocks if isinstance(block, Heading)] == ["Kept", "Part"]
    (table,) = shown.tables
    assert [line.text for line in table.rows[0].cells[0].lines] == ["a"]
    assert table.rows[0].cells[0].lines[0].anchor == ""
    assert len(table.rows) == 1


def test_a_grid_of_which_only_names_are_left_is_left_out(document: Document) -> None:
    secret = Column("s", "S", is_security=True)
    (row,) = grid((Line("a"), Line("b"))).rows
    table = replace(grid(), columns=(Column("c", "C"), secret), rows=(row,))
    shown = public(replace(document, blocks=(Heading(2, "Gone", "gone"), table, Paragraph("text"))))
    assert list(shown.tables) == []


def test_a_document_that_says_nothing_of_itself_begins_with_the_sentence(document: Document) -> None:
    shown = public(replace(document, blocks=(Paragraph("text"),)))
    assert shown.blocks == (Paragraph(words_of("en").for_the_public_text), Paragraph("text"))


@pytest.fixture
def document(build: Callable[..., Document]) -> Document:
    return build("controller_record", "organization: {name: A}\n")
