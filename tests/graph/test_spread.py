import json
from collections.abc import Mapping
from itertools import pairwise

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


def told(paths: Mapping[Element, tuple[Path, ...]]) -> dict[str, set[str]]:
    """Tell each path with what it brings; parallel links of one path together."""
    brought: dict[str, set[str]] = {}
    for path in (path for arrivals in paths.values() for path in arrivals):
        brought.setdefault(str(path), set()).update(path.data)
    return brought


def system(identifier: str) -> Element:
    return Element(ElementKind.SYSTEM, identifier)


def test_each_arrival_has_the_path_that_its_own_data_took(graph: FlowGraph) -> None:
    starts = {system("shop"): frozenset({"email.address"}), system("crm"): frozenset({"phone"})}
    assert told(graph.spread(starts)) == {
        "crm -> shop": {"phone"},
        "crm -> shop -> cloud": {"phone"},
        "crm -> warehouse": {"phone"},
        "crm -> warehouse -> crm": {"phone"},
        "shop -> cloud": {"email.address"},
        "shop -> warehouse": {"email.address"},
        "shop -> warehouse -> cloud": {"user.pseudonym"},
    }


def test_the_shortest_arrival_comes_first(graph: FlowGraph) -> None:
    starts = {system("shop"): frozenset({"email.address"}), system("crm"): frozenset({"phone"})}
    arrivals = graph.spread(starts)[Element(ElementKind.PARTY, "cloud")]
    assert [len(path.links) for path in arrivals] == [1, 2, 2]


def test_only_links_of_the_kinds_are_followed(graph: FlowGraph) -> None:
    starts = {system("shop"): frozenset({"email.address"})}
    assert told(graph.spread(starts, {LinkKind.HOSTING})) == {"shop -> cloud": {"email.address"}}
    assert told(graph.spread(starts, {LinkKind.FLOW})) == {
        "shop -> warehouse": {"email.address"},
        "shop -> warehouse -> cloud": {"user.pseudonym"},
    }


def test_no_data_type_arrives_twice_however_many_ways_there_are() -> None:
    layers = [[f"s{layer}-{number}" for number in range(6)] for layer in range(8)]
    pairs = [(a, b) for one, other in pairwise(layers) for a in one for b in other]
    systems = {name: {"fields": ["email", "phone"]} for layer in layers for name in layer}
    flows = {f"{a}-{b}": {"from": a, "to": b, "data": ["email", "phone"]} for a, b in pairs}
    text = json.dumps({"systems": systems, "flows": flows})
    wide = load_texts({"inventory.yaml": text.encode()}).graph
    paths = wide.spread({system(name): frozenset({"email", "phone"}) for name in layers[0]})
    assert {element.id: len(arrivals) for element, arrivals in paths.items()} == {
        name: 1 for layer in layers[1:] for name in layer
    }
