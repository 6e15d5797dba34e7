"""What stands beside a map, as plain values: the flow table, facts, the matrix."""

from __future__ import annotations

from pdmap.renderers.plain.parts import plain_marks
from pdmap.source import Plain
from pdmap.views.tables import FlowRow, Matrix, MatrixCell, Table


def plain_flow(row: FlowRow) -> Plain:
    """Return a row of the flow table."""
    return {
        "number": row.number,
        "link": row.link,
        "kind": row.kind.value,
        "source": row.source,
        "target": row.target,
        "source_title": row.source_title,
        "target_title": row.target_title,
        "data": list(row.data),
        "codes": list(row.codes),
        "subjects": list(row.subjects),
        "activities": list(row.activities),
        "words": row.words,
        "transport": row.transport,
        "marks": plain_marks(row.marks),
        "weight": row.weight.value,
        "location": row.location,
        "change": row.change.value,
        "blanks": dict(row.blanks),
    }


def plain_table(table: Table) -> Plain:
    """Return a table of facts."""
    return {"title": table.title, "columns": list(table.columns), "rows": [list(row) for row in table.rows]}


def plain_matrix(matrix: Matrix) -> Plain:
    """Return a matrix; the cells of a row stand in the order of the columns."""
    return {
        "title": matrix.title,
        "columns": list(matrix.columns),
        "rows": [
            {"title": title, "place": place, "cells": [_cell(cell) for cell in cells]}
            for title, place, cells in matrix.rows
        ],
    }


# Private functions


def _cell(cell: MatrixCell) -> Plain:
    return {"flows": cell.flows, "weight": cell.weight.value, "is_special": cell.is_special}
