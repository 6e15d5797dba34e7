"""Draw the map itself: frames, nodes, lines and what they say, from back to front."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.renderers.picture.edges import edge_label_group, edge_line
from pdmap.renderers.picture.frames import caption_group, frame_group
from pdmap.renderers.picture.geometry import Point
from pdmap.renderers.picture.labels import PlacedLabel
from pdmap.renderers.picture.markup import element, number
from pdmap.renderers.picture.nodes import node_group
from pdmap.renderers.picture.parts import Part
from pdmap.renderers.picture.positions import Layout


def map_part(layout: Layout, labels: Mapping[str, PlacedLabel]) -> Part:
    """Return a layout with the labels of its edges as a part of a page."""
    drawn = tuple(_groups(layout, labels))
    return Part(layout.width, layout.height, lambda at: _map_group(drawn, at))


# Private functions


def _map_group(drawn: tuple[str, ...], at: Point) -> str:
    return element("g", {"id": "map", "transform": f"translate({number(at.x)} {number(at.y)})"}, "", *drawn)


def _groups(layout: Layout, labels: Mapping[str, PlacedLabel]) -> Iterator[str]:
    """Yield the map from back to front; labels stand in front of all lines."""
    skeleton, view = layout.skeleton, layout.skeleton.view
    for place, frame in enumerate(view.frames, start=1):
        yield "\n" + frame_group(frame, layout.frames[frame.id], f"frame-{place}")
    both = (_nodes(layout), _lines(layout))
    for group in reversed(both) if layout.has_crossings else both:
        yield from group
    for place, frame in enumerate(view.frames, start=1):
        yield "\n" + caption_group(frame, layout.frames[frame.id], skeleton.frames[frame.id], f"frame-{place}")
    for place, edge in enumerate(view.edges, start=1):
        if edge.id in labels:
            yield "\n" + edge_label_group(labels[edge.id].label, labels[edge.id].area, f"edge-{place}")


def _nodes(layout: Layout) -> Iterator[str]:
    for place, node in enumerate(layout.skeleton.view.nodes, start=1):
        yield "\n" + node_group(node, layout.nodes[node.id], layout.skeleton.nodes[node.id], f"node-{place}")


def _lines(layout: Layout) -> Iterator[str]:
    view = layout.skeleton.view
    titles = {node.id: node.title for node in view.nodes}
    for place, edge in enumerate(view.edges, start=1):
        yield "\n" + edge_line(edge, layout.routes[edge.id], f"edge-{place}", titles)
