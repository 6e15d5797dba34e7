"""Lay out a map in columns, and let Graphviz lead its lines around the nodes, which stay where they are.

Where many lines run between few elements, ranks make a sprawling picture: each chain of flows wants ranks of its
own. Columns by the life cycle stay as compact as the elements are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.engine import Engine, EngineError, Program
from pdmap.renderers.picture.answers import read_routes
from pdmap.renderers.picture.columns import BOUNDLESS, lay_out_in_columns
from pdmap.renderers.picture.frames import caption_area
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.skeleton import POINTS_PER_INCH
from pdmap.renderers.picture.spacing import Spacing
from pdmap.views.view import View

MOST_NODES = 120
"""Up to how many nodes: the cost of leading lines around them rises steeply."""
_CLEARANCE = 6
"""How far lines stay away from nodes and captions, in points."""
_CAPTION_INSET = 3
"""How much smaller captions are to the engine, so that with the clearance they do not reach into nodes below."""


def lay_out_routed(view: View, engine: Engine, *, spacing: Spacing = Spacing.WORDS, sheet: Area = BOUNDLESS) -> Layout:
    """Return the positions of everything in a view.

    Args:
        view: What is drawn.
        engine: The programs that draw.
        spacing: What room is kept for between columns.
        sheet: The size that a tight picture is to have at most, if it can be helped.

    Raises:
        EngineError: there are too many nodes, or the engine is missing, failed or lost something.
    """
    if len(view.nodes) > MOST_NODES:
        raise EngineError("there are too many elements to lead lines around each of them")
    columns = lay_out_in_columns(view, spacing=spacing, sheet=sheet)
    (answer,) = engine.layouts(("\n".join(_lines(columns)),), Program.NOP)
    return _fitted(replace(columns, rung=Rung.ROUTED, routes=read_routes(answer, columns)))


# Private functions


def _lines(layout: Layout) -> Iterator[str]:
    """Yield DOT with the place of every node; Graphviz counts from the lower left corner."""
    view = layout.skeleton.view
    names = {node.id: f"n{number}" for number, node in enumerate(view.nodes)}
    yield "digraph {"
    yield f'graph [splines=true, overlap=true, esep="+{_CLEARANCE}"]'
    yield 'node [shape=box, fixedsize=true, label=""]'
    for node in view.nodes:
        yield _obstacle(names[node.id], layout.nodes[node.id], layout)
    for number, (id_, area) in enumerate(layout.frames.items()):
        yield _obstacle(f"c{number}", caption_area(area, layout.skeleton.frames[id_]).inset(_CAPTION_INSET), layout)
    for number, edge in enumerate(view.edges):
        yield f'{names[edge.source]} -> {names[edge.target]} [id="e{number}"]'
    yield "}"


def _obstacle(name: str, area: Area, layout: Layout) -> str:
    """Return something that lines are led around: a node, or the caption of a frame."""
    at = f"{area.center.x:.2f},{layout.height - area.center.y:.2f}"
    size = f"width={area.width / POINTS_PER_INCH:.4f}, height={area.height / POINTS_PER_INCH:.4f}"
    return f'{name} [pos="{at}", {size}]'


def _fitted(layout: Layout) -> Layout:
    """Return a layout moved and widened so that lines around the outside are inside."""
    points = [point for route in layout.routes.values() for point in route.curve]
    left, top = min([0.0, *(point.x for point in points)]), min([0.0, *(point.y for point in points)])
    by = Point(-left, -top)
    return replace(
        layout,
        width=max([layout.width, *(point.x for point in points)]) - left,
        height=max([layout.height, *(point.y for point in points)]) - top,
        nodes={id_: area.moved(by) for id_, area in layout.nodes.items()},
        frames={id_: area.moved(by) for id_, area in layout.frames.items()},
        routes={id_: route.moved(by) for id_, route in layout.routes.items()},
    )
