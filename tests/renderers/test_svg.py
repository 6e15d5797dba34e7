import re
from collections.abc import Callable
from itertools import combinations

import pytest
from lxml import etree

from pdmap.engine import Engine
from pdmap.renderers.picture.labels import label_areas
from pdmap.renderers.picture.layout import lay_out
from pdmap.renderers.picture.positions import Layout
from pdmap.renderers.svg import render
from pdmap.views.view import View

NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "polygon", "text"}


@pytest.fixture(scope="module", params=["shop", "hosting"])
def view(request: pytest.FixtureRequest, view_of: Callable[[str], View]) -> View:
    return view_of(request.param)


@pytest.fixture(scope="module")
def tree(view: View, engine: Engine) -> etree._Element:
    return etree.fromstring(render(view, engine))


@pytest.fixture(scope="module")
def layout(view: View, engine: Engine) -> Layout:
    return lay_out(view, engine)


def test_every_frame_node_and_edge_is_drawn_once(view: View, tree: etree._Element) -> None:
    drawn = [group.get("data-id") for group in tree.iter(f"{NAMESPACE}g") if group.get("data-id")]
    assert drawn == [
        *(frame.id for frame in view.frames),
        *(node.id for node in view.nodes),
        *(edge.id for edge in view.edges),
    ]


def test_ids_are_unique_and_labels_point_to_edges(tree: etree._Element) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(tree.xpath("//@data-edge")) | set(tree.xpath("//@data-frame")) <= set(ids)


def test_nodes_and_edges_can_be_focused_and_are_read_out(view: View, tree: etree._Element) -> None:
    groups = [group for group in tree.iter(f"{NAMESPACE}g") if group.get("class") in ("node", "edge")]
    assert len(groups) == len(view.nodes) + len(view.edges)
    for group in groups:
        assert group.get("tabindex") == "0"
        assert group.get("aria-label") == group.findtext(f"{NAMESPACE}title")


def test_the_document_has_a_title_and_a_description(view: View, tree: etree._Element) -> None:
    named = [tree.xpath(f"//*[@id='{id_}']")[0].text for id_ in tree.get("aria-labelledby").split()]
    assert named[0].startswith(view.organization)
    assert view.hidden in named[1]


def test_nothing_is_loaded_and_nothing_runs(tree: etree._Element) -> None:
    for element in tree.iter():
        assert etree.QName(element).localname in ELEMENTS
        assert not [name for name in element.attrib if name.startswith("on") or name.endswith("href")]
        assert "url(" not in " ".join(element.attrib.values())


def test_the_same_view_gives_the_same_bytes(view: View, engine: Engine) -> None:
    assert render(view, engine) == render(view, engine)


def test_boxes_and_labels_do_not_overlap(layout: Layout) -> None:
    areas = (*layout.nodes.values(), *label_areas(layout).values())
    assert not [pair for pair in combinations(areas, 2) if pair[0].overlaps(pair[1])]


def test_everything_lies_on_the_page(layout: Layout) -> None:
    for area in (*layout.nodes.values(), *layout.frames.values(), *label_areas(layout).values()):
        assert area.x >= -1
        assert area.y >= -1
        assert area.x + area.width <= layout.width + 1
        assert area.y + area.height <= layout.height + 1


def test_nodes_lie_inside_their_frames(view: View, layout: Layout) -> None:
    for node in view.nodes:
        inner, outer = layout.nodes[node.id], layout.frames[node.frame or ""]
        assert outer.x <= inner.x
        assert inner.x + inner.width <= outer.x + outer.width
        assert outer.y <= inner.y
        assert inner.y + inner.height <= outer.y + outer.height


def test_the_legend_lies_below_the_map_and_says_every_entry(view: View, tree: etree._Element) -> None:
    legend = tree.xpath("//*[@id='legend']")[0]
    said = {text.text for text in legend.iter(f"{NAMESPACE}text")}
    assert {entry.text for entry in view.legend} <= said
    box = legend.find(f"{NAMESPACE}rect")
    assert float(box.get("y")) + float(box.get("height")) < float(tree.get("height"))


def test_texts_are_as_wide_as_they_were_measured(tree: etree._Element) -> None:
    texts = list(tree.iter(f"{NAMESPACE}text"))
    assert texts
    assert all(float(text.get("textLength")) > 0 for text in texts)


def test_text_is_dark_enough_on_what_is_behind_it(tree: etree._Element) -> None:
    inks = {text.get("fill") for text in tree.iter(f"{NAMESPACE}text")}
    light = ("#ffffff", "#fff9e8", "#e9f1fb", "#f0ebf8", "#fdf6f2", "#fdf3e1", "#f1f3f6")
    for ink in inks - {"#ffffff"}:
        assert min(contrast(ink, ground) for ground in light) >= 4.5
    assert contrast("#ffffff", "#8c1d18") >= 4.5


def test_an_empty_view_is_a_page_with_a_title(view_of: Callable[[str], View], engine: Engine) -> None:
    tree = etree.fromstring(render(view_of("empty"), engine))
    assert "Example Choir" in {text.text for text in tree.iter(f"{NAMESPACE}text")}


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("..", color.removeprefix("#"))]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
