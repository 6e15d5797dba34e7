"""An outside judge, axe-core, finds nothing to say."""

from collections.abc import Callable
from importlib import resources

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """
async () => {
  const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: everything });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} (${nodes[0].failureSummary})`);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("inventory", "address"),
    [
        ("webshop-flawed", "#select=*&focus=system:webshop&way=both"),
        ("webshop-flawed", "#view=transfers"),
        ("company", "#facets=kind:datastore"),
        ("cloudkarafka", "#view=request:customer&focus=system:brokers"),
    ],
)
def test_axe_finds_no_violation(scheme: str, inventory: str, address: str, open_page: Open) -> None:
    page = open_page(inventory, address, color_scheme=scheme)
    page.fill("#find", "s")
    assert _violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".tabs").get_by_role("button", name="Legend").click()
    page.get_by_role("button", name="Help", exact=True).click()
    assert _violations(page) == []


def test_small_screens_show_everything_without_scrolling_sideways(open_page: Open) -> None:
    page = open_page("webshop-flawed", viewport={"width": 400, "height": 800}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    page.get_by_role("button", name="Filters").tap()
    expect(page.locator("#find")).to_be_visible()
    assert _violations(page) == []


def test_elements_and_lines_have_names_for_people_who_listen(open_page: Open) -> None:
    page = open_page("cloudkarafka")
    snapshot = page.locator("#map").aria_snapshot()
    assert 'button "Hosted brokers (service); CNT;' in snapshot
    assert 'button "5188: Billing records to PayPal; PAY"' in snapshot
    expect(page.get_by_role("status")).to_contain_text("All is shown")


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN)
    return found
