"""Every view is drawn whole, and the table says what the picture shows."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]


@pytest.fixture(scope="module", params=["cloudkarafka", "webshop-flawed"])
def inventory(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def data(inventory: str, pages: Callable[[str], Path]) -> dict[str, Any]:
    found = re.search(r'id="data">(.*?)</script>', pages(inventory).read_text("utf-8"), re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def test_page_opens_with_the_overview_and_says_whose_map_it_is(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    assert page.title() == "84codes: Personal-data flow map"
    expect(page.locator("h1")).to_have_text("84codes")
    expect(page.locator("#scope")).to_have_text("Personal-data flow map: All data subjects, systems and parties")
    expect(page.locator("#status")).to_contain_text("All is shown but 1 group of data subjects")
    expect(page.get_by_role("button", name="Hosted brokers (service)")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("The map needs JavaScript")


def test_page_without_its_script_says_what_it_needs(open_page: Open) -> None:
    page = open_page("cloudkarafka", java_script_enabled=False)
    expect(page.locator("main")).to_contain_text("The map needs JavaScript and a browser from 2024 or later.")


def test_each_view_draws_all_its_parts_and_lists_all_its_flows(
    inventory: str, data: dict[str, Any], open_page: Open
) -> None:
    page = open_page(inventory)
    assert page.locator("#views option").count() == len(data["views"])
    for view in data["views"]:
        page.select_option("#views", view["name"])
        drawn = page.evaluate("[...document.querySelectorAll('#map [data-id]')].map((part) => part.dataset.id)")
        edges = [data["edges"][place] for place in view["edges"]]
        if view["matrix"]:
            assert page.locator("#matrix tbody tr").count() == len(view["matrix"]["rows"])
        else:
            assert sorted(drawn) == sorted(
                [data["nodes"][place]["id"] for place in view["nodes"]] + [edge["id"] for edge in edges]
            )
        listed = page.evaluate("[...document.querySelectorAll('#table tbody tr')].map((row) => row.dataset.link)")
        assert sorted(listed) == sorted(data["rows"][place]["link"] for place in view["rows"])
        drawn_links = {link for edge in edges for link in edge["links"]}
        is_grouped = any(data["nodes"][place]["shape"] == "group" for place in view["nodes"])
        assert drawn_links <= set(listed)
        assert is_grouped or view["matrix"] or drawn_links == set(listed)  # a group counts the flows inside it
        assert page.locator("#tables table").count() == len(view["tables"])
        expect(page.locator("#facts")).to_have_text(view["facts"])


def test_numbers_on_lines_are_those_of_the_table(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    on_lines = page.locator("#map .t-number").all_text_contents()
    in_table = page.locator("#table tbody th").all_text_contents()
    assert sorted(number for text in on_lines for number in text.split(", ")) == sorted(in_table)


def test_number_in_the_table_lights_up_its_line(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.get_by_role("button", name="Flow 5188: show its line").click()
    chosen = page.locator("#map .edge.chosen")
    expect(chosen).to_have_attribute("aria-label", re.compile("^5188: Billing records to PayPal"))
    expect(page.locator("#table tr.chosen")).to_have_count(1)
    expect(page.locator("#card h2")).to_have_text("Billing records to PayPal")


def test_table_is_sorted_by_any_column(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    numbers = page.locator("#table tbody th")
    assert numbers.all_text_contents() == sorted(numbers.all_text_contents(), key=int)
    page.get_by_role("columnheader", name="To").get_by_role("button").click()
    targets = page.locator("#table tbody tr td:nth-child(3)").all_text_contents()
    assert targets == sorted(targets)
    page.get_by_role("columnheader", name="To").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="To")).to_have_attribute("aria-sort", "descending")
    assert page.locator("#table tbody tr td:nth-child(3)").all_text_contents() == targets[::-1]


def test_legend_explains_what_is_drawn(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.get_by_role("button", name="Legend").click()
    legend = page.locator("#legend")
    for text in ("data store", "hosting or sub-processing", "outside the territory of the law", "Contact details"):
        expect(legend).to_contain_text(text)
    expect(legend).not_to_contain_text("paper file")


def test_boxes_are_measured_as_in_the_printed_picture(data: dict[str, Any], inventory: str, open_page: Open) -> None:
    page = open_page(inventory)
    for view in data["views"]:
        if not view["at"]:
            continue
        page.select_option("#views", view["name"])
        measured = page.evaluate(
            "pdmapPage.scene().nodes.map(({ node }) => [pdmapPage.nodeBox(node).width, pdmapPage.nodeBox(node).height])"
        )
        computed = [[width, height] for _, _, width, height in view["at"]["nodes"]]
        assert [pair == pytest.approx(other, abs=0.2) for pair, other in zip(measured, computed, strict=True)].count(
            False
        ) == 0


def test_views_that_the_page_does_not_hold_are_told_below_the_switch(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    expect(page.locator("#elsewhere")).to_contain_text("Views that are not in this file: breach (10).")
    expect(page.get_by_label("View", exact=True)).to_have_accessible_description(re.compile("--view breach:"))
    assert page.locator("#views option[value='request:customer']").count() == 1
