import io
import re
from collections.abc import Callable
from typing import TypeAlias

import networkx as nx
import pytest
from lxml import etree

from pdmap.engine import Engine
from pdmap.renderers.graphml import render
from pdmap.renderers.spoken import edge_lines, node_lines
from pdmap.views.groups import by_kind, grouped
from pdmap.views.view import View

Graph: TypeAlias = "nx.MultiDiGraph[str]"
ViewOf = Callable[[str], View]
SPACE = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(params=["shop", "hosting", "empty", "whole", "grouped"])
def view(request: pytest.FixtureRequest, view_of: ViewOf, whole_view_named: ViewOf) -> View:
    match request.param:
        case "whole":
            return whole_view_named("Acme & Söner; <AB>")
        case "grouped":
            return grouped(view_of("shop"), by_kind)
    return view_of(request.param)


@pytest.fixture
def graph(view: View, engine: Engine) -> Graph:
    read = nx.read_graphml(io.BytesIO(render(view, engine)), force_multigraph=True)
    assert isinstance(read, nx.MultiDiGraph)
    return read


@pytest.fixture
def tree(view: View, engine: Engine) -> etree._Element:
    return etree.fromstring(render(view, engine))


def test_networkx_reads_every_node_with_all_that_is_known(view: View, graph: Graph) -> None:
    read = {values["map_id"]: values for _, values in graph.nodes(data=True)}
    assert list(read) == [node.id for node in view.nodes]
    frames = {frame.id: frame for frame in view.frames}
    for node in view.nodes:
        values = read[node.id]
        assert node.frame
        frame = frames[node.frame]
        assert (values["label"], values["kind"], values["shape"]) == (node.title, node.kind, node.shape)
        assert values["text"] == "\n".join(node_lines(node))
        assert values.get("codes", "") == "; ".join(node.codes)
        assert values.get("notes", "") == "; ".join(node.notes)
        assert values.get("badges", "") == "; ".join(map(str, node.badges))
        assert values.get("elements", "") == "; ".join(node.elements)
        assert (values["layer"], values["finding_count"]) == (node.layer, len(node.findings))
        assert values.get("location", "") == node.location
        assert (values["change"], values["emphasis"]) == (node.change, node.emphasis)
        assert (values["frame"], values["frame_title"], values["frame_kind"]) == (frame.id, frame.title, frame.kind)
        assert values.get("outer_frame") == frame.parent
        assert all(finding.message in values["findings"] for finding in node.findings)


def test_networkx_reads_every_edge_with_its_ends(view: View, graph: Graph) -> None:
    names = {name: values["map_id"] for name, values in graph.nodes(data=True)}
    read = [(names[source], names[target], values) for source, target, values in graph.edges(data=True)]
    assert graph.is_directed()
    assert sorted(values["map_id"] for _, _, values in read) == sorted(edge.id for edge in view.edges)
    by_id = {values["map_id"]: (source, target, values) for source, target, values in read}
    for edge in view.edges:
        source, target, values = by_id[edge.id]
        assert (source, target) == (edge.source, edge.target)
        assert values.get("text", "") == "\n".join(edge_lines(edge))
        assert values["numbers"] == "; ".join(map(str, edge.numbers))
        assert values["links"] == "; ".join(edge.links)
        assert (values["weight"], values["legal_weight"], values["line"]) == (len(edge.links), edge.weight, edge.dash)
        assert values.get("marks", "") == "; ".join(map(str, edge.marks))
        assert (values["change"], values["emphasis"]) == (edge.change, edge.emphasis)


def test_a_matrix_is_text(matrix_named: ViewOf, engine: Engine) -> None:
    graph = nx.read_graphml(io.BytesIO(render(matrix_named("Acme"), engine)))
    assert graph.graph["matrix"] == "Acme\nAcme, Acme: HEA* 3* ▲ ✖\nAcme, Acme: CO 2"


def test_networkx_reads_what_the_map_is_of(view: View, graph: Graph) -> None:
    assert graph.graph["organization"] == view.organization
    assert graph.graph["hidden"] == view.hidden
    assert graph.graph["as_of"] == view.as_of.isoformat()


def test_ids_are_what_the_schema_takes_and_every_key_is_declared_once(tree: etree._Element) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w.:-]+", id_) for id_ in (*ids, *tree.xpath("//@source"), *tree.xpath("//@target")))
    keys = {key.get("id"): key for key in tree.iter(f"{SPACE}key")}
    for data in tree.iter(f"{SPACE}data"):
        parent = etree.QName(data.getparent()).localname
        assert keys[data.get("key")].get("for") == parent
    types = {(key.get("for"), key.get("attr.name")): key.get("attr.type") for key in keys.values()}
    assert len(types) == len(keys)
    assert set(types.values()) <= {"string", "int"}


def test_declarations_stand_before_the_graph(tree: etree._Element) -> None:
    tags = [etree.QName(child).localname for child in tree]
    assert tags == [*["key"] * (len(tags) - 1), "graph"]
