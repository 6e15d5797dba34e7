"""Where the labels of edges go: on their lines, as long as nothing else is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pdmap.frozen import dataclass
from pdmap.renderers.picture.boxes import Label, edge_label
from pdmap.renderers.picture.frames import caption_area
from pdmap.renderers.picture.geometry import Area, Crowd, Point, Route, points_along
from pdmap.renderers.picture.positions import Layout
from pdmap.views.view import Edge

_STEPS = 10
"""How many straight stretches stand for a piece of a spline."""
_FARTHEST = 3
"""How many of its own heights a label may stand off its line."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label, which may be shorter than the line would like it, in its place."""

    label: Label
    area: Area


def label_areas(layout: Layout) -> Mapping[str, Area]:
    """Return the area of each edge's label that found a place."""
    return {id_: placed.area for id_, placed in placed_labels(layout).items()}


def placed_labels(layout: Layout) -> Mapping[str, PlacedLabel]:
    """Return each edge's label with its area; none lies on a node, a caption or another label.

    Graphviz keeps room beside the line. On the line a label is easier to follow, so it is moved there where
    there is a place for it. Where there is no room at all, the number alone is tried; a line for which not
    even that is found has no label, and the flow table tells of it.
    """
    labels = layout.skeleton.labels
    crowd = Crowd(Area(0, 0, layout.width, layout.height))
    for id_, area in layout.frames.items():
        crowd.add(caption_area(area, layout.skeleton.frames[id_]))
    for area in layout.nodes.values():
        crowd.add(area)
    kept = _kept(layout, crowd)
    placed = {}
    for edge in layout.skeleton.view.edges:
        if edge.id not in labels:
            continue
        if edge.id in kept:
            crowd.remove(kept[edge.id])
        room = layout.skeleton.rooms.get(edge.id)
        found = _place(edge, labels[edge.id], room, layout.routes[edge.id], kept.get(edge.id), crowd)
        if found:
            crowd.add(found.area)
            placed[edge.id] = found
    return placed


# Private functions


def _kept(layout: Layout, crowd: Crowd) -> Mapping[str, Area]:
    """Return the rooms that the layout kept for labels, and take them, so that no other label moves there."""
    kept = {}
    for id_, label in layout.skeleton.rooms.items():
        middle = layout.routes[id_].label
        area = _around(middle, label) if middle else None
        if area and crowd.is_free(area):
            kept[id_] = area
            crowd.add(area)
    return kept


def _place(
    edge: Edge, label: Label, room: Label | None, route: Route, kept: Area | None, crowd: Crowd
) -> PlacedLabel | None:
    """Return the first free place: on the line, then the room that was kept, then with less to say, then beside it."""
    points = points_along(route.curve, _STEPS)
    near = kept.center if kept else points[len(points) // 2]
    on_line = tuple(_on_line(points, near))
    for area in (_around(point, label) for point in on_line):
        if crowd.is_free(area):
            return PlacedLabel(label, area)
    if kept and room:
        return PlacedLabel(room, kept)
    short = edge_label(edge, is_short=True) or label
    for middle in (*on_line, *_beside(on_line, short)):
        area = _around(middle, short)
        if crowd.is_free(area):
            return PlacedLabel(short, area)
    return None


def _around(middle: Point, label: Label) -> Area:
    return Area(middle.x - label.width / 2, middle.y - label.height / 2, label.width, label.height)


def _on_line(points: tuple[Point, ...], near: Point) -> Iterator[Point]:
    """Yield the point of a line right above or below another, then the line's points from the middle outwards."""
    for first, second in pairwise(points):
        if min(first.x, second.x) <= near.x <= max(first.x, second.x) and first.x != second.x:
            share = (near.x - first.x) / (second.x - first.x)
            yield Point(near.x, first.y + share * (second.y - first.y))
    middle = len(points) // 2
    yield from (points[place] for place in sorted(range(len(points)), key=lambda place: abs(place - middle)))


def _beside(points: tuple[Point, ...], label: Label) -> Iterator[Point]:
    """Yield points above and below those of a line, the nearest first."""
    for distance in range(1, _FARTHEST + 1):
        off = distance * label.height * 0.7
        for point in points:
            yield from (Point(point.x, point.y - off), Point(point.x, point.y + off))
