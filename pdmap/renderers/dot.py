"""DOT: the map as a Graphviz graph that can be drawn, edited and diffed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pdmap import escape
from pdmap.engine import Engine
from pdmap.renderers.renderer import Renderer
from pdmap.renderers.spoken import (
    edge_lines,
    frame_line,
    legend_lines,
    map_facts,
    map_title,
    matrix_lines,
    node_lines,
)
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, Shape, Weight
from pdmap.views.view import Edge, Frame, Node, View
from pdmap.views.words import say


def render(view: View, _: Engine) -> bytes:
    """Return a view as DOT in UTF-8; plain labels, never HTML ones."""
    return ("\n".join(_lines(view)) + "\n").encode("utf-8", "replace")


RENDERER = Renderer("graph for Graphviz", ".dot", is_binary=False, render=render)

# Private functions

_NODES: Mapping[Shape, str] = MappingProxyType(
    {
        Shape.EXTERNAL_ENTITY: 'shape=box, peripheries=2, fillcolor="#fff9e8"',
        Shape.PARTY: 'shape=box, penwidth=2, fillcolor="#ffffff"',
        Shape.PROCESS: 'shape=box, style="rounded,filled", fillcolor="#e9f1fb"',
        Shape.DATASTORE: 'shape=cylinder, fillcolor="#f0ebf8"',
        Shape.ENDPOINT: 'shape=parallelogram, fillcolor="#e8f5f1"',
        Shape.PAPER: 'shape=note, fillcolor="#fbf7ef"',
        Shape.GROUP: 'shape=box3d, fillcolor="#f1f3f6"',
    }
)
_FRAMES: Mapping[FrameKind, str] = MappingProxyType(
    {
        FrameKind.PEOPLE: 'style=solid, color="#8a7a3f"',
        FrameKind.TERRITORY: 'style=solid, penwidth=2, color="#42526b"',
        FrameKind.THIRD_COUNTRY: 'style=dashed, penwidth=3, color="#8a3211"',
        FrameKind.UNPLACED: 'style=dotted, penwidth=2, color="#5c6470"',
        FrameKind.ORGANIZATION: 'style=solid, color="#6b7a90"',
    }
)
_WEIGHTS: Mapping[Weight, str] = MappingProxyType(
    {
        Weight.NORMAL: 'penwidth=1.2, color="#36414f"',
        Weight.RESTRICTED: 'penwidth=2.4, color="#9a3412"',
        Weight.UNGROUNDED: 'penwidth=3.6, color="#8c1d18"',
    }
)
_DASHES: Mapping[Dash, str] = MappingProxyType({Dash.SOLID: "solid", Dash.DASHED: "dashed", Dash.DOTTED: "dotted"})
_OUTLINES: Mapping[Change, str] = MappingProxyType(
    {Change.ADDED: "bold", Change.REMOVED: "dashed", Change.CHANGED: "dotted"}
)
"""Line styles of nodes that changed; their text says it too."""
_TAILS: Mapping[Change, str] = MappingProxyType({Change.ADDED: "diamond", Change.REMOVED: "tee", Change.CHANGED: "dot"})
"""What lines that changed start with: their dashes tell of encryption."""
_FAINT = "#5c6470"
_FONT = 'fontname="Helvetica,Arial,sans-serif"'


def _lines(view: View) -> Iterator[str]:
    heading = _label((view.organization, map_title(view), map_facts(view), view.hidden), is_left=True)
    yield 'digraph "pdmap" {'
    yield f"  graph [rankdir=LR, newrank=true, {_FONT}, labelloc=t, labeljust=l, label={heading}]"
    yield f"  node [style=filled, {_FONT}, fontsize=11]"
    yield f"  edge [{_FONT}, fontsize=9]"
    for frame in view.frames:
        if frame.parent is None:
            yield from _cluster(frame, view, "  ")
    yield from (f"  {_node(node)}" for node in view.nodes if node.frame is None)
    yield from (f"  {_edge(edge)}" for edge in view.edges)
    yield from _matrix(view)
    yield from _legend(view)
    yield "}"


def _cluster(frame: Frame, view: View, indent: str) -> Iterator[str]:
    yield f"{indent}subgraph {_quoted(f'cluster_{frame.id}')} {{"
    yield f"{indent}  graph [label={_label((frame_line(frame),))}, {_FRAMES[frame.kind]}]"
    for inner in view.frames:
        if inner.parent == frame.id:
            yield from _cluster(inner, view, f"{indent}  ")
    yield from (f"{indent}  {_node(node)}" for node in view.nodes if node.frame == frame.id)
    yield f"{indent}}}"


def _node(node: Node) -> str:
    return f"{_quoted(node.id)} [label={_label(node_lines(node))}, {_NODES[node.shape]}{_node_extras(node)}]"


def _node_extras(node: Node) -> str:
    """Return what stands out about a node; what is said twice counts the second time."""
    look = ""
    if node.change in _OUTLINES:
        corners = "rounded," if node.shape is Shape.PROCESS else ""
        look += f', style="{corners}filled,{_OUTLINES[node.change]}"'
    if node.emphasis is Emphasis.FOCUS:
        look += ", penwidth=4"
    if node.emphasis is Emphasis.FAINT:
        look += f', color="{_FAINT}", fontcolor="{_FAINT}", fillcolor="#ffffff"'
    return look


def _edge(edge: Edge) -> str:
    look = f"style={_DASHES[edge.dash]}, {_WEIGHTS[edge.weight]}"
    if edge.change in _TAILS:
        look += f", dir=both, arrowtail={_TAILS[edge.change]}"
    if edge.emphasis is Emphasis.FAINT:
        look += f', color="{_FAINT}", fontcolor="{_FAINT}"'
    return f"{_quoted(edge.source)} -> {_quoted(edge.target)} [label={_label(edge_lines(edge))}, {look}]"


def _matrix(view: View) -> Iterator[str]:
    if view.matrix:
        label = _label(matrix_lines(view.matrix), is_left=True)
        yield f'  "matrix" [shape=note, style=solid, fontsize=9, label={label}]'


def _legend(view: View) -> Iterator[str]:
    if view.legend:
        lines = (say("legend.title"), *legend_lines(view.legend))
        yield f'  "legend" [shape=note, style=solid, fontsize=9, label={_label(lines, is_left=True)}]'


def _label(lines: tuple[str, ...], *, is_left: bool = False) -> str:
    """Return lines as a label, in the middle or to the left."""
    escaped = [escape.dot(line) for line in lines]
    body = "".join(f"{line}\\l" for line in escaped) if is_left else "\\n".join(escaped)
    return f'"{body}"'


def _quoted(name: str) -> str:
    return f'"{escape.dot(name)}"'
