"""Put a picture together: title block, map, legend, on one page as large as they need."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap import escape
from pdmap.renderers.picture import style
from pdmap.renderers.picture.edges import edge_label_group, edge_line
from pdmap.renderers.picture.frames import caption_group, frame_group
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.labels import placed_labels
from pdmap.renderers.picture.legend import legend_group, legend_height, legend_shelves
from pdmap.renderers.picture.markup import element, number, rectangle
from pdmap.renderers.picture.nodes import node_group
from pdmap.renderers.picture.positions import Layout
from pdmap.renderers.picture.title import title_group, title_height, title_lines
from pdmap.renderers.spoken import map_facts, map_title

_MARGIN = 24
_GAP = 18
_NARROWEST = 820
"""The least width of a page, for the title block and the legend."""


def draw(layout: Layout) -> str:
    """Return an SVG document without scripts and without references to anything outside it."""
    view = layout.skeleton.view
    width = max(layout.width, _NARROWEST)
    titles = title_lines(view, width, layout.rung)
    shelves = legend_shelves(view.legend, width)
    map_top = _MARGIN + title_height(titles) + _GAP
    legend_top = map_top + layout.height + _GAP
    legend = Area(_MARGIN, legend_top, width, legend_height(shelves)) if shelves else None
    page = Area(0, 0, width + 2 * _MARGIN, (legend_top + legend.height if legend else legend_top) + _MARGIN)
    return _document(
        page,
        *_description(layout),
        rectangle(page, style.Paint(style.PAPER, "none")),
        title_group(titles, Point(_MARGIN, _MARGIN)),
        element("g", {"transform": f"translate({number(_left(layout, width))} {number(map_top)})"}, *_parts(layout)),
        legend_group(shelves, legend) if legend else "",
    )


# Private functions


def _left(layout: Layout, width: float) -> float:
    """Return where the map begins: in the middle of a page that is wider."""
    return _MARGIN + (width - layout.width) / 2


def _document(page: Area, *children: str) -> str:
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": number(page.width),
        "height": number(page.height),
        "viewBox": f"0 0 {number(page.width)} {number(page.height)}",
        "role": "graphics-document",
        "aria-labelledby": "map-title map-description",
        "font-family": style.FONT_FAMILY,
    }
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + element("svg", attributes, *children) + "\n"


def _description(layout: Layout) -> Iterator[str]:
    view = layout.skeleton.view
    yield element("title", {"id": "map-title"}, escape.xml(f"{view.organization}: {map_title(view)}"))
    yield element("desc", {"id": "map-description"}, escape.xml(f"{map_facts(view)}. {view.hidden}"))


def _parts(layout: Layout) -> Iterator[str]:
    """Yield the map from back to front; labels stand in front of all lines."""
    skeleton, view = layout.skeleton, layout.skeleton.view
    for place, frame in enumerate(view.frames, start=1):
        yield "\n" + frame_group(frame, layout.frames[frame.id], f"frame-{place}")
    both = (_nodes(layout), _lines(layout))
    for group in reversed(both) if layout.has_crossings else both:
        yield from group
    for place, frame in enumerate(view.frames, start=1):
        yield "\n" + caption_group(frame, layout.frames[frame.id], skeleton.frames[frame.id], f"frame-{place}")
    labels = placed_labels(layout)
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
