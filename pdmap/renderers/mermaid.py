"""Mermaid: the map as text that GitHub, GitLab and wikis draw in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from types import MappingProxyType

from pdmap import escape
from pdmap.engine import Engine, EngineError
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
from pdmap.views.groups import by_frame, by_kind, grouped
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, Shape, Weight
from pdmap.views.view import Edge, Frame, Node, View
from pdmap.views.words import say

MOST_EDGES = 499
MOST_CHARACTERS = 49_999
"""Mermaid refuses more of either by default, and no diagram may change that (`maxEdges`, `maxTextSize`)."""

_LONGEST = 90
"""How many characters of a line are written."""


def render(view: View, _: Engine) -> bytes:
    """Return a view as a flowchart in UTF-8; elements are grouped where Mermaid would refuse the whole.

    Raises:
        EngineError: even the smallest picture is too large for Mermaid.
    """
    for candidate in (view, grouped(view, by_kind), grouped(view, by_frame)):
        text = "\n".join(_lines(candidate)) + "\n"
        if len(candidate.edges) <= MOST_EDGES and len(text) <= MOST_CHARACTERS:
            return text.encode("utf-8", "replace")
    raise EngineError(f"the map is too large for Mermaid ({MOST_EDGES} edges, {MOST_CHARACTERS} characters)")


RENDERER = Renderer("diagram for GitHub and wikis", ".mmd", is_binary=False, render=render)

# Private functions

_NODES: Mapping[Shape, tuple[str, str]] = MappingProxyType(
    {
        Shape.EXTERNAL_ENTITY: ("[[", "]]"),
        Shape.PARTY: ("[", "]"),
        Shape.PROCESS: ("(", ")"),
        Shape.DATASTORE: ("[(", ")]"),
        Shape.ENDPOINT: ("[/", "/]"),
        Shape.PAPER: (">", "]"),
        Shape.GROUP: ("{{", "}}"),
    }
)
Look = Shape | FrameKind | Change | Emphasis
"""What has a class of its own; a later class goes before an earlier one."""

_CLASSES: Mapping[Look, str] = MappingProxyType(
    {
        Shape.EXTERNAL_ENTITY: "fill:#fff9e8,stroke:#6d5407,color:#1b2430",
        Shape.PARTY: "fill:#ffffff,stroke:#3d4654,color:#1b2430,stroke-width:2px",
        Shape.PROCESS: "fill:#e9f1fb,stroke:#2c5282,color:#1b2430",
        Shape.DATASTORE: "fill:#f0ebf8,stroke:#553c86,color:#1b2430",
        Shape.ENDPOINT: "fill:#e8f5f1,stroke:#22665a,color:#1b2430",
        Shape.PAPER: "fill:#fbf7ef,stroke:#6b5b3a,color:#1b2430",
        Shape.GROUP: "fill:#f1f3f6,stroke:#3d4654,color:#1b2430",
        FrameKind.PEOPLE: "fill:#ffffff,stroke:#8a7a3f,color:#1b2430",
        FrameKind.TERRITORY: "fill:#f6f8fb,stroke:#42526b,color:#1b2430,stroke-width:2px",
        FrameKind.THIRD_COUNTRY: "fill:#fdf6f2,stroke:#8a3211,color:#1b2430,stroke-width:3px,stroke-dasharray:9 5",
        FrameKind.UNPLACED: "fill:#f7f7f7,stroke:#5c6470,color:#1b2430,stroke-width:2px,stroke-dasharray:3 4",
        FrameKind.ORGANIZATION: "fill:#ffffff,stroke:#6b7a90,color:#1b2430",
        Emphasis.FAINT: "fill:#ffffff,stroke:#5c6470,color:#5c6470",
        Emphasis.FOCUS: "stroke-width:4px",
        Change.ADDED: "stroke-width:3px",
        Change.REMOVED: "stroke-dasharray:6 4",
        Change.CHANGED: "stroke-dasharray:2 3",
    }
)
_LINES: Mapping[Dash, str] = MappingProxyType({Dash.SOLID: "-->", Dash.DASHED: "-.->", Dash.DOTTED: "-.->"})
_STROKES: Mapping[Weight, str] = MappingProxyType(
    {
        Weight.RESTRICTED: "stroke:#9a3412,stroke-width:2.4px",
        Weight.UNGROUNDED: "stroke:#8c1d18,stroke-width:3.8px",
    }
)
_FAINT_STROKE = "stroke:#5c6470"


def _lines(view: View) -> Iterator[str]:
    nodes = {node.id: f"n{place}" for place, node in enumerate(view.nodes, start=1)}
    frames = {frame.id: f"f{place}" for place, frame in enumerate(view.frames, start=1)}
    yield "flowchart LR"
    yield f"  subgraph m[{_label((view.organization, map_title(view), *_wrapped((map_facts(view), view.hidden))))}]"
    for frame in view.frames:
        if frame.parent is None:
            yield from _subgraph(frame, view, nodes, frames, "    ")
    yield from (f"    {_node(node, nodes)}" for node in view.nodes if node.frame is None)
    yield "  end"
    if view.matrix:
        yield f"  matrix>{_label(_wrapped(matrix_lines(view.matrix)))}]"
    if view.legend:
        yield f"  legend>{_label((say('legend.title'), *legend_lines(view.legend)))}]"
    yield from (f"  {_edge(edge, nodes)}" for edge in view.edges)
    yield from _looks(view, nodes, frames)


def _subgraph(
    frame: Frame, view: View, nodes: Mapping[str, str], frames: Mapping[str, str], indent: str
) -> Iterator[str]:
    yield f"{indent}subgraph {frames[frame.id]}[{_label(_wrapped((frame_line(frame),)))}]"
    for inner in view.frames:
        if inner.parent == frame.id:
            yield from _subgraph(inner, view, nodes, frames, f"{indent}  ")
    yield from (f"{indent}  {_node(node, nodes)}" for node in view.nodes if node.frame == frame.id)
    yield f"{indent}end"


def _node(node: Node, names: Mapping[str, str]) -> str:
    opening, closing = _NODES[node.shape]
    return f"{names[node.id]}{opening}{_label(node_lines(node))}{closing}"


def _edge(edge: Edge, names: Mapping[str, str]) -> str:
    lines = edge_lines(edge)
    label = f"|{_label(lines)}|" if lines else ""
    return f"{names[edge.source]} {_LINES[edge.dash]}{label} {names[edge.target]}"


def _looks(view: View, nodes: Mapping[str, str], frames: Mapping[str, str]) -> Iterator[str]:
    """Yield the classes that are in use, who is of which, and the strokes of lines by their place."""
    members: dict[Look, list[str]] = {}
    for node in view.nodes:
        members.setdefault(node.shape, []).append(nodes[node.id])
    for frame in view.frames:
        members.setdefault(frame.kind, []).append(frames[frame.id])
    for node in view.nodes:
        for look in (node.emphasis, node.change):
            if look in _CLASSES:
                members.setdefault(look, []).append(nodes[node.id])
    for kind, names in members.items():
        name = kind.value.replace("-", "_")
        yield f"  classDef {name} {_CLASSES[kind]}"
        yield f"  class {','.join(names)} {name}"
    yield from _strokes(view)


def _strokes(view: View) -> Iterator[str]:
    """Yield the looks of lines; a line has one, for a second would take its place."""
    places: dict[str, list[str]] = {}
    for place, edge in enumerate(view.edges):
        faint = _FAINT_STROKE if edge.emphasis is Emphasis.FAINT else ""
        stroke = faint or _STROKES.get(edge.weight, "")
        if stroke:
            places.setdefault(stroke, []).append(str(place))
    for stroke, numbers in sorted(places.items()):
        yield f"  linkStyle {','.join(numbers)} {stroke}"


def _label(lines: tuple[str, ...]) -> str:
    """Return lines as a quoted label; `<br/>` is the only markup in it."""
    return f'"{"<br/>".join(escape.mermaid(_short(line)) for line in lines)}"'


def _wrapped(lines: Iterable[str]) -> tuple[str, ...]:
    """Return lines of which nothing may be left out, broken where they are too long."""
    return tuple(part for line in lines for part in wrap(line, _LONGEST) or [""])


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
