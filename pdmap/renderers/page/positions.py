"""Positions of a view for the page: numbers in the order of the view's parts, to a tenth of a point."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.engine import Engine
from pdmap.renderers.picture.boxes import Label
from pdmap.renderers.picture.geometry import Area, Route
from pdmap.renderers.picture.labels import PlacedLabel, placed_labels
from pdmap.renderers.picture.layout import lay_out
from pdmap.renderers.picture.positions import Layout
from pdmap.renderers.picture.title import rung_words
from pdmap.source import Plain
from pdmap.views.view import View


def positions_of(view: View, engine: Engine) -> Plain:
    """Return where everything of a view stands; `None` where there is no picture."""
    if view.matrix is not None or not view.nodes:
        return None
    return _positions(lay_out(view, engine))


# Private functions


def _positions(layout: Layout) -> Plain:
    view, labels = layout.skeleton.view, layout.skeleton.labels
    placed = placed_labels(layout)
    return {
        "size": _rounded((layout.width, layout.height)),
        "nodes": [_area(layout.nodes[node.id]) for node in view.nodes],
        "frames": [_area(layout.frames[frame.id]) for frame in view.frames],
        "routes": [_route(layout.routes[edge.id]) for edge in view.edges],
        "labels": [_corner(placed.get(edge.id), labels.get(edge.id)) for edge in view.edges],
        "simplified": layout.skeleton.is_simplified,
        "said": rung_words(layout),
    }


def _area(area: Area) -> Plain:
    return _rounded((area.x, area.y, area.width, area.height))


def _corner(placed: PlacedLabel | None, wanted: Label | None) -> Plain:
    """Return the upper left corner of a label, and `true` behind it where only the number found room."""
    if placed is None:
        return None
    corner = _numbers((placed.area.x, placed.area.y))
    return [*corner, True] if placed.label != wanted else [*corner]


def _route(route: Route) -> Plain:
    """Return the points of the spline, and the tip of the arrow last."""
    return _rounded(length for point in (*route.curve, route.tip) for length in (point.x, point.y))


def _rounded(lengths: Iterable[float]) -> Plain:
    return list(_numbers(lengths))


def _numbers(lengths: Iterable[float]) -> list[float]:
    """Return lengths to a tenth, whole ones without a decimal point."""
    return [int(length) if length == int(length) else length for length in (round(length, 1) for length in lengths)]
