"""Ways of data, details, and what the keyboard reaches."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]
VIEW_BOX = "document.querySelector('#map').getAttribute('viewBox')"


def bright(page: Page) -> list[str]:
    """Return the ids of what is not dimmed."""
    return sorted(
        page.evaluate("[...document.querySelectorAll('#map [data-id]:not(.dim)')].map((part) => part.dataset.id)")
    )


def test_way_of_the_data_is_lit_up_down_and_both(open_page: Open) -> None:
    page = open_page("cloudkarafka", "#focus=system:billing-records")
    everything = bright(page)
    page.get_by_role("button", name="Where it goes").click()
    assert bright(page) == ["party:paypal", "system:billing-records", "system:billing-records>party:paypal"]
    expect(page.locator("#status")).to_contain_text("Down from Billing records (elements: 1, flows: 1).")
    page.get_by_role("button", name="Where it comes from").click()
    assert "subject:customer" in bright(page)
    assert "party:paypal" not in bright(page)
    page.get_by_role("button", name="Both ways", exact=True).click()
    assert {"party:paypal", "subject:customer"} < set(bright(page))
    page.get_by_role("button", name="Both ways", exact=True).click()
    assert bright(page) == everything


def test_details_tell_all_facts_of_an_element(open_page: Open) -> None:
    page = open_page("cloudkarafka", "#focus=system:brokers")
    card = page.locator("#card")
    for text in (
        "service",
        "Hosted brokers",
        "system:brokers",
        "United Kingdom: adequacy decision",
        "84codes, controller, processor",
        "CNT Content held for others",
        "Receives (2)",
        "Sends (3)",
        "Open findings",
    ):
        expect(card).to_contain_text(text)
    link = card.get_by_role("link")
    expect(link).to_have_attribute("href", "manifests/systems.yaml")
    expect(card.locator(".place code")).to_have_text(re.compile(r"^systems\.yaml:\d+:\d+$"))


def test_details_lead_from_element_to_flow_to_element(open_page: Open) -> None:
    page = open_page("cloudkarafka", "#focus=system:billing-records")
    page.locator("#card").get_by_role("button", name=re.compile("5188.*PayPal")).click()
    expect(page.locator("#card h2")).to_have_text("Billing records to PayPal")
    expect(page.locator("#card")).to_contain_text("PayPal ID")
    page.locator("#card").get_by_role("button", name="PayPal", exact=True).click()
    expect(page.locator("#card h2")).to_have_text("PayPal")
    page.get_by_role("button", name="Open its own view").click()
    expect(page.locator("#views")).to_have_value("party:paypal")


def test_neighbors_alone_can_be_shown(open_page: Open) -> None:
    page = open_page("cloudkarafka", "#focus=party:paypal")
    page.get_by_role("button", name="Only its neighbors").click()
    expect(page.locator("#map .node")).to_have_count(2)


def test_map_is_used_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    expect(page.locator("#map [tabindex='0']")).to_have_count(1)
    page.locator("#map [tabindex='0']").focus()
    visited = set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        visited.add(page.evaluate("document.activeElement.dataset.id"))
    assert len(visited) >= 3
    at = page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.id") == at
    expect(page.locator("#card")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("#chips")).to_contain_text("Both ways")
    page.keyboard.press("Escape")
    expect(page.locator("#chips")).to_be_empty()


def test_zoom_and_pan_by_keyboard_buttons_wheel_and_pointer(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    first = seen = str(page.locator("#map").get_attribute("viewBox"))

    def by_wheel() -> None:
        page.mouse.move(700, 300)
        page.mouse.wheel(0, -200)

    def by_pointer() -> None:
        page.mouse.down()
        page.mouse.move(760, 340)
        page.mouse.up()

    def by_key() -> None:
        page.locator("#map [tabindex='0']").focus()
        page.keyboard.press("+")

    steps: list[Callable[[], None]] = [
        lambda: page.get_by_role("button", name="Zoom in").click(),
        by_wheel,
        by_pointer,
        by_key,
        lambda: page.keyboard.press("Shift+ArrowLeft"),
    ]
    for step in steps:
        step()
        page.wait_for_function(f"{VIEW_BOX} !== {json.dumps(seen)}")
        seen = str(page.locator("#map").get_attribute("viewBox"))
    page.keyboard.press("0")
    page.wait_for_function(f"{VIEW_BOX} === {json.dumps(first)}")


def test_dragging_selects_nothing_and_a_click_does(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    box = page.locator("#map [data-id='system:console'] .body").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y)
    page.mouse.up()
    expect(page.locator("#card")).to_be_hidden()
    page.mouse.click(x + 50, y)
    expect(page.locator("#card h2")).to_have_text("Customer console")


def test_help_opens_and_closes_by_keyboard(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("+console+")
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
