"""GraphML: nodes and edges with all that is known of them, for programs that analyze graphs (yEd, Gephi, networkx).

Frames are attributes of nodes, not nested graphs, which most readers leave out or refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pdmap.engine import Engine
from pdmap.escape import xml
from pdmap.renderers.renderer import Renderer
from pdmap.renderers.spoken import edge_lines, map_facts, map_title, matrix_lines, node_lines
from pdmap.views.signs import Mark
from pdmap.views.view import Edge, Frame, Node, Note, View

Value = str | int
"""What an attribute holds: GraphML has no lists."""


def render(view: View, _: Engine) -> bytes:
    """Return a view as GraphML in UTF-8."""
    return ("\n".join(_lines(view)) + "\n").encode("utf-8", "replace")


RENDERER = Renderer("graph for yEd, Gephi and networkx", ".graphml", is_binary=False, render=render)

# Private functions

_NAME = re.compile(r"[A-Za-z0-9._:-]+")
"""What the schema of GraphML takes as an id (`NMTOKEN`), as far as it is ASCII."""
_SEPARATOR = "; "
_TYPES: Mapping[type[Value], str] = MappingProxyType({str: "string", int: "int"})
_SCHEMA = "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"


def _lines(view: View) -> Iterator[str]:
    frames = {frame.id: frame for frame in view.frames}
    nodes = [_node(node, frames) for node in view.nodes]
    edges = [_edge(edge) for edge in view.edges]
    graph = _graph(view)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{_SCHEMA}">'
    )
    yield from _keys("graph", [graph])
    yield from _keys("node", nodes)
    yield from _keys("edge", edges)
    yield '  <graph id="map" edgedefault="directed">'
    yield from _data("graph", graph, "    ")
    names = _names(view)
    for node, values in zip(view.nodes, nodes, strict=True):
        yield from _element("node", f'id="{names[node.id]}"', values)
    for place, (edge, values) in enumerate(zip(view.edges, edges, strict=True), start=1):
        ends = f'source="{names[edge.source]}" target="{names[edge.target]}"'
        yield from _element("edge", f'id="e{place}" {ends}', values)
    yield "  </graph>"
    yield "</graphml>"


def _names(view: View) -> dict[str, str]:
    """Return the id that each node has in the file: its own, or a number where that has characters of other kinds."""
    return {
        node.id: node.id if _NAME.fullmatch(node.id) else f"n{place}" for place, node in enumerate(view.nodes, start=1)
    }


def _graph(view: View) -> dict[str, Value]:
    return {
        "title": map_title(view),
        "organization": view.organization,
        "view": view.name,
        "as_of": view.as_of.isoformat(),
        "revision": view.revision,
        "facts": map_facts(view),
        "hidden": view.hidden,
        "matrix": "\n".join(matrix_lines(view.matrix)) if view.matrix else "",
        "legend": _SEPARATOR.join(f"{entry.key}: {entry.text}" for entry in view.legend),
    }


def _node(node: Node, frames: Mapping[str, Frame]) -> dict[str, Value]:
    frame = frames.get(node.frame or "")
    around = frames.get(frame.parent or "") if frame else None
    return {
        "map_id": node.id,
        "label": node.title,
        "text": "\n".join(node_lines(node)),
        "kind": node.kind,
        "shape": node.shape.value,
        "codes": _SEPARATOR.join(node.codes),
        "notes": _SEPARATOR.join(node.notes),
        "badges": _marks(node.badges),
        "layer": node.layer,
        "elements": _SEPARATOR.join(node.elements),
        "location": node.location,
        "findings": _findings(node.findings),
        "finding_count": len(node.findings),
        "change": node.change.value,
        "emphasis": node.emphasis.value,
        **_frame("frame", frame),
        **_frame("outer_frame", around),
    }


def _frame(prefix: str, frame: Frame | None) -> dict[str, Value]:
    if frame is None:
        return {}
    return {
        prefix: frame.id,
        f"{prefix}_kind": frame.kind.value,
        f"{prefix}_title": frame.title,
        f"{prefix}_caption": frame.caption,
    }


def _edge(edge: Edge) -> dict[str, Value]:
    lines = edge_lines(edge)
    return {
        "map_id": edge.id,
        "label": lines[0] if lines else "",
        "text": "\n".join(lines),
        "numbers": _SEPARATOR.join(map(str, edge.numbers)),
        "codes": _SEPARATOR.join(edge.codes),
        "words": edge.words,
        "marks": _marks(edge.marks),
        "legal_weight": edge.weight.value,
        "line": edge.dash.value,
        "links": _SEPARATOR.join(edge.links),
        "weight": len(edge.links),
        "findings": _findings(edge.findings),
        "finding_count": len(edge.findings),
        "change": edge.change.value,
        "emphasis": edge.emphasis.value,
    }


def _marks(marks: Iterable[Mark]) -> str:
    return _SEPARATOR.join(map(str, marks))


def _findings(notes: Iterable[Note]) -> str:
    return _SEPARATOR.join(f"{note.location}: {note.severity.value} {note.code}: {note.message}" for note in notes)


def _keys(domain: str, elements: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    """Yield the declaration of every attribute that an element of a domain has."""
    types = {name: _TYPES[type(value)] for values in elements for name, value in values.items()}
    for name, type_ in types.items():
        yield f'  <key id="{domain}.{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>'


def _element(tag: str, attributes: str, values: Mapping[str, Value]) -> Iterator[str]:
    yield f"    <{tag} {attributes}>"
    yield from _data(tag, values, "      ")
    yield f"    </{tag}>"


def _data(domain: str, values: Mapping[str, Value], indent: str) -> Iterator[str]:
    for name, value in values.items():
        if value != "":
            yield f'{indent}<data key="{domain}.{name}">{xml(str(value))}</data>'
