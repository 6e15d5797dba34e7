import json

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.graph.centrality import PIVOTS

SYSTEMS = ["a", "b", "c", "d", "e"]

pairs = st.lists(st.tuples(st.sampled_from(SYSTEMS), st.sampled_from(SYSTEMS)), max_size=10)


def _graph(systems: list[str], links: list[tuple[str, str]]) -> FlowGraph:
    written = {f"f{number}": {"from": a, "to": b, "data": ["email"]} for number, (a, b) in enumerate(links)}
    manifest = {"systems": dict.fromkeys(systems), "flows": written}
    return load_texts({"inventory.yaml": json.dumps(manifest).encode()}).graph


def _measured(graph: FlowGraph) -> dict[str, float]:
    return {element.id: value for element, value in graph.betweenness().items()}


@given(pairs)
def test_small_graphs_are_measured_exactly(drawn: list[tuple[str, str]]) -> None:
    judge: nx.DiGraph[str] = nx.DiGraph(drawn)
    judge.add_nodes_from(SYSTEMS)
    assert _measured(_graph(SYSTEMS, drawn)) == pytest.approx(nx.betweenness_centrality(judge, normalized=False))


def test_what_lies_between_many_counts_more_than_what_lies_at_an_end() -> None:
    measured = _measured(_graph(SYSTEMS, [("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")]))
    assert measured == {"a": 0, "b": 0, "c": 4, "d": 0, "e": 0}


def test_parallel_links_and_the_order_of_writing_change_nothing() -> None:
    links = [("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")]
    assert _measured(_graph(SYSTEMS, links)) == _measured(_graph(SYSTEMS[::-1], [*links[::-1], links[0]]))


def test_large_graphs_are_sampled_and_still_show_their_hub() -> None:
    leaves = [f"s{number:03}" for number in range(3 * PIVOTS)]
    graph = _graph(["hub", *leaves], [*((leaf, "hub") for leaf in leaves), *(("hub", leaf) for leaf in leaves)])
    measured = graph.betweenness()
    hub = Element(ElementKind.SYSTEM, "hub")
    assert max(measured, key=lambda element: measured[element]) == hub
    assert measured == graph.betweenness()
    assert measured[hub] < len(leaves) * (len(leaves) - 1)
