import io
import json
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from pdmap.documents.document import Cell, Column, Document, Heading, Layout, Line, Row, Table
from pdmap.engine import EngineMissingError
from pdmap.writers.docx import write

HOSTILE: dict[str, str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{NAMES['w']}}}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr bidi spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs u shd rtl cs lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW shd",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference pgSz pgMar",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
}
"""The order in which the standard has the children of an element."""


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def found(element: etree._Element, path: str) -> list[etree._Element]:
    return list(element.xpath(path, namespaces=NAMES))


def text_of(element: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(each.tag) or each.text or "" for each in element.iter(f"{W}t", *signs))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return the style and the text of every paragraph that has text."""
    all_ = found(part(data), "//w:p")
    pairs = [("".join(map(str, found(each, "w:pPr/w:pStyle/@w:val"))), text_of(each)) for each in all_]
    return [(style, text) for style, text in pairs if text]


def relations(data: bytes) -> list[tuple[str, str]]:
    """Return the kind and the target of everything outside the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".rels")]
    elements = [element for name in names for element in part(data, name) if element.get("TargetMode") == "External"]
    return [(element.attrib["Type"].rpartition("/")[2], element.attrib["Target"]) for element in elements]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_arrives_as_text(
    text: str,
    document_with: Callable[[str], Document],
    texts: Callable[[Document], set[str]],
    held: Callable[[str], str],
) -> None:
    document = document_with(text)
    shown = {each for _, each in paragraphs(write(document))}
    assert [each for each in texts(document) if not any(held(each) in paragraph for paragraph in shown)] == []


def test_nothing_is_a_field_a_picture_or_a_link_out_of_the_file(hostile_document: Document) -> None:
    data = write(hostile_document)
    text = part(data)
    assert [str(each) for each in found(text, "//w:fldChar/@w:fldCharType")] == ["begin", "separate", "end"]
    assert [each.text for each in found(text, "//w:instrText")] == [r' TOC \o "1-2" \n \h \z \u ']
    assert found(text, "//w:fldSimple | //w:drawing | //w:pict | //w:object | //w:altChunk") == []
    assert relations(data) == []
    margins = [*part(data, "word/header1.xml").iter(), *part(data, "word/footer1.xml").iter()]
    assert [each.get(f"{W}instr") for each in margins if each.get(f"{W}instr")] == [" PAGE ", " NUMPAGES "]


def test_headings_are_those_that_programs_navigate_by(document: Document) -> None:
    heads = [(style, text) for style, text in paragraphs(write(document)) if style.startswith(("Heading", "Title"))]
    assert heads == [
        ("Title", "Record: Sell boots"),
        ("Heading1", "Controller"),
        ("Heading1", "Processing activities"),
        ("Heading2", "Sell boots"),
        ("Heading3", "Article 30"),
        ("Heading3", "Further"),
        ("Heading2", "Second"),
        ("Heading3", "Article 30"),
        ("Heading3", "Further"),
        ("Heading1", "How to read"),
    ]
    styles = docx.Document(io.BytesIO(write(document))).styles
    assert [styles[f"Heading {level}"].style_id for level in (1, 2, 3)] == ["Heading1", "Heading2", "Heading3"]


def test_the_contents_are_filled_in_and_no_program_asks_to_do_it(document: Document) -> None:
    data = write(document)
    assert [text for style, text in paragraphs(data) if style.startswith("TOC")] == [
        *("Contents", "Controller", "Processing activities", "Sell boots", "Second", "How to read"),
    ]
    assert found(part(data, "word/settings.xml"), "//w:updateFields") == []


def test_every_link_leads_to_a_bookmark_of_the_file(hostile_document: Document) -> None:
    text = part(write(hostile_document))
    names = [str(each) for each in found(text, "//w:bookmarkStart/@w:name")]
    assert len(set(names)) == len(names) == len(found(text, "//w:bookmarkEnd"))
    assert {str(each) for each in found(text, "//w:hyperlink/@w:anchor")} <= set(names)
    assert len({str(each) for each in found(text, "//w:bookmarkStart/@w:id")}) == len(names)


def test_the_overview_leads_to_the_activity(document: Document) -> None:
    text = part(write(document))
    (link,) = found(text, "//w:tbl//w:hyperlink")
    (bookmark,) = found(text, f"//w:bookmarkStart[@w:name='{link.get(f'{W}anchor')}']")
    assert (text_of(link), text_of(bookmark.getparent())) == ("Sell boots", "Sell boots")


