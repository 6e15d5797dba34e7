"""Read the layout engine's answers, and doubt them: it can lose an edge, or crash half-way, and still answer."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pdmap.engine import EngineError
from pdmap.renderers.picture.geometry import Area, Crowd, Point, Route
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.skeleton import POINTS_PER_INCH, Skeleton
from pdmap.views.view import View

_SLACK = 1.5
"""By how many points an answer may differ from what was asked for: Graphviz rounds."""


def read_layout(answer: bytes, skeleton: Skeleton, rung: Rung) -> Layout:
    """Return the positions in an answer.

    Raises:
        EngineError: it cannot be read, something is missing, or the positions make no picture.
    """
    try:
        layout = _read(json.loads(answer), skeleton, rung)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise EngineError("the layout engine gave no picture that can be read") from error
    _check_apart(layout)
    return layout


def read_routes(answer: bytes, layout: Layout) -> dict[str, Route]:
    """Return the lines in an answer between nodes that were told to stay in their places.

    Raises:
        EngineError: the answer cannot be read, a line is missing, or a node went astray.
    """
    view = layout.skeleton.view
    try:
        graph = json.loads(answer)
        objects = {item["name"]: item for item in graph.get("objects", ())}
        drawn = {edge.get("id"): edge for edge in graph.get("edges", ()) if "pos" in edge}
        _check_complete(replace(view, frames=()), objects, drawn)
        by = _shift(layout, [_point(objects[f"n{number}"]["pos"], layout.height) for number in range(len(view.nodes))])
        return {
            edge.id: _route(drawn[f"e{number}"], layout.height, is_backward=False).moved(by)
            for number, edge in enumerate(view.edges)
        }
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise EngineError("the layout engine gave no lines that can be read") from error


def read_points(answer: bytes, count: int) -> tuple[Point, ...]:
    """Return where the nodes `n0`, `n1` and so on are, of which only the order matters.

    Raises:
        EngineError: the answer cannot be read, or a node is missing.
    """
    try:
        places = {item["name"]: _point(item["pos"], 0) for item in json.loads(answer).get("objects", ())}
        return tuple(places[f"n{number}"] for number in range(count))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise EngineError("the layout engine gave no positions that can be read") from error


# Private functions


def _shift(layout: Layout, centers: list[Point]) -> Point:
    """Return how far all nodes together lie from their places."""
    wanted = [layout.nodes[node.id].center for node in layout.skeleton.view.nodes]
    by = Point(wanted[0].x - centers[0].x, wanted[0].y - centers[0].y)
    for there, here in zip(wanted, centers, strict=True):
        if abs(here.x + by.x - there.x) > _SLACK or abs(here.y + by.y - there.y) > _SLACK:
            raise EngineError("the layout engine moved an element that was to stay")
    return by


def _read(graph: dict[str, Any], skeleton: Skeleton, rung: Rung) -> Layout:
    view = skeleton.view
    _, _, width, height = _numbers(graph["bb"])
    objects = {item["name"]: item for item in graph.get("objects", ())}
    drawn = {edge.get("id"): edge for edge in graph.get("edges", ()) if "pos" in edge}
    _check_complete(view, objects, drawn)
    layers = {node.id: node.layer for node in view.nodes}
    return Layout(
        skeleton=skeleton,
        rung=rung,
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


def _check_apart(layout: Layout) -> None:
    """Refuse nodes of another size, one on the other, or outside of their frames."""
    for frame in layout.skeleton.view.frames:
        if frame.parent and not layout.frames[frame.parent].holds(layout.frames[frame.id], _SLACK):
            raise EngineError("the layout engine put a frame outside of the one around it")
    crowd = Crowd()
    for node in layout.skeleton.view.nodes:
        area, box = layout.nodes[node.id], layout.skeleton.nodes[node.id]
        if abs(area.width - box.width) > _SLACK or abs(area.height - box.height) > _SLACK:
            raise EngineError("the layout engine changed the size of an element")
        if not crowd.is_free(area.inset(_SLACK)):
            raise EngineError("the layout engine put one element on another")
        if node.frame and not layout.frames[node.frame].holds(area, _SLACK):
            raise EngineError("the layout engine put an element outside of its frame")
        crowd.add(area)


def _numbers(text: str) -> tuple[float, ...]:
    numbers = tuple(float(part) for part in text.split(","))
    if not all(map(math.isfinite, numbers)):
        raise ValueError(f"no places: {text!r}")
    return numbers


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
    if len(points) < 4 or len(points) % 3 != 1:
        raise ValueError(f"no spline of {len(points)} points")
    label = _point(item["lp"], height) if "lp" in item else None
    return Route(points[::-1] if is_backward else points, _point(place, height), label)
