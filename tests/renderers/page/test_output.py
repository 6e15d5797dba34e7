"""What leaves the page: a saved SVG and a print."""

import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
SVG = "{http://www.w3.org/2000/svg}"


def test_map_is_saved_as_a_file_of_its_own(open_page: Open, tmp_path: Path) -> None:
    page = open_page("cloudkarafka", "#view=system:brokers")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as SVG").click()
    path = tmp_path / download.value.suggested_filename
    assert path.name == "system-brokers.svg"
    download.value.save_as(path)
    tree = etree.parse(path).getroot()
    assert tree.findtext(f"{SVG}title", "").startswith("84codes: Personal-data flow map: Hosted brokers")
    texts = {text.text for text in tree.iter(f"{SVG}text")}
    assert {"84codes", "Hosted brokers", "1028", "hosting or sub-processing", "Elements"} <= texts
    assert not {f"{SVG}script", f"{SVG}foreignObject", f"{SVG}image"} & {str(part.tag) for part in tree.iter()}
    assert not re.search(r"url\(|@import|javascript:|tabindex", path.read_text("utf-8"))


def test_saved_map_is_light_where_the_page_is_dark(open_page: Open) -> None:
    dark = open_page("cloudkarafka", color_scheme="dark").evaluate("pdmapPage.standalone()")
    assert dark == open_page("cloudkarafka").evaluate("pdmapPage.standalone()")


def test_page_is_dark_where_the_system_is(open_page: Open) -> None:
    backgrounds = [
        open_page("cloudkarafka", color_scheme=scheme).evaluate(
            "[['body', 'backgroundColor'], ['.s-process .body', 'fill']]"
            ".map(([part, name]) => getComputedStyle(document.querySelector(part))[name])"
        )
        for scheme in ("light", "dark")
    ]
    assert backgrounds == [["rgb(238, 241, 245)", "rgb(233, 241, 251)"], ["rgb(12, 16, 21)", "rgb(27, 43, 66)"]]


def test_print_has_the_sheet_with_legend_and_then_the_table(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#poster")).to_contain_text("Personal-data flow map")
    expect(page.locator("#poster")).to_contain_text("hosting or sub-processing")
    expect(page.locator("#poster svg")).to_be_visible()
    expect(page.locator("#table")).to_be_visible()
    for hidden in ("header", "#panel", "#stage"):
        expect(page.locator(hidden)).to_be_hidden()


def test_print_is_two_pages_of_a3_across(open_page: Open) -> None:
    pdf = open_page("cloudkarafka").pdf(prefer_css_page_size=True, print_background=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [(round(float(width)), round(float(height))) for width, height in boxes] == [(1191, 842)] * 2
