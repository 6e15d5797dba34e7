"""What a map shows, as plain values: frames, nodes, edges, legend."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.source import Plain
from pdmap.views.signs import LegendEntry, Mark
from pdmap.views.view import Counts, Edge, Frame, Node, Note


def plain_counts(counts: Counts) -> Plain:
    """Return how much a view shows."""
    return {
        "people": counts.people,
        "systems": counts.systems,
        "parties": counts.parties,
        "flows": counts.flows,
        "implied": counts.implied,
        "transfers": counts.transfers,
    }


def plain_frame(frame: Frame) -> Plain:
    """Return a frame."""
    return {
        "id": frame.id,
        "kind": frame.kind.value,
        "title": frame.title,
        "caption": frame.caption,
        "parent": frame.parent,
    }


def plain_node(node: Node) -> Plain:
    """Return a node."""
    return {
        "id": node.id,
        "kind": node.kind,
        "shape": node.shape.value,
        "title": node.title,
        "codes": list(node.codes),
        "notes": list(node.notes),
        "badges": plain_marks(node.badges),
        "frame": node.frame,
        "layer": node.layer,
        "elements": list(node.elements),
        "location": node.location,
        "findings": _findings(node.findings),
        "change": node.change.value,
        "emphasis": node.emphasis.value,
    }


def plain_edge(edge: Edge) -> Plain:
    """Return an edge."""
    return {
        "id": edge.id,
        "numbers": list(edge.numbers),
        "source": edge.source,
        "target": edge.target,
        "codes": list(edge.codes),
        "words": edge.words,
        "marks": plain_marks(edge.marks),
        "weight": edge.weight.value,
        "dash": edge.dash.value,
        "links": list(edge.links),
        "findings": _findings(edge.findings),
        "change": edge.change.value,
        "emphasis": edge.emphasis.value,
    }


def plain_entry(entry: LegendEntry) -> Plain:
    """Return an entry of the legend."""
    return {"kind": entry.kind.value, "key": entry.key, "text": entry.text}


def plain_marks(marks: Iterable[Mark]) -> Plain:
    """Return signs with their words."""
    return [{"glyph": mark.glyph, "words": mark.words, "is_grave": mark.is_grave} for mark in marks]


# Private functions


def _findings(notes: Iterable[Note]) -> Plain:
    return [
        {"code": note.code, "severity": note.severity.value, "message": note.message, "location": note.location}
        for note in notes
    ]
