"""JSON: the model of a view for other programs, with its positions, as `schemas/map.schema.json` describes it."""

from __future__ import annotations

import json

from pdmap import escape
from pdmap.engine import Engine, EngineError
from pdmap.renderers.picture.layout import lay_out
from pdmap.renderers.plain.parts import plain_counts, plain_edge, plain_entry, plain_frame, plain_node
from pdmap.renderers.plain.positions import plain_layout
from pdmap.renderers.plain.tables import plain_flow, plain_matrix, plain_table
from pdmap.renderers.renderer import Renderer
from pdmap.source import Plain
from pdmap.views.view import View

FORMAT = "pdmap.map/2"
"""Name and version; the number rises when a reader of the old form would go wrong."""


def render(view: View, engine: Engine) -> bytes:
    """Return a view as JSON in UTF-8; without positions where nothing on this machine can lay it out."""
    written = json.dumps({**_model(view), "layout": _layout(view, engine)}, ensure_ascii=False, indent=2)
    return f"{escape.json(written)}\n".encode()


RENDERER = Renderer("model and positions for other programs", ".json", is_binary=False, render=render)

# Private functions


def _model(view: View) -> dict[str, Plain]:
    return {
        "format": FORMAT,
        "view": view.name,
        "scope": view.scope,
        "organization": view.organization,
        "as_of": view.as_of.isoformat(),
        "revision": view.revision,
        "counts": plain_counts(view.counts),
        "open_findings": view.open_findings,
        "hidden": view.hidden,
        "frames": [plain_frame(frame) for frame in view.frames],
        "nodes": [plain_node(node) for node in view.nodes],
        "edges": [plain_edge(edge) for edge in view.edges],
        "legend": [plain_entry(entry) for entry in view.legend],
        "flows": [plain_flow(row) for row in view.flows],
        "facts": [plain_table(table) for table in view.facts],
        "matrix": plain_matrix(view.matrix) if view.matrix else None,
    }


def _layout(view: View, engine: Engine) -> Plain:
    """Return the positions; `None` for a matrix, which has no lines to draw, and where there is no engine."""
    if view.matrix:
        return None
    try:
        return plain_layout(lay_out(view, engine))
    except EngineError:
        return None
