"""Where everything is in a picture, as plain values: points from its upper left corner."""

from __future__ import annotations

from pdmap.renderers.picture.geometry import Area, Point, Route
from pdmap.renderers.picture.positions import Layout
from pdmap.source import Plain


def plain_layout(layout: Layout) -> Plain:
    """Return the positions of a picture by the ids of its parts."""
    return {
        "is_simplified": layout.skeleton.is_simplified,
        "rung": layout.rung.value,
        "width": _length(layout.width),
        "height": _length(layout.height),
        "frames": {id_: _area(area) for id_, area in layout.frames.items()},
        "nodes": {id_: _area(area) for id_, area in layout.nodes.items()},
        "edges": {id_: _route(route) for id_, route in layout.routes.items()},
    }


# Private functions


def _area(area: Area) -> Plain:
    return {
        "x": _length(area.x),
        "y": _length(area.y),
        "width": _length(area.width),
        "height": _length(area.height),
    }


def _route(route: Route) -> Plain:
    return {
        "curve": [_point(point) for point in route.curve],
        "tip": _point(route.tip),
        "label": _point(route.label) if route.label else None,
    }


def _point(point: Point) -> Plain:
    return [_length(point.x), _length(point.y)]


def _length(number: float) -> float:
    """Return a length without the noise behind the second decimal."""
    return round(number, 2)
