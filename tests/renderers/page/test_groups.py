"""Large maps open as a few boxes, which are opened and closed."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_large_inventory_opens_with_groups_and_counts_every_flow(open_page: Open) -> None:
    page = open_page("company")
    assert page.locator("#map .node").count() < 20
    expect(page.locator("#status")).to_contain_text("every flow is counted")
    links = page.evaluate("pdmapPage.scene().edges.flatMap(({ edge }) => edge.links)")
    assert len(links) == len(set(links))
    inside = page.locator("#map .t-note", has_text="inside").all_text_contents()
    assert len(links) + sum(sum(numbers_in(text)) for text in inside) == 90


def test_group_is_opened_and_closed_again(open_page: Open) -> None:
    page = open_page("company")
    before = page.locator("#map .node").count()
    group = page.locator("#map .s-group").first
    elements = numbers_in(str(group.get_attribute("aria-label")))[0]
    group.focus()
    page.keyboard.press("Enter")
    page.locator("#card").get_by_role("button", name=f"Open the group ({elements})").click()
    assert page.locator("#map .node").count() > before
    expect(page.locator("#status")).to_contain_text("elements are drawn as")
    page.go_back()
    page.go_back()
    expect(page.locator("#map .node")).to_have_count(before)


def test_all_groups_are_opened_until_everything_is_drawn(open_page: Open) -> None:
    page = open_page("company")
    page.get_by_role("button", name="Open groups").click()
    expect(page.locator("#map .node")).to_have_count(90)
    boxes = page.evaluate("pdmapPage.scene().nodes.map(({ x, y, w, h }) => [x, y, w, h])")
    assert not [(one, other) for one in boxes for other in boxes if one is not other and _overlap(one, other)]
    page.get_by_role("button", name="Close into groups").click()
    boxes = page.locator("#map .node").count()
    assert boxes < 6
    page.locator("#map .s-group").first.focus()
    page.keyboard.press("Enter")
    page.locator("#card").get_by_role("button", name="Open the group").click()
    assert page.locator("#map .node").count() > boxes


def test_large_selection_dims_the_rest(open_page: Open) -> None:
    page = open_page("company", "#select=*&exclude=s1")
    expect(page.locator("#status")).to_contain_text("89 of 90 elements shown; 1 hidden by filters.")


def test_search_finds_what_is_inside_a_group(open_page: Open) -> None:
    page = open_page("company")
    page.fill("#find", "system 42")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text("System 42")
    expect(page.locator("#map .chosen.s-group")).to_have_count(1)


def test_flow_inside_a_closed_group_leads_to_where_it_is_drawn(open_page: Open) -> None:
    page = open_page("company", "#shut=*")
    inside = page.evaluate(
        "(() => { const drawn = new Set(pdmapPage.scene().edges.flatMap(({ edge }) => edge.numbers));"
        " return pdmapPage.scene().rows.find(({ number }) => !drawn.has(number)).number; })()"
    )
    page.fill("#find", str(inside))
    page.keyboard.press("Enter")
    expect(page.locator("#map .edge.chosen")).to_have_count(1)
    expect(page.locator("#card")).to_contain_text(f"Flow {inside}")


def test_arranged_selection_keeps_frames_around_their_elements(open_page: Open) -> None:
    page = open_page("company", "#select=1%2Bs1%2B1")
    scene = page.evaluate(
        "(({ nodes, frames }) => ({ nodes: nodes.map(({ node, x, y, w, h }) => [node.frame, x, y, w, h]),"
        " frames: frames.map(({ frame, x, y, w, h }) => [frame.id, x, y, w, h]) }))(pdmapPage.scene())"
    )
    frames = {name: area for name, *area in scene["frames"]}
    for frame, x, y, width, height in scene["nodes"]:
        left, top, wide, high = frames[frame]
        assert left < x
        assert top < y
        assert x + width < left + wide
        assert y + height < top + high


def test_second_click_opens_a_group(open_page: Open) -> None:
    page = open_page("company")
    before = page.locator("#map .node").count()
    title = page.locator("#map .s-group .t-title").first
    title.click()
    expect(page.locator("#card")).to_be_visible()
    title.click()
    expect(page).to_have_url(re.compile("open=group"))
    assert page.locator("#map .node").count() > before


def numbers_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _overlap(one: list[float], other: list[float]) -> bool:
    return all(one[at] < other[at] + other[at + 2] and other[at] < one[at] + one[at + 2] for at in (0, 1))
