"""The search box takes plain words and selectors, and helps with both."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_words_find_an_element_and_jump_to_it(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("cloud plat")
    expect(page.locator("#found li").first).to_have_text("Google Cloud Platform sub-processor")
    page.keyboard.press("Enter")
    expect(page.locator("#map .node.chosen")).to_have_attribute("aria-label", re.compile("^Google Cloud Platform"))
    expect(page.locator("#card h2")).to_have_text("Google Cloud Platform")
    expect(page.locator("#map .node.chosen")).to_be_focused()


def test_id_jumps_before_it_narrows(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.fill("#find", "console")
    expect(page.locator("#found button").nth(1)).to_contain_text("Show only console")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text("Customer console")
    expect(page.locator("#map .node")).to_have_count(11)


def test_words_find_views_and_flow_numbers(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.fill("#find", "5188")
    page.locator("#found button", has_text="Billing records to PayPal").click()
    expect(page.locator("#map .edge.chosen")).to_have_count(1)
    page.fill("#find", "brokers: what comes")
    page.locator("#found button").last.click()
    expect(page.locator("#views")).to_have_value("system:brokers")


def test_arrows_lead_through_what_was_found(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.focus("#find")
    page.keyboard.type("customer")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found button").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#found li")).to_have_count(0)


def test_selector_narrows_the_map_and_says_by_how_much(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.fill("#find", "+billing-records+1")
    page.locator("#found button", has_text="Show only +billing-records+1").click()
    expect(page.locator("#map .node")).to_have_count(3)
    expect(page.locator("#status")).to_have_text("3 of 11 elements shown; 8 hidden by filters. 2 of 10 flows shown.")
    assert page.locator("#table tbody th").all_text_contents() == ["5188", "9037"]
    page.get_by_role("button", name="Remove filter: Only +billing-records+1").click()
    expect(page.locator("#map .node")).to_have_count(11)


def test_box_below_leaves_out(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.fill("#leave-out", "console")
    page.keyboard.press("Enter")
    expect(page.locator("#map .node")).to_have_count(10)
    expect(page.locator("#status")).to_contain_text("10 of 11 elements shown; 1 hidden by filters.")


def test_misspelled_name_gets_a_suggestion(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.fill("#find", "+brokrs")
    expect(page.locator("#problem")).to_have_text("column 1: nothing is called brokrs; did you mean brokers?")
    page.fill("#find", "paypall")
    expect(page.locator("#problem")).to_have_text("nothing is called paypall; did you mean paypal?")


def test_selector_in_the_address_that_cannot_be_read_is_told_and_hides_nothing(open_page: Open) -> None:
    page = open_page("cloudkarafka", "#select=,x")
    expect(page.locator("#problem")).to_contain_text("a comma stands between two names")
    expect(page.locator("#map .node")).to_have_count(11)


def test_facets_are_alternatives_within_a_list_and_narrow_across_lists(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.locator("summary", has_text="Kind").click()
    page.check("input[value='kind:service']")
    expect(page.locator("#map .node")).to_have_count(1)
    page.check("input[value='kind:datastore']")
    expect(page.locator("#map .node")).to_have_count(2)
    page.locator("summary", has_text=re.compile("^Data$")).click()
    page.check("input[value='data:financial']")
    expect(page.locator("#map .node")).to_have_count(1)
    page.get_by_role("button", name="Remove all filters").click()
    expect(page.locator("#map .node")).to_have_count(11)
    expect(page.locator("#facets input:checked")).to_have_count(0)


def test_facets_are_listed_by_their_titles(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    lists = {
        facet.locator("summary").text_content(): facet.locator("li bdi").all_text_contents()
        for facet in page.locator("#facets details").all()
    }
    assert list(lists) == ["Role", "Kind", "Country", "Status", "Activity", "Data"]
    assert {"sub-processor", "controller"} <= set(lists["Role"])
    assert {"data subjects", "data store"} <= set(lists["Kind"])
    assert {"Sweden", "outside the territory of the law"} <= set(lists["Country"])
    assert "no contract in force recorded" in lists["Status"] or "data leave the territory" in lists["Status"]
    assert {"Contact details", "Email address"} <= set(lists["Data"])
    assert not [title for titles in lists.values() for title in titles if re.search("_|Colombia|^[A-Z]{2,3}$", title)]
    page.locator("summary", has_text="Country").click()
    page.check("input[value='country:SE']")
    expect(page.get_by_role("button", name="Remove filter: Country: Sweden")).to_be_visible()


def test_only_transfers_are_shown_on_demand(open_page: Open) -> None:
    page = open_page("webshop-flawed")
    every = page.locator("#table tbody tr").count()
    page.check("#transfers")
    shown = page.locator("#table tbody tr").count()
    assert 0 < shown < every
    expect(page.locator("#map .edge.w-normal")).to_have_count(0)
    expect(page.locator("#status")).to_contain_text(f"{shown} of {every} flows shown.")


def test_names_that_every_object_has_are_not_suggested(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    for word in ("constructor", "tostring", "+constructor"):
        page.fill("#find", word)
        expect(page.locator("#problem")).to_contain_text("nothing is called")
        expect(page.locator("#problem")).not_to_contain_text("did you mean")
