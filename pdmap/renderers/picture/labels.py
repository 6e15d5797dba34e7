"""Where the labels of edges go: on their lines, as long as nothing else is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pdmap.renderers.picture.frames import caption_area
from pdmap.renderers.picture.layout import Area, Layout, Point, Route

_STEPS = 8
"""How many straight stretches stand for a piece of a spline."""


def label_areas(layout: Layout) -> Mapping[str, Area]:
    """Return the area of each edge's label.

    Graphviz keeps room beside the line. On the line a label is easier to follow, so it is moved there: to the
    first place at which it lies on no node, no caption and no other label. A simplified layout, which has many
    lines and kept no room, puts every number on the middle of its line.
    """
    labels = layout.skeleton.labels
    kept = {id_: _around(_beside(layout.routes[id_]), label.width, label.height) for id_, label in labels.items()}
    if layout.skeleton.is_simplified:
        return kept
    captions = [caption_area(area, layout.skeleton.frames[id_]) for id_, area in layout.frames.items()]
    for id_, area in list(kept.items()):
        others = (other for name, other in kept.items() if name != id_)
        taken = (*layout.nodes.values(), *captions, *others)
        places = (_around(place, area.width, area.height) for place in _on_line(layout.routes[id_], area.center))
        free = (place for place in places if not any(place.overlaps(other) for other in taken))
        kept[id_] = next(free, area)
    return kept


# Private functions


def _around(middle: Point, width: float, height: float) -> Area:
    return Area(middle.x - width / 2, middle.y - height / 2, width, height)


def _beside(route: Route) -> Point:
    points = _points(route)
    return route.label or points[len(points) // 2]


def _on_line(route: Route, near: Point) -> Iterator[Point]:
    """Yield the point of a line right above or below another, then the line's points from the middle outwards."""
    points = _points(route)
    for first, second in pairwise(points):
        if min(first.x, second.x) <= near.x <= max(first.x, second.x) and first.x != second.x:
            share = (near.x - first.x) / (second.x - first.x)
            yield Point(near.x, first.y + share * (second.y - first.y))
    middle = len(points) // 2
    yield from sorted(points, key=lambda point: abs(points.index(point) - middle))


def _points(route: Route) -> tuple[Point, ...]:
    """Return points along a spline, close enough together to be joined by straight lines."""
    points = [route.curve[0]]
    for start in range(0, len(route.curve) - 1, 3):
        piece = route.curve[start : start + 4]
        points.extend(_at(piece, step / _STEPS) for step in range(1, _STEPS + 1))
    return tuple(points)


def _at(piece: tuple[Point, ...], share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * share * rest**2, 3 * share**2 * rest, share**3)
    return Point(
        sum(weight * point.x for weight, point in zip(weights, piece, strict=True)),
        sum(weight * point.y for weight, point in zip(weights, piece, strict=True)),
    )
