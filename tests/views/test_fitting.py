"""What is too much for a page is drawn as groups: the far before the near, the focus never, no flow lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.views.fitting import LARGEST
from pdmap.views.material import Material
from pdmap.views.signs import Emphasis, Shape
from pdmap.views.view import View

Build = Callable[[Material, str], View]

SUBPROCESSORS = 60
SYSTEMS = """\
systems: {shop: {location: DE, hosted_by: host, fields: [phone]}, other: {location: DE, fields: [phone]}}
flows: {f: {from: other, to: shop, data: [phone]}}
"""


@pytest.fixture
def material(material_from: Callable[[str], Material]) -> Material:
    countries = {f"p{number:02}": "US" if number % 2 else "FR" for number in range(SUBPROCESSORS)}
    parties = [f"  {name}: {{role: sub-processor, country: {country}}}\n" for name, country in countries.items()]
    host = f"  host: {{role: processor, country: DE, subprocessors: [{', '.join(countries)}]}}\n"
    return material_from(f"parties:\n{host}{''.join(parties)}{SYSTEMS}")


def test_far_elements_are_grouped_and_the_neighbors_of_the_focus_stay(material: Material, build: Build) -> None:
    view = build(material, "system:shop")
    assert {node.id for node in view.nodes if node.shape is not Shape.GROUP} == {
        "party:host",
        "system:other",
        "system:shop",
    }
    assert sum(len(node.elements) for node in view.nodes) == SUBPROCESSORS + 3


def test_the_focus_is_never_in_a_group(material: Material, build: Build) -> None:
    view = build(material, "party:host")
    assert len(view.nodes) <= LARGEST
    assert [node.id for node in view.nodes if node.emphasis is Emphasis.FOCUS] == ["party:host"]


def test_no_flow_is_dropped_and_the_view_says_what_it_did(material: Material, build: Build) -> None:
    view = build(material, "system:shop")
    assert len(view.flows) == SUBPROCESSORS + 2
    assert sorted(link for edge in view.edges for link in edge.links) == sorted(row.link for row in view.flows)
    assert view.hidden.endswith(
        f"{SUBPROCESSORS + 3} elements are drawn as {len(view.nodes)} boxes; every flow is counted in a line or a box."
    )


def test_in_full_nothing_is_grouped(material: Material, build: Build) -> None:
    view = build(replace(material, is_full=True), "system:shop")
    assert len(view.nodes) == SUBPROCESSORS + 3
    assert "boxes" not in view.hidden