def test_the_first_row_of_every_table_is_repeated_and_no_other(hostile_document: Document) -> None:
    tables = found(part(write(hostile_document)), "//w:tbl")
    assert len(tables) > 30
    for table in tables:
        repeated = [bool(found(row, "w:trPr/w:tblHeader")) for row in found(table, "w:tr")]
        assert repeated == [True, *(False for _ in repeated[1:])]


def test_short_rows_are_kept_together_and_long_ones_may_be_torn(document_with: Callable[[str], Document]) -> None:
    rows = found(part(write(document_with("x " * 2_000))), "//w:tr[not(w:trPr/w:tblHeader)]")
    kept = {len(text_of(row)) > 1_000: bool(found(row, "w:trPr/w:cantSplit")) for row in rows}
    assert kept == {True: False, False: True}


def test_several_statements_are_a_list_and_details_a_list_within_it(document: Document) -> None:
    lines = [(style, text) for style, text in paragraphs(write(document)) if style.startswith("ListBullet")]
    assert lines[3:6] == [
        ("ListBullet", "none  a.yaml:6"),
        ("ListBullet", "Sell boots  a.yaml:7"),
        ("ListBullet2", "Sell boots  a.yaml:8"),
    ]
    numbering = part(write(document), "word/numbering.xml")
    assert found(numbering, "//w:lvl/w:pStyle/@w:val") == ["ListBullet", "ListBullet2", "ListBullet3"]


def test_states_are_told_apart_by_form(document: Document) -> None:
    text = part(write(document))
    styles = {
        text_of(run): str(found(run, "w:rPr/w:rStyle/@w:val")[0]) for run in found(text, "//w:tc//w:r[w:rPr/w:rStyle]")
    }
    assert styles["none"] == "None"
    assert styles["not recorded"] in {"Open", "Silent"}
    assert styles["a.yaml:6"] == "Source"
    assert styles[" (assumed: Sell boots)"] == "Assumed"
    italic = found(part(write(document), "word/styles.xml"), "//w:style[w:rPr/w:i]/@w:styleId")
    assert {"Open", "Silent", "Assumed"} <= {str(each) for each in italic}


def test_sources_lead_to_lines_of_manifests_where_there_is_a_pattern_for_the_web(document: Document) -> None:
    linked = replace(document, metadata=replace(document.metadata, source_url="https://x.example/{path}#L{line}"))
    data = write(linked)
    addresses = {target for kind, target in relations(data) if kind == "hyperlink"}
    assert {"https://x.example/a.yaml#L3", "https://x.example/Sell%20boots#L4"} <= addresses
    ids = {str(each) for each in found(part(data), "//w:hyperlink/@r:id")}
    known = {element.attrib["Id"] for element in part(data, "word/_rels/document.xml.rels")}
    assert len(ids) == len(addresses)
    assert ids <= known


@pytest.mark.parametrize("pattern", ["", "javascript:alert({line})//{path}", "file:///{path}", "sources/{path}"])
def test_other_patterns_make_no_links(document: Document, pattern: str) -> None:
    assert relations(write(replace(document, metadata=replace(document.metadata, source_url=pattern)))) == []


@pytest.mark.parametrize(
    ("columns", "sizes", "headings"),
    [(3, ["11906"], 0), (8, ["11906", "16838"], 0), (30, ["11906"], 2)],
    ids=["upright", "across", "as pairs"],
)
def test_pages_lie_across_where_a_grid_asks_for_it(
    document: Document, columns: int, sizes: list[str], headings: int
) -> None:
    heads = tuple(Column(f"c{number}", f"Column {number}") for number in range(columns))
    rows = tuple(Row(tuple(Cell((Line(f"{name}{number}"),)) for number in range(columns))) for name in "ab")
    data = write(replace(document, blocks=(Heading(2, "Grid", "grid"), Table("grid", "Grid", heads, rows))))
    assert [str(each) for each in found(part(data), "//w:pgSz/@w:w")] == sizes
    assert len([style for style, _ in paragraphs(data) if style == "Heading2"]) == headings
    shown = {text for _, text in paragraphs(data)}
    assert {f"{name}{number}" for name in "ab" for number in range(columns)} <= shown
    assert {column.title for column in heads} <= shown


