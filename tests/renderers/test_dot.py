import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.engine import Engine
from pdmap.renderers.dot import render
from pdmap.views.signs import Change, Emphasis
from pdmap.views.view import View

ViewOf = Callable[[str], View]


@pytest.fixture
def shop(view_of: ViewOf) -> View:
    return view_of("shop")


def attributes(text: str, item: str) -> str:
    """Return what stands in brackets behind an item."""
    found = re.search(rf"^ *{re.escape(item)} \[(.*)\]$", text, re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("change", "sign", "outline", "tail"),
    [
        (Change.ADDED, "+ ADDED", "bold", "diamond"),
        (Change.REMOVED, "− REMOVED", "dashed", "tee"),
        (Change.CHANGED, "~ CHANGED", "dotted", "dot"),
    ],
)
def test_a_change_is_a_sign_a_word_and_a_style(
    change: Change, sign: str, outline: str, tail: str, shop: View, engine: Engine
) -> None:
    node, edge = shop.nodes[0], shop.edges[0]
    nodes = (replace(node, change=change), *shop.nodes[1:])
    edges = (replace(edge, change=change), *shop.edges[1:])
    text = render(replace(shop, nodes=nodes, edges=edges), engine).decode()
    drawn = attributes(text, f'"{node.id}"')
    assert f'label="{sign} · ' in drawn
    assert f"filled,{outline}" in drawn
    line = attributes(text, f'"{edge.source}" -> "{edge.target}"')
    assert f'label="{sign.lower()} ' in line
    assert f"arrowtail={tail}" in line
    assert sign not in render(shop, engine).decode()


def test_what_a_map_is_of_is_heavy_and_what_is_there_for_orientation_is_gray(shop: View, engine: Engine) -> None:
    focused, faint, *others = shop.nodes
    nodes = (replace(focused, emphasis=Emphasis.FOCUS), replace(faint, emphasis=Emphasis.FAINT), *others)
    edges = (replace(shop.edges[0], emphasis=Emphasis.FAINT), *shop.edges[1:])
    text = render(replace(shop, nodes=nodes, edges=edges), engine).decode()
    assert "penwidth=4" in attributes(text, f'"{focused.id}"')
    assert 'fontcolor="#5c6470"' in attributes(text, f'"{faint.id}"')
    assert text.count("#ffffff") == render(shop, engine).decode().count("#ffffff") + 1
    assert 'fontcolor="#5c6470"' in attributes(text, f'"{shop.edges[0].source}" -> "{shop.edges[0].target}"')


def test_a_matrix_is_a_note(matrix_named: ViewOf, engine: Engine) -> None:
    view = matrix_named("Acme")
    graph = json.loads(engine.layout(render(view, engine).decode()))
    (note,) = [item for item in graph["objects"] if item["name"] == "matrix"]
    assert note["label"] == "Acme\\lAcme, Acme: HEA* 3* ▲ ✖\\lAcme, Acme: CO 2\\l"


def test_graphviz_takes_every_change_and_emphasis(shop: View, engine: Engine) -> None:
    looks = [(change, emphasis) for change in Change for emphasis in Emphasis]
    nodes = tuple(
        replace(node, change=looks[place % 12][0], emphasis=looks[place % 12][1])
        for place, node in enumerate(shop.nodes)
    )
    edges = tuple(
        replace(edge, change=looks[place % 12][0], emphasis=looks[place % 12][1])
        for place, edge in enumerate(shop.edges)
    )
    graph = json.loads(engine.layout(render(replace(shop, nodes=nodes, edges=edges), engine).decode()))
    assert len(graph["edges"]) == len(edges)
