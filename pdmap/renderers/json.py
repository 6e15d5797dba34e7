"""JSON: the model of a view for other programs, as `schemas/map.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pdmap import escape
from pdmap.engine import Engine
from pdmap.renderers.renderer import Renderer
from pdmap.source import Plain
from pdmap.views.view import Edge, Frame, LegendEntry, Mark, Node, View

FORMAT = "pdmap.map/1"
"""Name and version; the number rises when a reader of the old form would go wrong."""


def render(view: View, _: Engine) -> bytes:
    """Return a view as JSON in UTF-8, without positions: they belong to a picture, not to the map."""
    written = json.dumps(_view(view), ensure_ascii=False, indent=2)
    return f"{escape.json(written)}\n".encode()


RENDERER = Renderer("model for other programs", ".json", "application/json", is_binary=False, render=render)

# Private functions


def _view(view: View) -> Plain:
    counts = view.counts
    return {
        "format": FORMAT,
        "view": view.name,
        "scope": view.scope,
        "organization": view.organization,
        "as_of": view.as_of.isoformat(),
        "counts": {
            "people": counts.people,
            "systems": counts.systems,
            "parties": counts.parties,
            "flows": counts.flows,
            "implied": counts.implied,
            "transfers": counts.transfers,
        },
        "open_findings": view.open_findings,
        "hidden": view.hidden,
        "frames": [_frame(frame) for frame in view.frames],
        "nodes": [_node(node) for node in view.nodes],
        "edges": [_edge(edge) for edge in view.edges],
        "legend": [_entry(entry) for entry in view.legend],
    }


def _frame(frame: Frame) -> Plain:
    return {
        "id": frame.id,
        "kind": frame.kind.value,
        "title": frame.title,
        "caption": frame.caption,
        "parent": frame.parent,
    }


def _node(node: Node) -> Plain:
    return {
        "id": node.id,
        "kind": node.kind,
        "shape": node.shape.value,
        "title": node.title,
        "codes": list(node.codes),
        "notes": list(node.notes),
        "badges": _marks(node.badges),
        "frame": node.frame,
        "layer": node.layer,
        "elements": list(node.elements),
    }


def _edge(edge: Edge) -> Plain:
    return {
        "id": edge.id,
        "numbers": list(edge.numbers),
        "source": edge.source,
        "target": edge.target,
        "codes": list(edge.codes),
        "words": edge.words,
        "marks": _marks(edge.marks),
        "weight": edge.weight.value,
        "dash": edge.dash.value,
        "links": list(edge.links),
    }


def _entry(entry: LegendEntry) -> Plain:
    return {"kind": entry.kind.value, "key": entry.key, "text": entry.text}


def _marks(marks: Iterable[Mark]) -> Plain:
    return [{"glyph": mark.glyph, "words": mark.words, "is_grave": mark.is_grave} for mark in marks]
