"""What readers of PDF find: pypdf reads structure, poppler reads text with its places."""

import datetime as dt
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record, templates
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Line, Paragraph, Row, State, Table
from pdmap.engine import EngineError, EngineMissingError, Typescript
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.host.engine import LocalEngine, engine
from pdmap.writers.pdf import boxed, write

HERE = Path(__file__).parent
HOSTILE: dict[str, str] = json.loads((HERE / "hostile.json").read_text("utf-8")) | {
    "other letters": "\u4f60\u597d\u4e16\u754c \u0928\u092e\u0938\u094d\u0924\u0947",
    "private use": "a\ue000b\U000f0000c",
    "unassigned": "a\U0003fff0b",
    "long word of wide letters": "W" * 3_000,
    "long word without a break": "a\u00a0" * 1_500,
    "empty": "",
}
FROM_RIGHT = frozenset({"right to left"})
"""Readers give words that run from right to left in their own order."""
UNSET = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ue000-\uf8ff"
    "\U000f0000-\U0010ffff]"
)
MARGIN = 62
HEAD = 62
"""Above this, and as far from the lower edge, stand running heads and page numbers."""
RUNNING_HEAD = 52
UPRIGHT, ACROSS = (595, 842), (842, 595)


@dataclass(frozen=True)
class Word:
    """A word, and the box that it stands in, from the upper left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """A page as poppler reads it."""

    size: tuple[int, int]
    words: list[Word]

    @property
    def body(self) -> list[Word]:
        return [word for word in self.words if HEAD < word.top < self.size[1] - HEAD]


@dataclass(frozen=True)
class ScriptedEngine(LocalEngine):
    """Fails as it is told, then typesets; keeps the scripts."""

    failures: list[EngineError] = field(default_factory=list)
    scripts: list[Typescript] = field(default_factory=list)

    def typeset(self, script: Typescript) -> bytes:
        self.scripts.append(script)
        if self.failures:
            raise self.failures.pop(0)
        return super().typeset(script)


def test_every_statement_arrives(clinic: Document, texts: Callable[[Document], set[str]]) -> None:
    body = packed(" ".join(word.text for sheet in sheets(write(clinic, engine())) for word in sheet.body))
    assert [text for text in texts(clinic) if packed(text) not in body] == []


def test_activities_are_found_in_the_text_and_in_the_outline(clinic: Document) -> None:
    read = PdfReader(io.BytesIO(write(clinic, engine())))
    rows = [row.title for table in clinic.tables if table.layout is Layout.REGISTER for row in table.rows]
    text = "".join(page.extract_text() for page in read.pages)
    assert [title for title in rows if title not in text] == []
    headings = [block.text for block in clinic.blocks if isinstance(block, Heading)]
    place = headings.index("Processing activities") + 1
    assert [title for title, _ in outline(read)] == [*headings[:place], *rows, *headings[place:]]


def test_the_contents_tell_the_pages_of_the_outline(clinic: Document) -> None:
    pdf = write(clinic, engine())
    first = "\n".join(line_of(words) for words in lines(sheets(pdf)[0]))
    for title, page in outline(PdfReader(io.BytesIO(pdf))):
        assert re.search(rf"^{re.escape(title)} {page}$", first, re.MULTILINE)


def test_pages_are_numbered_and_say_what_they_belong_to(clinic: Document) -> None:
    pdf = write(clinic, engine())
    read = sheets(pdf)
    numbers = [line_of(sheet.words)[-10:] for sheet in read]
    assert all(text.endswith(f" {number} / {len(read)}") for number, text in enumerate(numbers, start=1))
    heads = [line_of([word for word in sheet.words if word.top < RUNNING_HEAD]) for sheet in read]
    assert heads == ["", *[f"{clinic.title} As of: 2026-11-23"] * (len(read) - 1)]
    assert PdfReader(io.BytesIO(pdf)).page_labels == [str(number + 1) for number in range(len(read))]


def test_pages_within_a_row_of_a_register_say_which_it_is(clinic: Document) -> None:
    pdf = write(clinic, engine())
    read, rows = sheets(pdf), [row.title for row in register_of(clinic).rows]
    places = outline(PdfReader(io.BytesIO(pdf)))
    starts = {page for _, page in places}
    title = ""
    for number, sheet in enumerate(read, start=1):
        head = line_of([word for word in sheet.words if RUNNING_HEAD < word.top < HEAD])
        assert head == title or title not in rows or number in starts
        title = ["", *(each for each, page in places if page <= number)][-1]


def test_a_page_that_begins_after_the_last_row_of_a_register_names_no_row(document: Document) -> None:
    def read(lines: int) -> list[Sheet]:
        cell = Cell(tuple(Line(f"line {number}") for number in range(lines)))
        table = Table("t", "T", (Column("c", "Element"),), (Row((cell,), "Row", "row"),), Layout.REGISTER)
        blocks = (Heading(2, "Rows", "rows"), table, Heading(2, "End", "end"), Paragraph("After."))
        return sheets(write(replace(document, blocks=blocks), engine()))

    pages = [page for lines in range(20, 40, 2) for page in read(lines)[1:]]
    after = [page for page in pages if page.body[0].text == "End"]
    assert after
    for page in after:
        assert line_of([word for word in page.words if RUNNING_HEAD < word.top < HEAD]) == ""


def test_the_file_is_marked_for_archives_and_for_screen_readers(document: Document) -> None:
    read = PdfReader(io.BytesIO(write(document, engine())))
    metadata = read.xmp_metadata
    assert metadata
    assert (metadata.pdfaid_part, metadata.pdfaid_conformance) == ("2", "A")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.stream.get_data()
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)


def test_the_file_says_whose_it_is_and_of_which_day(document: Document) -> None:
    information = PdfReader(io.BytesIO(write(document, engine()))).metadata
    assert information
    assert (information.title, information.author) == ("Record: Sell boots", "Sell boots")
    assert information.creation_date == information.modification_date == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_arrives_as_text(name: str, document_with: Callable[[str], Document]) -> None:
    text = HOSTILE[name]
    read = sheets(write(document_with(text), engine()))
    body = packed(" ".join(word.text for sheet in read for word in sheet.body))
    if name in FROM_RIGHT:
        assert all(body.count(word) + body.count(word[::-1]) >= 9 for word in re.findall(r"\w+", text))
    elif len(text) > 1_000:  # heads stand between its parts
        assert body.count(text[0]) >= 9 * text.count(text[0])
    else:
        assert body.count(packed(as_set(text))) >= 9
    assert overhanging(read) == []


def test_text_is_never_markup(document_with: Callable[[str], Document]) -> None:
    text = '#link("https://example.com")[x] = Heading\n#panic() @ref <label> $x$ #image("/etc/hostname")'
    read = PdfReader(io.BytesIO(write(document_with(text), engine())))
    assert [link for link in links(read) if "/URI" in link.get("/A", {})] == []
    assert [title for title, _ in outline(read)] == [
        *("Controller", "Processing activities", as_set(text).replace("\n", " "), "Second", "How to read"),
    ]


def test_the_same_document_gives_the_same_bytes(document_with: Callable[[str], Document]) -> None:
    document = document_with(f"Sell boots {HOSTILE['other letters']}")
    assert write(document, engine()) == write(document, engine())


@pytest.mark.parametrize(
    ("columns", "size"), [(2, UPRIGHT), (4, UPRIGHT), (7, ACROSS), (12, ACROSS), (14, ACROSS), (20, UPRIGHT)]
)
def test_a_page_lies_across_where_a_grid_needs_it(columns: int, size: tuple[int, int], document: Document) -> None:
    table = grid(columns, 30)
    blocks = (Heading(2, "Before", "before"), Heading(2, "Wide", "wide"), table, Heading(2, "After", "after"))
    read = sheets(write(replace(document, blocks=blocks), engine()))
    assert read[0].size == read[-1].size == UPRIGHT
    assert size in {sheet.size for sheet in read}
    assert {sheet.size for sheet in read} <= {UPRIGHT, size}
    assert overhanging(read) == []
    body = packed(" ".join(word.text for sheet in read for word in sheet.body))
    assert all(f"word{row}x{column}." in body for row in range(30) for column in range(columns))


def test_a_register_with_many_columns_stays_upright(document: Document) -> None:
    table = replace(grid(30, 3), layout=Layout.REGISTER)
    read = sheets(write(replace(document, blocks=(Heading(2, "Register", "r"), table)), engine()))
    assert {sheet.size for sheet in read} == {UPRIGHT}
    assert overhanging(read) == []


@pytest.mark.parametrize("name", templates())
@pytest.mark.parametrize("register", list(Register))
def test_every_template_stays_within_the_margins(name: str, register: Register) -> None:
    path = HERE.parent / "documents" / "inventory" / "everything.yaml"
    template = templates()[name]
    edition = Edition(as_of=dt.date(2026, 11, 23), language=template.languages[-1])
    filled = record(load_texts({"everything.yaml": path.read_bytes()}), register, edition, template)
    read = sheets(write(filled, engine()))
    assert overhanging(read) == []
    body = packed(" ".join(word.text for sheet in read for word in sheet.body))
    assert packed(filled.title) in body


def test_what_introduces_a_table_stays_with_its_first_row(document: Document) -> None:
    for count in range(24, 44, 2):
        filling = tuple(Paragraph(f"line {number}") for number in range(count))
        blocks: tuple[Block, ...] = (*filling, Heading(2, "Last", "last"), Paragraph("introduction."), grid(2, 3))
        read = sheets(write(replace(document, blocks=blocks), engine()))
        (page,) = [sheet for sheet in read if "introduction." in {word.text for word in sheet.body}]
        assert "word0x0." in {word.text for word in page.body}


def test_a_column_that_is_derived_as_a_whole_has_no_marks(document: Document) -> None:
    def drawn(*derived: bool) -> bytes:
        rows = tuple(Row((Cell((Line("same", is_derived=is_derived),)),)) for is_derived in derived)
        table = Table("t", "T", (Column("a", "A"),), rows)
        content = PdfReader(io.BytesIO(write(replace(document, blocks=(table,)), engine()))).pages[0].get_contents()
        assert content is not None
        return content.get_data()

    none, some, every = (drawn(*row) for row in ((False, False), (True, False), (True, True)))
    assert every == none
    assert some != none


def test_heads_are_repeated_on_each_page_of_a_grid(document: Document) -> None:
    read = sheets(write(replace(document, blocks=(grid(3, 200),)), engine()))
    assert len(read) > 3
    for sheet in read:
        assert {"Title0", "Title1", "Title2"} <= {word.text for word in sheet.body}


def test_titles_of_groups_are_repeated_on_each_page_of_a_row(document: Document) -> None:
    columns = tuple(Column(f"c{number}", f"Element{number}", group="Particulars") for number in range(60))
    row = Row(tuple(Cell((Line("x"),)) for _ in columns), "Row", "row")
    table = Table("t", "T", columns, (row,), Layout.REGISTER)
    read = sheets(write(replace(document, blocks=(table,)), engine()))
    assert len(read) > 2
    assert all("Particulars" in {word.text for word in sheet.body} for sheet in read[1:])


def test_each_row_of_a_long_form_starts_a_page_and_short_ones_share_it(document: Document) -> None:
    def first_pages(columns: int) -> list[int]:
        rows = tuple(replace(row, title=f"Row {number}") for number, row in enumerate(grid(columns, 3).rows))
        table = replace(grid(columns, 3), rows=rows, layout=Layout.REGISTER)
        blocks = (Heading(2, "Rows", "rows"), table, Heading(2, "End", "end"))
        return [page for _, page in outline(PdfReader(io.BytesIO(write(replace(document, blocks=blocks), engine()))))]

    assert first_pages(10) == [2, 2, 3, 4, 5]
    assert len(set(first_pages(4))) < 4


def test_a_cell_breaks_across_pages_and_loses_nothing(document: Document) -> None:
    words = [f"w{number}." for number in range(8_000)]
    table = Table("t", "T", (Column("a", "A"), Column("b", "B")), (row_of(" ".join(words), "short"),))
    read = sheets(write(replace(document, blocks=(table,)), engine()))
    found = [word.text for sheet in read for word in sheet.body]
    assert [word for word in found if re.fullmatch(r"w\d+\.", word)] == words
    assert overhanging(read) == []


def test_the_overview_leads_to_activities(document: Document) -> None:
    read = PdfReader(io.BytesIO(write(document, engine())))
    targets = [link["/Dest"] for link in links(read)]
    assert len(targets) == 6  # five lines of the contents, and a row of the overview
    assert set(targets) <= set(read.named_destinations)
    assert targets[-1] == targets[2]  # the row leads where the contents find the activity


def test_an_anchor_that_nothing_has_and_one_given_twice_do_no_harm(document: Document) -> None:
    astray = Table("t", "T", (Column("a", "A"),), (Row((Cell((Line("astray", anchor="nowhere"),)),)),))
    blocks = (Heading(2, "One", "same"), Heading(3, "Two", "same"), astray)
    read = PdfReader(io.BytesIO(write(replace(document, blocks=blocks), engine())))
    assert [title for title, _ in outline(read)] == ["One", "Two"]
    assert len(links(read)) == 2


def test_levels_that_are_left_out_are_closed_up(document: Document) -> None:
    blocks = (Heading(4, "Deep", "deep"), Heading(2, "High", "high"), Heading(4, "Low", "low"))
    read = PdfReader(io.BytesIO(write(replace(document, blocks=blocks), engine())))
    assert [title for title, _ in outline(read)] == ["Deep", "High", "Low"]


def test_sources_are_links_where_their_address_is_known(document: Document) -> None:
    metadata = replace(document.metadata, source_url="https://example.com/blob/{path}#L{line}")
    read = PdfReader(io.BytesIO(write(replace(document, metadata=metadata), engine())))
    addresses = {link["/A"]["/URI"] for link in links(read) if "/URI" in link.get("/A", {})}
    assert {"https://example.com/blob/a.yaml#L3", "https://example.com/blob/a.yaml#L9"} <= addresses


def test_states_are_told_apart_without_colors(document: Document) -> None:
    def drawn(line: Line) -> bytes:
        table = Table("t", "T", (Column("a", "A", is_expected=True),), (Row((Cell((line,)),)),), Layout.FACTS)
        read = PdfReader(io.BytesIO(write(replace(document, blocks=(table,)), engine())))
        content = read.pages[0].get_contents()
        assert content is not None
        return re.sub(rb"(?m)^(?:[\d.]+ )+(?:rg|RG|g|G|scn|SCN|k|K)$", b"", content.get_data())

    lines_of_states = [*(Line("same", state) for state in State), Line("same", is_derived=True)]
    assert len({drawn(line) for line in lines_of_states}) == len(lines_of_states)


def test_without_typst_the_reason_is_passed_on(document_with: Callable[[str], Document]) -> None:
    missing = ScriptedEngine(failures=[EngineMissingError("Typst is missing: pip install it")])
    with pytest.raises(EngineMissingError, match="Typst is missing"):
        write(document_with("\u4f60"), missing)
    assert len(missing.scripts) == 1


def test_no_font_of_the_machine_stands_in(document_with: Callable[[str], Document]) -> None:
    program = ScriptedEngine()
    read = PdfReader(io.BytesIO(write(document_with("Zo\xeb \u4f60 \u0939 \U0001f469 \u0e01"), program)))
    assert [script.has_system_fonts for script in program.scripts] == [False]
    found = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in read.pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }
    assert {name.removesuffix("-Identity-H") for name in found} == {
        "PdmapSans-Regular",
        "PdmapSans-Bold",
        "PdmapBoxes-Regular",
    }


def test_says_which_characters_are_boxes(document_with: Callable[[str], Document]) -> None:
    assert boxed(document_with("Zo\xeb \u0416\u0443\u043a \u03a9 \u2713\u200b")) == frozenset()
    assert boxed(document_with("\u4f60 \u4f60 \U0001f469\u200d\U0001f469 a")) == {"\u4f60", "\U0001f469"}


@pytest.mark.parametrize("name", ["\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd: processor"])
def test_a_name_from_right_to_left_stays_in_its_place_in_a_list(document: Document, name: str) -> None:
    cells = (Line(name, sources=(Location("a.yaml"),)), Line("second"))
    table = Table("t", "T", (Column("a", "A"),), (Row((Cell(cells),)),), Layout.FACTS)
    (sheet,) = sheets(write(replace(document, blocks=(table,)), engine()))
    (second,) = [word for word in sheet.words if word.text == "second"]
    line = [word for word in sheet.words if second.top - 15 < word.top < second.top - 5 and word.left > 200]
    line.sort(key=lambda word: word.left)
    assert line[0].left == pytest.approx(second.left, abs=0.5)
    assert "a.yaml" in line[-1].text


@pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name, each in templates().items() for language in each.languages]
)
def test_every_template_arrives_within_the_margins_in_each_of_its_languages(name: str, language: str) -> None:
    paths = (HERE.parents[1] / "inventories" / "cloudkarafka").glob("*.yaml")
    loaded = load_texts({path.name: path.read_bytes() for path in sorted(paths)})
    for register in Register:
        made = record(loaded, register, Edition(as_of=dt.date(2026, 11, 23), language=language), templates()[name])
        read = sheets(write(made, engine()))
        body = packed("".join(word.text for sheet in read for word in sheet.words))
        assert [row.title for row in register_of(made).rows if packed(row.title) not in body] == []
        assert overhanging(read) == []


# What the tests share


@pytest.fixture(params=list(Register))
def clinic(request: pytest.FixtureRequest) -> Document:
    path = HERE.parent / "documents" / "inventory" / "clinic.yaml"
    return record(load_texts({"clinic.yaml": path.read_bytes()}), request.param, Edition(as_of=dt.date(2026, 11, 23)))


def sheets(pdf: bytes) -> list[Sheet]:
    """Return the pages with their words, as poppler reads them."""
    program = shutil.which("pdftotext")
    assert program, "the tests of PDF need poppler: apt-get install poppler-utils"
    run = subprocess.run([program, "-bbox", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True)
    # Poppler writes characters beyond U+FFFF as two halves, each of which is its own sequence of bytes.
    whole = run.stdout.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    page = whole.translate({code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"})
    tree = ET.fromstring(re.sub("<!DOCTYPE[^>]*>", "", page))  # noqa: S314 - poppler's own output
    return [
        Sheet(
            (round(float(each.attrib["width"])), round(float(each.attrib["height"]))),
            [
                Word(word.text or "", *(float(word.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax")))
                for word in each.iter("{http://www.w3.org/1999/xhtml}word")
            ],
        )
        for each in tree.iter("{http://www.w3.org/1999/xhtml}page")
    ]


def overhanging(read: list[Sheet]) -> list[Word]:
    """Return the words that stand in the margins."""
    return [
        word
        for sheet in read
        for word in sheet.words
        if word.left < MARGIN - 1 or word.right > sheet.size[0] - MARGIN + 1 or word.bottom > sheet.size[1] - 30
    ]


def packed(text: str) -> str:
    """Return a text without blanks and without the marks that poppler sets around letters from right to left."""
    return re.sub("[\\s\u200b\u202a-\u202e]", "", text)


def as_set(text: str) -> str:
    """Return a text with U+FFFD for what cannot be set: what turns text around, controls, private use, surrogates."""
    lines_ = re.split("\r\n|[\n\r\v\f\x85\u2028\u2029]", text)
    return "\n".join(UNSET.sub("\ufffd", line) for line in lines_)


def lines(sheet: Sheet) -> Iterator[list[Word]]:
    """Yield the words of each line."""
    for top in sorted({round(word.bottom) for word in sheet.words}):
        yield [word for word in sheet.words if round(word.bottom) == top]


def line_of(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def outline(read: PdfReader) -> list[tuple[str, int]]:
    """Return every bookmark with the number of its page."""

    def flat(items: list[Any]) -> Iterator[tuple[str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item)
            else:
                yield item.title, (read.get_destination_page_number(item) or 0) + 1

    return list(flat(read.outline))


def links(read: PdfReader) -> list[Any]:
    return [
        annotation.get_object()
        for page in read.pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]


def register_of(document: Document) -> Table:
    return next(table for table in document.tables if table.layout is Layout.REGISTER)


def row_of(*cells: str) -> Row:
    return Row(tuple(Cell((Line(text),)) for text in cells))


def grid(columns: int, rows: int) -> Table:
    return Table(
        "grid",
        "Grid",
        tuple(Column(f"c{column}", f"Title{column}") for column in range(columns)),
        tuple(row_of(*(f"some word{row}x{column}." for column in range(columns))) for row in range(rows)),
    )