def test_what_follows_a_page_that_lies_across_stands_upright_again(document: Document) -> None:
    heads = tuple(Column(f"c{number}", f"Column {number}") for number in range(8))
    grid = Table("grid", "Grid", heads, (Row(tuple(Cell((Line("x"),)) for _ in heads)),))
    data = write(replace(document, blocks=(Heading(2, "Grid", "grid"), grid, *document.blocks)))
    assert [str(each) for each in found(part(data), "//w:pgSz/@w:w")] == ["11906", "16838", "11906"]
    assert len(found(part(data), "//w:sectPr/w:headerReference")) == 3


def test_tables_fill_the_width_of_the_page(hostile_document: Document) -> None:
    for table in found(part(write(hostile_document)), "//w:tbl"):
        widths = [int(str(each)) for each in found(table, "w:tblGrid/w:gridCol/@w:w")]
        assert sum(widths) == 9638
        assert min(widths) > 500


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("de", "de-DE"), ("sv", "sv-SE")])
def test_the_language_is_that_of_the_document(document: Document, language: str, tag: str) -> None:
    data = write(replace(document, language=language))
    (element,) = found(part(data, "word/styles.xml"), "//w:lang")
    assert element.get(f"{W}val") == tag


def test_what_is_read_from_right_to_left_is_marked(document_with: Callable[[str], Document]) -> None:
    text = part(write(document_with("שלום (1) abc")))
    assert {text_of(run) for run in found(text, "//w:r[w:rPr/w:rtl]")} == {"שלום"}
    turned = {text_of(each) for each in found(text, "//w:p[w:pPr/w:bidi]")}
    assert turned
    assert all(each.startswith("שלום") for each in turned)


def test_the_file_says_what_it_is_and_whose_and_of_which_day(document: Document) -> None:
    properties = docx.Document(io.BytesIO(write(document))).core_properties
    assert (properties.title, properties.author) == ("Record: Sell boots", "Sell boots")
    assert properties.last_modified_by == "Sell boots"
    assert f"{properties.created:%Y-%m-%d %H:%M} {properties.modified:%Y-%m-%d %H:%M}" == (
        "2026-11-23 00:00 2026-11-23 00:00"
    )


def test_the_title_the_organization_and_the_day_stand_at_the_top_of_each_page(document: Document) -> None:
    renamed = replace(document, metadata=replace(document.metadata, organization="Boots Ltd"))
    assert text_of(part(write(renamed), "word/header1.xml")) == "Record: Sell boots · Boots Ltd · As of: 2026-11-23"
    assert text_of(part(write(document), "word/header1.xml")) == "Record: Sell boots · As of: 2026-11-23"


def test_elements_stand_in_the_order_of_the_standard(hostile_document: Document) -> None:
    data = write(hostile_document)
    for element in [*part(data).iter(), *part(data, "word/styles.xml").iter()]:
        order = ORDER.get(element.tag.removeprefix(W), "").split()
        children = [child.tag.removeprefix(W) for child in element]
        if order:
            assert children == sorted(children, key=order.index)


def test_every_style_that_is_used_is_there(hostile_document: Document) -> None:
    data = write(hostile_document)
    used = {str(each) for each in found(part(data), "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")}
    made = {str(each) for each in found(part(data, "word/styles.xml"), "//w:style/@w:styleId")}
    assert used <= made


def test_the_file_holds_nothing_that_the_library_brought(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(write(document))) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer1.xml",
            "word/header1.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]


def test_a_register_of_many_columns_starts_a_page_for_each_row(document: Document) -> None:
    (register,) = [table for table in document.tables if table.layout is Layout.REGISTER]
    columns = tuple(replace(register.columns[0], key=str(number)) for number in range(12))
    rows = tuple(replace(row, cells=row.cells[:1] * 12) for row in register.rows)
    data = write(replace(document, blocks=(replace(register, columns=columns, rows=rows),)))
    assert [text_of(each) for each in found(part(data), "//w:p[w:pPr/w:pageBreakBefore]")] == ["Second"]


def test_a_long_title_is_whole_in_its_heading_and_cut_where_it_is_repeated(
    document_with: Callable[[str], Document],
) -> None:
    shown = paragraphs(write(document_with("x" * 10_000)))
    assert {style: len(text) for style, text in shown if "xxx" in text and style in {"Heading2", "Head", "TOC2"}} == {
        "Heading2": 10_000,
        "Head": 160,
        "TOC2": 160,
    }


def test_a_missing_library_is_one_clear_line(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(EngineMissingError, match=r"^python-docx is missing: pip install 'pdmap\[office\]'$"):
        write(document)
