"""The page of a comparison: what was removed can be found, selected and followed as everything else."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pdmap.app.atlas import atlas_of
from pdmap.app.draw import draw_atlas, material_of, view_kinds
from pdmap.app.load import load_texts
from pdmap.renderers.html import render_atlas
from pdmap.views.material import Material

Open = Callable[..., Page]
NOW = """\
organization: {name: Acme, country: DE}
parties:
  still: {name: Still Ltd, role: processor, country: DE, dpa: {status: signed}}
systems:
  crm: {name: CRM, kind: datastore, location: DE, subjects: [customer], fields: [email.address]}
flows:
  kept: {from: crm, to: still, data: [email.address]}
  led: {from: customer, to: crm, data: [email.address]}
"""
GONE = {
    "from: customer, to: crm": "from: crm, to: gone",
    "parties:\n": "parties:\n  gone: {name: Gone Inc, role: sub-processor, country: US, dpa: {status: signed}}\n",
    "flows:\n": "flows:\n  left: {from: crm, to: gone, data: [email.address]}\n",
}


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a page that compares two revisions, of which the earlier had one more party."""
    before = NOW
    for old, new in GONE.items():
        before = before.replace(old, new)
    kinds = view_kinds()
    material = replace(_material(NOW), earlier=_material(before), argument="main")
    path = tmp_path_factory.mktemp("changes") / "map.html"
    path.write_bytes(draw_atlas(atlas_of(material, kinds, kinds["diff"].build(material)), render_atlas))
    return path


def test_removed_element_is_found_and_told(comparison: Path, open_file: Open) -> None:
    page = open_file(comparison)
    page.fill("#find", "gone inc")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text("Gone Inc")
    expect(page.locator("#card")).to_contain_text("Receives (2)")
    expect(page.locator("#card")).to_contain_text("removed")


@pytest.mark.parametrize("selector", ["gone", "party:gone", "role:sub-processor", "country:US", 'name:"Gone Inc"'])
def test_removed_element_is_selected(selector: str, comparison: Path, open_file: Open) -> None:
    page = open_file(comparison)
    assert page.evaluate("(text) => [...pdmapPage.selected(text)]", selector) == ["party:gone"]


def test_removed_flow_is_followed_where_it_is_drawn(comparison: Path, open_file: Open) -> None:
    page = open_file(comparison, "#focus=party:gone&way=up")
    expect(page.locator("#status")).to_contain_text("Up from Gone Inc (elements: 2, flows: 2).")
    page = open_file(comparison, "#view=overview&focus=system:crm&way=down")
    expect(page.locator("#status")).to_contain_text("Down from CRM (elements: 1, flows: 1).")


def test_everything_can_be_filtered_for(comparison: Path, open_file: Open) -> None:
    page = open_file(comparison, "#select=*")
    drawn = page.locator("#map .node").count()
    expect(page.locator("#status")).to_contain_text(f"{drawn} of {drawn} elements shown; 0 hidden")
    page.locator("summary", has_text="Role").click()
    expect(page.locator("#facets li", has_text="sub-processor")).to_be_visible()


def test_flow_that_was_led_elsewhere_has_a_row_and_a_line_for_each_way(comparison: Path, open_file: Open) -> None:
    page = open_file(comparison)
    rows = page.locator("#table tr[data-link=led]")
    expect(rows).to_have_count(2)
    for place in range(2):
        row = rows.nth(place)
        ends = row.locator("td").all_text_contents()[:2]
        row.get_by_role("button").click()
        expect(page.locator("#table tr[data-link=led].chosen")).to_have_count(1)
        expect(row).to_have_class("chosen")
        expect(page.locator("#card h2")).to_have_text(" to ".join(ends))
        expect(page.locator("#card dd").nth(1)).to_have_text(ends[1])


# Private functions


def _material(text: str) -> Material:
    return material_of(load_texts({"inventory.yaml": text.encode()}), dt.date(2026, 11, 23))
