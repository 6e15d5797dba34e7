"""Nodes, lines, rows and frames as plain values; what is empty is left out, to keep the page small."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.source import Plain
from pdmap.views.signs import Change, LegendEntry, Mark, Weight
from pdmap.views.tables import FlowRow, Matrix, Table
from pdmap.views.view import Edge, Frame, Node, Note


def node_part(node: Node) -> dict[str, Plain]:
    """Return a node without its emphasis, which is the view's."""
    return _without_empty(
        {
            "id": node.id,
            "kind": node.kind,
            "shape": node.shape.value,
            "title": node.title,
            "codes": list(node.codes),
            "notes": list(node.notes),
            "badges": _marks(node.badges),
            "frame": node.frame,
            "layer": node.layer,
            "elements": [] if node.elements == (node.id,) else list(node.elements),
            "at": node.location,
            "findings": _notes(node.findings),
            "change": _change(node.change),
        }
    )


def edge_part(edge: Edge) -> dict[str, Plain]:
    """Return a line without its emphasis; the numbers stand in its rows."""
    return _without_empty(
        {
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
            "findings": _notes(edge.findings),
            "change": _change(edge.change),
        }
    )


def row_part(row: FlowRow, findings: Iterable[Note]) -> dict[str, Plain]:
    """Return a row of the flow table, with the open findings on its flow."""
    return _without_empty(
        {
            "number": row.number,
            "link": row.link,
            "kind": row.kind.value,
            "source": row.source,
            "target": row.target,
            "from": row.source_title,
            "to": row.target_title,
            "data": _told(row, "data", row.data),
            "codes": list(row.codes),
            "subjects": _told(row, "subjects", row.subjects),
            "activities": _told(row, "activities", row.activities),
            "words": row.words,
            "transport": row.transport or row.blank("transport"),
            "marks": _marks(row.marks),
            "findings": _notes(findings),
            "weight": "" if row.weight is Weight.NORMAL else row.weight.value,
            "at": row.location,
            "change": _change(row.change),
        }
    )


def frame_part(frame: Frame) -> dict[str, Plain]:
    """Return a frame."""
    return _without_empty(
        {
            "id": frame.id,
            "kind": frame.kind.value,
            "title": frame.title,
            "caption": frame.caption,
            "parent": frame.parent,
        }
    )


def legend_part(entry: LegendEntry) -> dict[str, Plain]:
    """Return an entry of the legend."""
    return {"kind": entry.kind.value, "key": entry.key, "text": entry.text}


def table_part(table: Table) -> Plain:
    """Return facts that stand beside a map."""
    return {"title": table.title, "columns": list(table.columns), "rows": [list(row) for row in table.rows]}


def matrix_part(matrix: Matrix) -> Plain:
    """Return recipients by categories; a cell is its flows, its weight, and whether special data are among them."""
    return {
        "title": matrix.title,
        "columns": list(matrix.columns),
        "rows": [
            [name, words, [[cell.flows, cell.weight.value, cell.is_special] for cell in cells]]
            for name, words, cells in matrix.rows
        ],
    }


# Private functions


def _told(row: FlowRow, column: str, parts: tuple[str, ...]) -> Plain:
    """Return what a column lists, or why it lists nothing: the page is read by people."""
    return [*(parts or (row.blank(column),))]


def _without_empty(part: dict[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in part.items() if value not in ("", None, [])}


def _marks(marks: Iterable[Mark]) -> Plain:
    return [[mark.glyph, mark.words, mark.is_grave] for mark in marks]


def _notes(notes: Iterable[Note]) -> Plain:
    return [[note.code, note.severity.value, note.message, note.location] for note in notes]


def _change(change: Change) -> str:
    return "" if change is Change.SAME else change.value
