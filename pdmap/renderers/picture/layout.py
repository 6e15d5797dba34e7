"""Positions of everything in a picture, from the layout engine's answer.

The ladder: labels with room of their own for pictures with few edges; where that fails or there are too
many, numbers alone. Every answer is counted against the view, for Graphviz can lose an edge and go on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pdmap.engine import Engine, EngineError
from pdmap.renderers.picture.skeleton import POINTS_PER_INCH, Skeleton, skeleton_dot, skeleton_of
from pdmap.views.view import View

MOST_LABELS = 150
"""Up to how many edges labels take part in the layout; their cost rises steeply after that."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture, in points from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> Point:
        """Return the middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def overlaps(self, other: Area) -> bool:
        """Return whether the two share more than a border."""
        beside = self.x >= other.x + other.width or other.x >= self.x + self.width
        above = self.y >= other.y + other.height or other.y >= self.y + self.height
        return not beside and not above


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an edge."""

    curve: tuple[Point, ...]
    """A Bézier spline of degree 3: a start, then three points for each piece; from the source to the target."""
    tip: Point
    """Where the head of the arrow ends."""
    label: Point | None
    """The middle of the label; `None` where there is none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture's positions, keyed by ids of the view."""

    skeleton: Skeleton
    width: float
    height: float
    nodes: Mapping[str, Area]
    frames: Mapping[str, Area]
    routes: Mapping[str, Route]


def lay_out(view: View, engine: Engine) -> Layout:
    """Return the positions of everything in a view.

    Raises:
        EngineError: the engine is missing, or failed on every rung of the ladder.
    """
    if len(view.edges) <= MOST_LABELS:
        try:
            return _attempt(skeleton_of(view), engine)
        except EngineError:
            pass
    return _attempt(skeleton_of(view, is_simplified=True), engine)


# Private functions


def _attempt(skeleton: Skeleton, engine: Engine) -> Layout:
    answer = engine.layout(skeleton_dot(skeleton))
    try:
        return _read(json.loads(answer), skeleton)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise EngineError("the layout engine gave no picture that can be read") from error


def _read(graph: dict[str, Any], skeleton: Skeleton) -> Layout:
    view = skeleton.view
    _, _, width, height = _numbers(graph["bb"])
    objects = {item["name"]: item for item in graph.get("objects", ())}
    drawn = {edge.get("id"): edge for edge in graph.get("edges", ()) if "pos" in edge}
    _check_complete(view, objects, drawn)
    layers = {node.id: node.layer for node in view.nodes}
    return Layout(
        skeleton=skeleton,
        width=width,
        height=height,
        nodes={node.id: _node_area(objects[f"n{number}"], height) for number, node in enumerate(view.nodes)},
        frames={frame.id: _area(objects[f"cluster_{number}"], height) for number, frame in enumerate(view.frames)},
        routes={
            edge.id: _route(drawn[f"e{number}"], height, is_backward=layers[edge.source] > layers[edge.target])
            for number, edge in enumerate(view.edges)
        },
    )


def _check_complete(view: View, objects: Mapping[str, Any], drawn: Mapping[str, Any]) -> None:
    nodes = sum(f"n{number}" not in objects for number in range(len(view.nodes)))
    frames = sum(f"cluster_{number}" not in objects for number in range(len(view.frames)))
    edges = sum(f"e{number}" not in drawn for number in range(len(view.edges)))
    if nodes or frames or edges:
        raise EngineError(f"the layout engine lost {nodes} elements, {frames} frames and {edges} lines of the map")


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(","))


def _point(text: str, height: float) -> Point:
    """Return a point; Graphviz counts from the lower left corner."""
    x, y = _numbers(text)
    return Point(x, height - y)


def _area(item: dict[str, Any], height: float) -> Area:
    left, bottom, right, top = _numbers(item["bb"])
    return Area(left, height - top, right - left, top - bottom)


def _node_area(item: dict[str, Any], height: float) -> Area:
    center = _point(item["pos"], height)
    width, tall = float(item["width"]) * POINTS_PER_INCH, float(item["height"]) * POINTS_PER_INCH
    return Area(center.x - width / 2, center.y - tall / 2, width, tall)


def _route(item: dict[str, Any], height: float, *, is_backward: bool) -> Route:
    """Return a route from the source on, whichever way Graphviz drew it.

    The spline is written as `e,x,y` or `s,x,y` for the tip of the arrow, and then its points.
    """
    first, *rest = item["pos"].split(";")[0].split(" ")
    kind, _, place = first.partition(",")
    if kind not in ("e", "s"):
        raise ValueError(f"no arrow in {first!r}")
    points = tuple(_point(part, height) for part in rest)
    label = _point(item["lp"], height) if "lp" in item else None
    return Route(points[::-1] if is_backward else points, _point(place, height), label)
