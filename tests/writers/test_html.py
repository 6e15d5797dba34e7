import base64
import hashlib
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest

from pdmap.documents.document import Cell, Column, Document, Heading, Line, Row, Table
from pdmap.writers.html import write


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def parsed(document: Document) -> Element:
    tree: Element = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(write(document))
    return tree


@pytest.fixture
def page(document: Document) -> Element:
    return parsed(document)


def test_the_page_allows_nothing_but_its_own_style(page: Element) -> None:
    (policy,) = [
        meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    (style,) = page.iter("style")
    digest = base64.b64encode(hashlib.sha256(text_of(style).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not any(element.get("style") for element in page.iter())


def test_the_page_loads_nothing(page: Element) -> None:
    assert [element.tag for element in page.iter() if element.get("src") or element.tag in {"link", "script"}] == []
    assert "url(" not in text_of(next(page.iter("style")))


def test_the_first_link_leads_past_the_contents(page: Element) -> None:
    first = next(page.iter("a"))
    (main,) = page.iter("main")
    assert (first.text, first.get("href")) == ("Skip to the content", f"#{main.get('id')}")


def test_every_link_leads_to_a_part_of_the_page(page: Element) -> None:
    targets = {f"#{element.get('id')}" for element in page.iter() if element.get("id")}
    assert {link.get("href") for link in page.iter("a")} <= targets


def test_no_anchor_is_given_twice(page: Element) -> None:
    anchors = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(anchors) == len(set(anchors))


def test_the_contents_name_sections_and_activities(page: Element) -> None:
    assert [link.text for link in page.findall(".//nav//a")] == [
        *("Controller", "Processing activities", "Sell boots", "Second", "How to read"),
    ]


def test_every_table_has_a_caption_and_heads_with_a_scope(page: Element) -> None:
    assert [caption.text for caption in page.findall(".//table/caption")] == [
        *("Controller", "Overview", "Sell boots", "Second"),
    ]
    assert all(head.get("scope") in {"col", "row", "rowgroup"} for head in page.iter("th"))


def test_every_answer_shows_its_source_and_its_state(page: Element) -> None:
    rows = page.findall(".//section[@id='activity-a']//tr")
    (cell,) = [cell for row in rows for cell in row.findall("td") if text_of(row).startswith("Transfers")]
    lines = [(line.get("class"), text_of(line)) for line in cell.iter() if line.get("dir") == "auto"]
    assert lines == [
        ("none", "none a.yaml:6"),
        ("recorded derived", "Sell boots a.yaml:7"),
        ("unknown", "Sell boots a.yaml:8"),
    ]


def test_the_language_of_the_page_is_that_of_the_document(page: Element) -> None:
    assert page.get("lang") == "en"


def test_sources_are_links_that_tell_nothing_of_the_reader(document: Document) -> None:
    page = parsed(replace(document, metadata=replace(document.metadata, source_url="../in/{path}#L{line}")))
    links = [link for link in page.iter("a") if not (link.get("href") or "").startswith("#")]
    assert {(link.text, link.get("href")) for link in links} >= {
        ("a.yaml:3", "../in/a.yaml#L3"),
        ("9", "../in/a.yaml#L9"),
    }
    assert {link.get("rel") for link in links} == {"noopener noreferrer"}


@pytest.mark.parametrize("pattern", ["javascript:alert(1)//{path}", "data:text/html,{path}", "//example.com/{path}"])
def test_no_source_links_to_anything_but_pages_and_files(pattern: str, document: Document) -> None:
    page = parsed(replace(document, metadata=replace(document.metadata, source_url=pattern)))
    assert all((link.get("href") or "").startswith("#") for link in page.iter("a"))


def test_the_contents_name_parts_of_sections_too(document: Document) -> None:
    blocks = (Heading(2, "One", "one"), Heading(3, "Inner", "inner"), Heading(2, "Two", "two"))
    (contents,) = parsed(replace(document, blocks=blocks)).iter("nav")
    assert [link.get("href") for link in contents.findall("./ol/li/ol/li/a")] == ["#inner"]
    assert [link.get("href") for link in contents.findall("./ol/li/a")] == ["#one", "#two"]


def test_a_grid_is_a_region_that_keyboards_can_scroll(page: Element) -> None:
    (region,) = [element for element in page.iter() if element.get("role") == "region"]
    assert (region.get("tabindex"), region.get("aria-label")) == ("0", "Overview")


@pytest.mark.parametrize(("columns", "is_across"), [(4, False), (12, True), (20, False)])
def test_the_section_of_a_wide_grid_lies_across_on_paper(columns: int, *, is_across: bool, document: Document) -> None:
    cells = tuple(Cell((Line("word"),)) for _ in range(columns))
    table = Table("t", "T", tuple(Column(f"c{place}", "Title") for place in range(columns)), (Row(cells),))
    page = parsed(replace(document, blocks=(Heading(2, "Grid", "grid"), table)))
    (section,) = page.findall(".//main/section")
    assert (section.get("class") == "across") is is_across
    assert len(page.findall(".//table[@class='pairs']")) == (columns == 20)
