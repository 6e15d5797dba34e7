"""Names come from strangers' pull requests: in every format they arrive as text."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

import html5lib
import networkx as nx
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from pdmap import escape
from pdmap.engine import Engine
from pdmap.registry import discover
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import View

NAMES = {
    "quotes": "\"quoted\" 'twice'",
    "markup": "<script>alert(1)</script><b>&amp;",
    "backslashes": "\\N \\G \\\\ \\",
    "newline": "first\nsecond\r\nthird",
    "long": "a" * 300,
    "long words": "abc " * 75,
    "right to left": "שלום \u202eevil\u202c مرحبا",
    "emoji": "🦊 fox 👩‍👩‍👧 \N{CJK UNIFIED IDEOGRAPH-4E2D}文",
    "link": "javascript:alert(1)",
    "dot keyword": 'graph { node [label="x"] } subgraph digraph edge strict',
    "dot html": "<<table><tr><td>x</td></tr></table>>",
    "mermaid keyword": 'end subgraph class click n1 "javascript:x" %%{init: {"theme":"dark"}}%%',
    "mermaid arrow": 'a["x"] --> b|"y"| style n1 fill:#f00;',
    "controls": "a\x00b\x1b[31mc\x7f",
    "formula": '=HYPERLINK("http://x";A1)',
    "minus": "-1+cmd|' /C calc'!A0",
    "mention": "@team #1 !2 [link](http://x) www.example.com",
    "blank": " ",
}

ILLEGAL_IN_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
ViewNamed = Callable[[str], View]
Judge = Callable[[Iterable[str]], list[dict[str, Any]]]

every_name = pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))


def rendered(format_: str, view: View, engine: Engine) -> str:
    return discover("pdmap.renderers", "RENDERER", Renderer)[format_].render(view, engine).decode()


@every_name
def test_svg_holds_the_name_as_text(name: str, view_named: Callable[[str], View], engine: Engine) -> None:
    svg = rendered("svg", view_named(name), engine)
    tree = etree.fromstring(svg.encode())
    assert {etree.QName(element).localname for element in tree.iter()} <= {
        *("svg", "title", "desc", "g", "rect", "path", "polygon", "text")
    }
    titles = [element.text for element in tree.iter("{http://www.w3.org/2000/svg}title")]
    kept = re.sub(ILLEGAL_IN_XML, escape.REPLACEMENT, name)
    assert all(kept in (title or "") for title in titles)
    drawn = "".join(element.text or "" for element in tree.iter("{http://www.w3.org/2000/svg}text"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", drawn)


@every_name
def test_dot_holds_the_name_as_a_label(name: str, view_named: Callable[[str], View], engine: Engine) -> None:
    graph = json.loads(engine.layout(rendered("dot", view_named(name), engine)))
    assert [item["name"] for item in graph["objects"]] == [
        *("cluster_people", "cluster_territory", "cluster_organization", "subject:a", "system:b", "legend")
    ]
    assert len(graph["edges"]) == 1
    shown = escape.dot(name).replace('\\"', '"')
    assert all(shown in item["label"] for item in (*graph["objects"], *graph["edges"]))


@every_name
def test_mermaid_holds_the_name_in_quotes(name: str, view_named: Callable[[str], View], engine: Engine) -> None:
    for line in rendered("mermaid", view_named(name), engine).splitlines():
        outside = re.sub('"[^"]*"', "", line)
        assert '"' not in outside
        assert re.fullmatch(
            r"flowchart LR| *subgraph \w+\[\]| *end| *n\d+[\[({/>]*[\])}/]*| *n\d+ -\.?->?\|\| n\d+"
            r"|  (legend|matrix)>\]|  (classDef|class|linkStyle) [\w,]+ [\w:#,. -]+",
            outside,
        ), line


def test_mermaid_reads_every_name_as_it_is_written(
    judge: Judge, whole_view_named: ViewNamed, matrix_named: ViewNamed, engine: Engine
) -> None:
    cases = [(name, build(name)) for name in NAMES.values() for build in (whole_view_named, matrix_named)]
    answers = judge(rendered("mermaid", view, engine) for _, view in cases)
    for (name, view), diagram in zip(cases, answers, strict=True):
        assert diagram["error"] is None, name
        assert set(diagram["nodes"]) == {"n1", "n2", "legend", *(["matrix"] if view.matrix else [])}, name
        for part in (*diagram["nodes"].values(), *diagram["frames"].values(), *diagram["edges"]):
            assert part["markup"] == 0, name
            assert one_line(name)[:60] in one_line(part["text"])


def one_line(text: str) -> str:
    """Return a text without controls, with white space as one blank."""
    return " ".join(re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f]", escape.REPLACEMENT, text).split())


@every_name
def test_graphml_holds_the_name_as_text(name: str, whole_view_named: ViewNamed, engine: Engine) -> None:
    written = rendered("graphml", whole_view_named(name), engine)
    kept = re.sub(ILLEGAL_IN_XML, escape.REPLACEMENT, name)
    graph = nx.read_graphml(io.BytesIO(written.encode()), force_multigraph=True)
    assert list(graph.nodes) == ["subject:a", "system:b"]
    assert [values["label"] for _, values in graph.nodes(data=True)] == [kept, kept]
    assert [kept in values["text"] for _, _, values in graph.edges(data=True)] == [True]
    assert graph.graph["organization"] == kept
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", written)


@every_name
def test_drawio_holds_the_name_as_text(name: str, whole_view_named: ViewNamed, engine: Engine) -> None:
    written = rendered("drawio", whole_view_named(name), engine)
    tree = etree.fromstring(written.encode())
    kept = re.sub(ILLEGAL_IN_XML, escape.REPLACEMENT, name)
    assert {element.tag for element in tree.iter()} <= {
        *("mxfile", "diagram", "mxGraphModel", "root", "mxCell", "UserObject", "mxGeometry", "mxPoint", "Array")
    }
    objects = {item.get("id"): item for item in tree.iter("UserObject")}
    assert [objects[f"node-{place}"].get("title") for place in (1, 2)] == [kept, kept]
    for cell in objects.values():
        assert re.fullmatch(r"([A-Za-z]+=[\w#. ]+;)+", cell.find("mxCell").get("style"))
        label = html5lib.parseFragment(cell.get("label"), namespaceHTMLElements=False)
        assert {element.tag for element in label.iter()} <= {"DOCUMENT_FRAGMENT", "span", "br"}
        assert not [key for element in label.iter() for key in element.attrib if key != "style"]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", written)


@every_name
def test_csv_holds_the_name_and_no_formula(name: str, whole_view_named: ViewNamed, engine: Engine) -> None:
    text = rendered("csv", whole_view_named(name), engine)
    (_, row) = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len([cell for cell in row if escape.csv(name) in cell]) >= 6
    assert not [cell for cell in row if re.match(r"[\s\u200b-\u202e]*[=+@-]", cell)]


@every_name
def test_markdown_holds_the_name_as_text(name: str, matrix_named: ViewNamed, engine: Engine) -> None:
    text = rendered("markdown", matrix_named(name), engine)
    parts = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [token for token in parts if token.type == "inline"]
    assert {child.type for token in inline for child in token.children or ()} <= {"text", "text_special"}
    assert not [token for token in parts if token.type.startswith(("html", "code", "fence", "hr"))]
    read = [one_line("".join(child.content for child in token.children or ())) for token in inline]
    assert sum(one_line(name) in part.replace("\u200b", "") for part in read) >= 15


@every_name
def test_json_holds_the_name_as_it_is(name: str, view_named: Callable[[str], View], engine: Engine) -> None:
    written = rendered("json", view_named(name), engine)
    assert json.loads(written)["nodes"][0]["title"] == name
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", written)


@every_name
def test_pictures_are_made_of_any_name(name: str, view_named: Callable[[str], View], engine: Engine) -> None:
    png = discover("pdmap.renderers", "RENDERER", Renderer)["png"].render(view_named(name), engine)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")


@every_name
def test_facts_matrices_and_legends_hold_the_name_as_text(
    name: str, whole_view_named: Callable[[str], View], matrix_named: Callable[[str], View], engine: Engine
) -> None:
    for view in (whole_view_named(name), matrix_named(name)):
        svg = rendered("svg", view, engine)
        tree = etree.fromstring(svg.encode())
        assert {etree.QName(element).localname for element in tree.iter()} <= {
            *("svg", "title", "desc", "g", "rect", "path", "polygon", "text")
        }
        drawn = [element.text or "" for element in tree.iter("{http://www.w3.org/2000/svg}text")]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", "".join(drawn))
        assert float(tree.get("width")) < 3000
