"""What Chromium makes of the page: on paper, on screens of three widths, and for people who listen."""

import datetime as dt
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record, templates
from pdmap.documents.document import Cell, Column, Document, Heading, Layout, Line, Row, Table
from pdmap.writers.html import write
from tests.printed import texts_of

HERE = Path(__file__).parent
HOSTILE: dict[str, str] = json.loads((HERE / "hostile.json").read_text("utf-8"))
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """
async () => {
  const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: everything });
  // Links in the lines of a cell are as high as the text around them, which WCAG 2.2 (2.5.8) excepts.
  const isInLine = ({ target }) => document.querySelector(target[0]).closest("td, th");
  const judged = violations.map((each) =>
    each.id === "target-size" ? { ...each, nodes: each.nodes.filter((node) => !isInLine(node)) } : each);
  return judged.filter(({ nodes }) => nodes.length)
    .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} (${nodes[0].failureSummary})`);
}
"""
WIDE = 8

Open = Callable[..., Page]


@pytest.fixture
def open_document(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a document with the network off; the page must have said nothing and asked for nothing but itself."""
    contexts, messages, requests = [], [], []

    def opened(document: Document, **options: Any) -> Page:  # noqa: ANN401 - playwright's own options
        path = tmp_path / "document.html"
        path.write_bytes(write(document))
        context = browser.new_context(offline=True, bypass_csp=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert messages == []
    assert {url for url in requests if not url.endswith("/document.html")} == set()


@pytest.fixture(params=list(Register))
def clinic(request: pytest.FixtureRequest) -> Document:
    path = HERE.parent / "documents" / "inventory" / "clinic.yaml"
    return record(load_texts({"clinic.yaml": path.read_bytes()}), request.param, Edition(as_of=dt.date(2026, 11, 23)))


@pytest.fixture
def long_grid(document: Document) -> Document:
    """Return a document with a long grid, a long register and a wide grid."""
    narrow, wide = grid(4, 120), grid(WIDE, 40)
    rows = tuple(replace(row, title=f"Activity {number}", anchor=f"a{number}") for number, row in enumerate(wide.rows))
    register = replace(wide, layout=Layout.REGISTER, rows=rows)
    heads = [Heading(2, name, name) for name in ("Narrow", "Register", "Wide", "End")]
    return replace(document, blocks=(heads[0], narrow, heads[1], register, heads[2], wide, heads[3]))


def test_everything_is_on_the_printed_pages(
    clinic: Document, open_document: Open, texts: Callable[[Document], set[str]]
) -> None:
    printed = packed("".join(page.text for page in pages(open_document(clinic))))
    assert [text for text in texts(clinic) if packed(text) not in printed] == []


def test_heads_are_repeated_on_each_page_and_wide_grids_lie_across(long_grid: Document, open_document: Open) -> None:
    printed = pages(open_document(long_grid))
    sizes = {(page.width, page.height) for page in printed}
    assert sizes in ({(596, 842), (842, 596)}, {(595, 842), (842, 595)})
    across = [page.text for page in printed if page.width > page.height]
    assert len(across) > 1
    assert all(f"Title{place}" in text for text in across for place in range(WIDE))
    narrow = [page.text for page in printed if re.search(r"word\d+x0\.", page.text)]
    assert narrow
    assert all("Title0" in text for text in narrow)
    assert all(f"{number} / {len(printed)}" in page.text for number, page in enumerate(printed, start=1))


def test_each_printed_page_of_a_register_says_which_row_it_is_about(document: Document, open_document: Open) -> None:
    cells = tuple(Cell((Line(f"word{place}." * 9),)) for place in range(120))
    columns = tuple(Column(f"c{place}", f"Title{place}") for place in range(120))
    table = Table("r", "R", columns, (Row(cells, "Patient care", "a"),), Layout.REGISTER, "Activity")
    _, *printed = pages(open_document(replace(document, blocks=(table,))))
    assert len(printed) > 2
    assert all("Patient care" in page.text for page in printed)


def test_a_place_in_the_manifests_is_not_torn_on_a_small_screen(clinic: Document, open_document: Open) -> None:
    page = open_document(clinic, viewport={"width": 500, "height": 800})
    torn = page.evaluate(
        "[...document.querySelectorAll('.grid .source span')].filter((each) => each.offsetHeight > 20)"
        ".map((each) => each.textContent)"
    )
    assert torn == []


@pytest.mark.parametrize("name", templates())
def test_every_template_is_printed_within_its_pages(name: str, open_document: Open) -> None:
    paths = (HERE.parents[1] / "inventories" / "cloudkarafka").glob("*.yaml")
    loaded = load_texts({path.name: path.read_bytes() for path in sorted(paths)})
    edition = Edition(as_of=dt.date(2026, 11, 23), language=templates()[name].languages[-1])
    for register in Register:
        made = record(loaded, register, edition, templates()[name])
        page = open_document(made, viewport={"width": 661, "height": 960})
        text = packed("".join(each.text for each in pages(page)))
        (rows,) = [table.rows for table in made.tables if table.layout is Layout.REGISTER]
        assert [row.title for row in rows if packed(row.title) not in text] == []
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= 661
        assert clipped(page) == []


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_no_screen_scrolls_sideways(width: int, long_grid: Document, open_document: Open) -> None:
    page = open_document(long_grid, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert clipped(page) == []


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", ["long word", "long text", "blanks", "right to left", "emoji", "lines"])
def test_hostile_texts_do_not_overflow(
    name: str, width: int, document_with: Callable[[str], Document], open_document: Open
) -> None:
    page = open_document(document_with(HOSTILE[name]), viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert clipped(page) == []


def test_a_long_word_is_printed_within_the_page(document_with: Callable[[str], Document], open_document: Open) -> None:
    printed = packed("".join(page.text for page in pages(open_document(document_with("x" * 10_000)))))
    assert printed.count("x") >= 9 * 10_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_no_violation(scheme: str, width: int, clinic: Document, open_document: Open) -> None:
    metadata = replace(clinic.metadata, source_url="https://example.com/{path}#L{line}")
    document = replace(clinic, metadata=metadata)
    page = open_document(document, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []


def test_the_keyboard_reaches_the_content_at_once(document: Document, open_document: Open) -> None:
    page = open_document(document)
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()
    assert (page.locator(".skip").bounding_box() or {"x": -1})["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


# What the tests share


@dataclass(frozen=True)
class Printed:
    """A page, its text and its size."""

    text: str
    width: int
    height: int


def pages(page: Page) -> list[Printed]:
    data = page.pdf(prefer_css_page_size=True)
    boxes = [each.mediabox for each in PdfReader(io.BytesIO(data)).pages]
    return [Printed(text, round(box.width), round(box.height)) for text, box in zip(texts_of(data), boxes, strict=True)]


def clipped(page: Page) -> list[str]:
    """Return the cells whose content is wider than they are."""
    script = """() => [...document.querySelectorAll("th, td, h1, h2, h3, p, dd, li")]
        .filter((each) => each.scrollWidth > each.clientWidth + 2 && each.clientWidth > 0)
        .map((each) => each.outerHTML.slice(0, 200))"""
    found: list[str] = page.evaluate(script)
    return found


def packed(text: str) -> str:
    """Return a text without blanks; ligatures, which Chromium prints, as their letters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def grid(columns: int, rows: int) -> Table:
    return Table(
        "grid",
        "Grid",
        tuple(Column(f"c{column}", f"Title{column}") for column in range(columns)),
        tuple(
            Row(tuple(Cell((Line(f"some word{row}x{column}."),)) for column in range(columns))) for row in range(rows)
        ),
    )
