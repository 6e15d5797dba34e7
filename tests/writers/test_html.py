import base64
import hashlib
from xml.etree.ElementTree import Element

import html5lib
import pytest

from pdmap.documents.document import Document
from pdmap.writers.html import write


def text_of(element: Element) -> str:
    return "".join(element.itertext())


@pytest.fixture
def page(document: Document) -> Element:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    parsed: Element = parser.parse(write(document))
    return parsed


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
