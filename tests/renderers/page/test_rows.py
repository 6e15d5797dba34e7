"""Whatever a view opens, closes or filters: the table has its own rows, the picture the same, and the card agrees."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pdmap.app.atlas import atlas_of
from pdmap.app.draw import draw_atlas, material_of, view_kinds
from pdmap.app.load import load_texts
from pdmap.renderers.html import render_atlas

Open = Callable[..., Page]
AS_OF = dt.date(2026, 11, 23)
SYSTEMS = 70
STATES = (
    "",
    "open=*",
    "shut=*",
    "exclude=s1",
    "select=s1 s2 s8 s9",
    "transfers=only",
    "select=*&shut=*",
    "facets=kind:datastore",
    "exclude=s1&open=*",
)
SEEN = """
() => {
  const { rows, edges, nodes, view, lit } = pdmapPage.scene();
  const listed = [...document.querySelectorAll("#table tbody tr")].map((row) => row.dataset.link);
  const isInside = ({ source, target }) => nodes.some(({ node: { elements } }) =>
    elements.includes(source) && elements.includes(target));
  return {
    rows: rows.map(({ link }) => link),
    foreign: rows.filter((row) => !view.rows.includes(row)).length,
    outside: nodes.flatMap(({ node }) => node.elements).filter((id) => !view.elements.has(id)),
    drawn: edges.flatMap(({ edge }) => edge.links).filter((link) => !lit || lit.links.has(link)),
    inside: rows.filter(isInside).map(({ link }) => link),
    matrix: Boolean(view.matrix),
    silent: edges.filter(({ edge }) => pdmapPage.rowsOf(edge).length < edge.links.length).length,
    listed,
  };
}
"""
CARD = """
() => [...document.querySelectorAll("#card section dl")].map((facts) => {
  const cells = [...facts.children].map((cell) => cell.textContent);
  return Object.fromEntries(cells.flatMap((cell, place) => (place % 2 ? [] : [[cell, cells[place + 1]]])));
})
"""


@pytest.fixture(scope="module")
def two_activities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a page of two activities that use the same systems, too many to be drawn one by one."""
    material = material_of(load_texts({"inventory.yaml": _inventory().encode()}), AS_OF)
    kinds = view_kinds()
    named = {name: kinds[name] for name in ("activity", "transfers", "countries")}
    path = tmp_path_factory.mktemp("rows") / "map.html"
    path.write_bytes(draw_atlas(atlas_of(material, named, kinds["overview"].build(material)), render_atlas))
    return path


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("view", ["overview", "activity:one", "activity:two", "transfers", "countries"])
def test_rows_are_those_of_the_view_and_of_the_picture(
    view: str, state: str, two_activities: Path, open_again: Open
) -> None:
    seen = open_again(two_activities, f"#view={view}&{state}").evaluate(SEEN)
    assert seen["foreign"] == 0
    assert seen["outside"] == []
    assert seen["silent"] == 0
    assert len(seen["listed"]) == min(len(seen["rows"]), 200)
    assert set(seen["listed"]) <= set(seen["rows"])
    assert seen["matrix"] or sorted({*seen["drawn"], *seen["inside"]}) == sorted(seen["rows"])


@pytest.mark.parametrize("inventory", ["cloudkarafka", "webshop-flawed", "company"])
def test_each_line_of_each_view_has_all_its_rows(inventory: str, open_page: Open) -> None:
    page = open_page(inventory)
    for view in page.evaluate("[...document.querySelector('#views').options].map(({ value }) => value)")[:60]:
        page.select_option("#views", view)
        seen = page.evaluate(SEEN)
        assert (view, seen["silent"], seen["foreign"]) == (view, 0, 0)


def test_what_is_left_out_stays_told_when_groups_are_opened(two_activities: Path, open_file: Open) -> None:
    left_out = f"Shown: 51 of {SYSTEMS} systems"
    grouped = re.compile(r"\d+ elements are drawn as \d+ boxes")
    page = open_file(two_activities, "#view=activity:two")
    status = page.locator("#status")
    expect(status).to_contain_text(left_out)
    expect(status).to_contain_text(grouped)
    page.locator("#map .s-group").first.focus()
    page.keyboard.press("Enter")
    page.locator("#card").get_by_role("button", name="Open the group").click()
    expect(status).to_contain_text(left_out)
    expect(status).to_contain_text(grouped)
    page.get_by_role("button", name="Open groups").click()
    expect(page.locator("#map .s-group")).to_have_count(0)
    expect(status).to_contain_text(left_out)
    expect(status).not_to_contain_text(grouped)


def test_details_of_each_flow_are_those_of_its_row(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    numbers = page.locator("#table tbody th .number").all_text_contents()
    assert numbers
    for number in numbers:
        row = page.locator("#table tbody tr").filter(has=page.get_by_role("rowheader", name=f"Flow {number}:"))
        row.get_by_role("button").click()
        facts = dict(zip(_sections(page), page.evaluate(CARD), strict=True))
        cells = row.locator("td").all_text_contents()
        assert [facts[number].get(name, "") for name in ("From", "To", "Data", "Data subjects")] == cells[:4]


# Private functions


def _sections(page: Page) -> list[str]:
    headings: list[str] = page.locator("#card section:has(dl) h3").all_text_contents()
    return [re.findall(r"\d+", heading)[0] for heading in headings]


def _inventory() -> str:
    systems: dict[str, Any] = {
        f"s{number}": f"{{name: System {number}, kind: {('application', 'datastore')[number % 2]}, "
        f"location: {('DE', 'US', 'IN')[number % 3]}, subjects: [customer], fields: [email.address]}}"
        for number in range(SYSTEMS)
    }
    flows = {f"a{number}": (number, number * 5 + 3, "one") for number in range(SYSTEMS)}
    flows |= {f"b{number}": (number, number + 1, "two") for number in range(SYSTEMS - 20)}
    lines = [
        "organization: {name: Acme, country: DE}",
        "activities: {one: {role: controller}, two: {role: controller}}",
        "systems:",
        *(f"  {id_}: {facts}" for id_, facts in systems.items()),
        "flows:",
        *(
            f"  {id_}: {{from: s{start}, to: s{end % SYSTEMS}, data: [email.address], activity: {activity}}}"
            for id_, (start, end, activity) in flows.items()
        ),
    ]
    return "\n".join(lines)
