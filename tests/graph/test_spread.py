from collections.abc import Mapping

import pytest

from pdmap.app.load import load_texts
from pdmap.graph import Element, ElementKind, FlowGraph, LinkKind, Path

MANIFEST = """\
systems:
  shop: {fields: [email.address, phone], hosted_by: cloud}
  crm: {fields: [phone]}
  warehouse: {fields: [email, phone, user.pseudonym]}
parties:
  cloud: {role: processor}
flows:
  export: {from: shop, to: warehouse, data: [email.address]}
  sync: {from: crm, to: shop, data: [phone]}
  calls: {from: crm, to: warehouse, data: [phone]}
  back: {from: warehouse, to: crm, data: [phone]}
  hashed:
    from: warehouse
    to: cloud
    data: [email]
    transforms: [{method: hashed, data: [email], into: [user.pseudonym]}]
"""


@pytest.fixture(scope="module")
def graph() -> FlowGraph:
    return load_texts({"inventory.yaml": MANIFEST.encode()}).graph


def told(paths: Mapping[Element, Path]) -> dict[str, tuple[str, set[str]]]:
    """Tell each element that is reached with the path and what arrives."""
    return {element.id: (str(path), set(path.data)) for element, path in paths.items()}


def system(identifier: str) -> Element:
    return Element(ElementKind.SYSTEM, identifier)


def test_data_of_several_starts_arrive_by_a_shortest_path(graph: FlowGraph) -> None:
    starts = {system("shop"): frozenset({"email.address"}), system("crm"): frozenset({"phone"})}
    assert told(graph.spread(starts)) == {
        "cloud": ("shop -> cloud", {"email.address", "phone", "user.pseudonym"}),
        "crm": ("crm -> warehouse -> crm", {"phone"}),
        "shop": ("crm -> shop", {"phone"}),
        "warehouse": ("crm -> warehouse", {"email.address", "phone"}),
    }


def test_only_links_of_the_kinds_are_followed(graph: FlowGraph) -> None:
    starts = {system("shop"): frozenset({"email.address"})}
    assert told(graph.spread(starts, {LinkKind.HOSTING})) == {"cloud": ("shop -> cloud", {"email.address"})}
    assert told(graph.spread(starts, {LinkKind.FLOW})) == {
        "cloud": ("shop -> warehouse -> cloud", {"user.pseudonym"}),
        "warehouse": ("shop -> warehouse", {"email.address"}),
    }


def test_paths_from_an_element_leave_the_element_out(graph: FlowGraph) -> None:
    assert told(graph.paths_from(system("crm"), frozenset({"phone"}))) == {
        "cloud": ("crm -> shop -> cloud", {"phone"}),
        "shop": ("crm -> shop", {"phone"}),
        "warehouse": ("crm -> warehouse", {"phone"}),
    }
