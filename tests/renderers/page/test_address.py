"""What is looked at stands in the address: it can be sent to somebody, and the back button works."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_address_follows_and_the_back_button_leads_back(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    page.select_option("#views", "system:brokers")
    page.locator("#map [data-id='party:aws'] .t-title").click()
    page.keyboard.press("u")
    assert page.evaluate("location.hash") == "#view=system%3Abrokers&focus=party%3Aaws&way=up"
    page.go_back()
    expect(page.locator("#chips")).to_be_empty()
    expect(page.locator("#card h2")).to_have_text("Amazon Web Services")
    page.go_back()
    expect(page.locator("#card")).to_be_hidden()
    page.go_back()
    expect(page.locator("#views")).to_have_value("overview")
    page.go_forward()
    expect(page.locator("#views")).to_have_value("system:brokers")


def test_address_opens_what_it_says(open_page: Open) -> None:
    page = open_page(
        "cloudkarafka", "#select=%2Bbrokers%2B&exclude=azure&focus=system:brokers&way=down&facets=kind:system"
    )
    expect(page.locator("#card h2")).to_have_text("Hosted brokers")
    expect(page.locator("#leave-out")).to_have_value("azure")
    expect(page.locator("#chips button")).to_have_count(5)


def test_address_of_nonsense_opens_the_overview(open_page: Open) -> None:
    page = open_page("cloudkarafka", "#view=nothing&focus=system:gone&way=sideways&facets=x:y&open=&shut=%00")
    expect(page.locator("#views")).to_have_value("overview")
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#card")).to_be_hidden()
    page.get_by_role("button", name="Remove filter").click()
    expect(page.locator("#map .node")).to_have_count(11)
