"""The work on the graph grows with the inventory, not with its square: calls are counted, seconds are not."""

import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pdmap.app.load import load_texts
from pdmap.graph import Element, ElementKind, FlowGraph, build_graph
from pdmap.model import Inventory

SMALL = 20
MOST_GROWTH = 2.2
"""Times the calls for an inventory of twice the size; a square would make it 4."""


def _spread(graph: FlowGraph) -> None:
    systems = (element for element in graph.elements if element.kind is ElementKind.SYSTEM)
    graph.spread({element: frozenset({"email", "phone"}) for element in systems})


WORK: dict[str, Callable[[Inventory], object]] = {
    "build": build_graph,
    "spread": lambda inventory: _spread(build_graph(inventory)),
    "betweenness": lambda inventory: build_graph(inventory).betweenness(),
    "loops": lambda inventory: build_graph(inventory).loops(lambda _: True),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_twice_the_inventory_is_about_twice_the_work(work: Callable[[Inventory], object]) -> None:
    small, large = (_calls(work, _inventory(size)) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_what_many_hosts_receive_reaches_every_sub_processor() -> None:
    graph = build_graph(_inventory(SMALL))
    (link,) = graph.links_to(Element(ElementKind.PARTY, "p0"))
    assert (link.source.id, set(link.data)) == ("host", {"email", "phone"})


def _calls(work: Callable[[Inventory], object], inventory: Inventory) -> int:
    """Return how many functions, and steps of generators, some work runs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    work(inventory)
    sys.setprofile(note)
    try:
        work(inventory)
    finally:
        sys.setprofile(None)
    return count


def _inventory(size: int) -> Inventory:
    """Return systems that one party hosts, which hands on to as many parties, and a hub between them."""
    systems = {f"s{number}": {"hosted_by": "host", "fields": ["email", "phone"]} for number in range(size)}
    partners = {f"p{number}": {"role": "sub-processor"} for number in range(size)}
    flows_in = {f"in{number}": {"from": f"s{number}", "to": "hub", "data": ["email"]} for number in range(size)}
    flows_out = {f"out{number}": {"from": "hub", "to": f"s{number}", "data": ["phone"]} for number in range(size)}
    manifest = {
        "systems": {"hub": {"fields": ["email", "phone"]}, **systems},
        "parties": {"host": {"role": "processor", "subprocessors": list(partners)}, **partners},
        "flows": {**flows_in, **flows_out},
    }
    return load_texts({"inventory.yaml": json.dumps(manifest).encode()}).inventory
