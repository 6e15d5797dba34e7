"""Cells of the map itself: frames as containers, nodes in them, lines that are connected to nodes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pdmap.renderers.cells.cell import LAYER, Cell, Line
from pdmap.renderers.cells.labels import block_label, edge_label_html, frame_label
from pdmap.renderers.cells.looks import edge_look, frame_look, node_look
from pdmap.renderers.picture.geometry import Area, Point, points_along
from pdmap.renderers.picture.labels import PlacedLabel, placed_labels
from pdmap.renderers.picture.positions import Layout
from pdmap.renderers.spoken import change_words
from pdmap.views.view import Edge, Frame, Node, Note


def map_cells(layout: Layout, origin: Point) -> Iterator[Cell]:
    """Yield the cells of a map whose upper left corner is at a point of the page; containers come first."""
    view = layout.skeleton.view
    names = {frame.id: f"frame-{place}" for place, frame in enumerate(view.frames, start=1)}
    names |= {node.id: f"node-{place}" for place, node in enumerate(view.nodes, start=1)}
    for frame in view.frames:
        yield _frame_cell(frame, layout, origin, names)
    for node in view.nodes:
        yield _node_cell(node, layout, origin, names)
    labels = placed_labels(layout)
    for place, edge in enumerate(view.edges, start=1):
        yield _edge_cell(edge, f"edge-{place}", layout, origin, names, labels.get(edge.id))


# Private functions

_PER_PIECE = 2
"""How many points of each piece of a spline draw.io is given to bend a line at."""


def _frame_cell(frame: Frame, layout: Layout, origin: Point, names: Mapping[str, str]) -> Cell:
    return Cell(
        id=names[frame.id],
        style=frame_look(frame.kind),
        place=_inside(layout.frames[frame.id], frame.parent, layout, origin),
        label=frame_label(layout.skeleton.frames[frame.id]),
        parent=names[frame.parent] if frame.parent else LAYER,
        data={"map_id": frame.id, "kind": frame.kind.value, "title": frame.title, "caption": frame.caption},
    )


def _node_cell(node: Node, layout: Layout, origin: Point, names: Mapping[str, str]) -> Cell:
    return Cell(
        id=names[node.id],
        style=node_look(node),
        place=_inside(layout.nodes[node.id], node.frame, layout, origin),
        label=block_label(layout.skeleton.nodes[node.id].blocks),
        parent=names[node.frame] if node.frame else LAYER,
        data={
            "map_id": node.id,
            "kind": node.kind,
            "title": node.title,
            "codes": ", ".join(node.codes),
            "elements": ", ".join(node.elements),
            "location": node.location,
            "findings": _findings(node.findings),
            "change": change_words(node.change),
        },
    )


def _edge_cell(
    edge: Edge, name: str, layout: Layout, origin: Point, names: Mapping[str, str], placed: PlacedLabel | None
) -> Cell:
    route = layout.routes[edge.id]
    points = points_along((*route.curve[:-1], route.tip), _PER_PIECE)
    line = Line(
        start=points[0].moved(origin),
        end=points[-1].moved(origin),
        way=tuple(point.moved(origin) for point in points[1:-1]),
        source=names[edge.source],
        target=names[edge.target],
        label_offset=_offset(points, placed.area.center) if placed else None,
    )
    ends = _ends(points, layout.nodes[edge.source], layout.nodes[edge.target])
    return Cell(
        id=name,
        style={**edge_look(edge), **ends},
        place=line,
        label=edge_label_html(placed.label) if placed else "",
        data={
            "map_id": edge.id,
            "numbers": ", ".join(map(str, edge.numbers)),
            "codes": ", ".join(edge.codes),
            "words": edge.words,
            "marks": ", ".join(map(str, edge.marks)),
            "links": ", ".join(edge.links),
            "findings": _findings(edge.findings),
            "change": change_words(edge.change),
        },
    )


def _findings(notes: tuple[Note, ...]) -> str:
    return "; ".join(f"{note.location}: {note.severity.value} {note.code}: {note.message}" for note in notes)


def _inside(area: Area, frame: str | None, layout: Layout, origin: Point) -> Area:
    """Return an area as seen from the frame that it stands in, or from the page."""
    if frame is None:
        return Area(area.x + origin.x, area.y + origin.y, area.width, area.height)
    outer = layout.frames[frame]
    return Area(area.x - outer.x, area.y - outer.y, area.width, area.height)


def _offset(points: tuple[Point, ...], label: Point) -> Point:
    """Return how far a label stands from where draw.io would put it: half of the way along the line."""
    lengths = [math.dist((first.x, first.y), (second.x, second.y)) for first, second in pairwise(points)]
    left = math.fsum(lengths) / 2
    for (first, second), length in zip(pairwise(points), lengths, strict=True):
        if length >= left > 0:
            share = left / length
            middle = Point(first.x + share * (second.x - first.x), first.y + share * (second.y - first.y))
            return Point(label.x - middle.x, label.y - middle.y)
        left -= length
    return Point(0, 0)


def _ends(points: tuple[Point, ...], source: Area, target: Area) -> dict[str, float]:
    """Return where a line leaves and enters its nodes, as shares of their sizes, so that it does so after a move."""
    (exit_x, exit_y), (entry_x, entry_y) = _share(points[0], source), _share(points[-1], target)
    return {
        "exitX": exit_x,
        "exitY": exit_y,
        "exitDx": 0,
        "exitDy": 0,
        "entryX": entry_x,
        "entryY": entry_y,
        "entryDx": 0,
        "entryDy": 0,
    }


def _share(point: Point, area: Area) -> tuple[float, float]:
    across, down = (point.x - area.x) / area.width, (point.y - area.y) / area.height
    return round(min(1, max(0, across)), 3), round(min(1, max(0, down)), 3)
