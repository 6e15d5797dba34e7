"""Draw nodes: the outline, the lines of text, the badges."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.renderers.picture import boxes
from pdmap.renderers.picture.blocks import block_lines
from pdmap.renderers.picture.boxes import Box
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.looks import node_paint
from pdmap.renderers.picture.markup import About, focusable
from pdmap.renderers.picture.shapes import focus_outline, node_outline
from pdmap.renderers.spoken import spoken_node
from pdmap.views.signs import Emphasis, Shape
from pdmap.views.view import Node


def node_group(node: Node, area: Area, box: Box, name: str) -> str:
    """Return a node that can be focused and is read out in words."""
    about = About(name, "node", node.id, spoken_node(node))
    paint = node_paint(node.shape, node.change, node.emphasis)
    around = focus_outline(area, paint) if node.emphasis is Emphasis.FOCUS else ""
    return focusable(about, around, node_outline(node.shape, area, paint), *_texts(node, area, box))


# Private functions


def _texts(node: Node, area: Area, box: Box) -> Iterator[str]:
    shift = {Shape.PARTY: boxes.STRIPE / 2, Shape.GROUP: -boxes.SHIFT}.get(node.shape, 0)
    drop = {Shape.DATASTORE: boxes.CAP / 2, Shape.GROUP: -boxes.SHIFT}.get(node.shape, 0)
    top = area.center.y - box.text_height / 2 + drop
    for block in box.blocks:
        yield from block_lines(block, Point(area.center.x + shift, top), anchor="middle")
        top += block.height
