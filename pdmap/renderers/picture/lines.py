"""Lines that are drawn without an engine: gently curved, from the side of one node to that of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pdmap.renderers.picture.geometry import Area, Point, Route
from pdmap.views.view import Edge

_HEAD = 9
"""Length of the head of an arrow."""
_SHARE = 0.72
"""The share of a side that lines use."""


def curved_routes(edges: Iterable[Edge], nodes: Mapping[str, Area]) -> Mapping[str, Route]:
    """Return a route for each edge; lines that end at one side of a node end at different places of it."""
    drawn = tuple(edges)
    ports = _ports(drawn, nodes)
    return {edge.id: _route(ports[edge.id, True], ports[edge.id, False]) for edge in drawn}


# Private functions

_Port = tuple[Point, int]
"""A place on the side of a node, and which side it is: -1 the left one, 1 the right one."""


def _ports(edges: tuple[Edge, ...], nodes: Mapping[str, Area]) -> Mapping[tuple[str, bool], _Port]:
    """Return where each edge leaves its source (`True`) and reaches its target (`False`)."""
    ends: defaultdict[tuple[str, int], list[tuple[float, str, bool]]] = defaultdict(list)
    for edge in edges:
        source, target = nodes[edge.source], nodes[edge.target]
        from_side, to_side = _sides(source, target)
        ends[edge.source, from_side].append((target.center.y, edge.id, True))
        ends[edge.target, to_side].append((source.center.y, edge.id, False))
    ports = {}
    for (node, side), several in ends.items():
        area = nodes[node]
        x = area.right if side > 0 else area.x
        for place, (_, edge_id, is_source) in enumerate(sorted(several), start=1):
            share = place / (len(several) + 1) - 0.5
            ports[edge_id, is_source] = (Point(x, area.center.y + share * area.height * _SHARE), side)
    return ports


def _sides(source: Area, target: Area) -> tuple[int, int]:
    if target.x >= source.right:
        return 1, -1
    if target.right <= source.x:
        return -1, 1
    return 1, 1


def _route(start: _Port, end: _Port) -> Route:
    (first, leaving), (tip, reaching) = start, end
    last = Point(tip.x + reaching * _HEAD, tip.y)
    bend = max(24.0, min(abs(last.x - first.x) * 0.45, 140.0))
    if leaving == reaching:  # around the right-hand sides of two nodes in one column
        bend = max(36.0, min(abs(last.y - first.y) * 0.3, 120.0))
    controls = (Point(first.x + leaving * bend, first.y), Point(last.x + reaching * bend, last.y))
    return Route((first, *controls, last), tip, None)
