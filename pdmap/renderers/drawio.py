"""draw.io: the map as a drawing that people edit in diagrams.net, Confluence or an editor's extension.

Every element, frame and line is a shape of its own: what stands in a frame moves with it, lines follow what they
are connected to, and the properties of a shape hold what the manifests say of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from math import fsum

from pdmap.engine import Engine
from pdmap.escape import xml
from pdmap.renderers.cells.cell import LAYER, Cell, cell_xml
from pdmap.renderers.cells.map_cells import map_cells
from pdmap.renderers.cells.sheet_cells import (
    GAP,
    legend_cells,
    legend_size,
    table_cells,
    table_height,
    table_width,
    title_cell,
)
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.labels import placed_labels
from pdmap.renderers.picture.layout import lay_out
from pdmap.renderers.picture.markup import number
from pdmap.renderers.picture.title import remark_words, title_height, title_lines
from pdmap.renderers.renderer import Renderer
from pdmap.renderers.spoken import map_title, matrix_table
from pdmap.views.view import View


def render(view: View, engine: Engine) -> bytes:
    """Return a view as a draw.io file in UTF-8, not compressed.

    Raises:
        EngineError: the map could not be laid out.
    """
    cells, width, height = _matrix_sheet(view) if view.matrix else _map_sheet(view, engine)
    return ("\n".join(_document(view, cells, width, height)) + "\n").encode("utf-8", "replace")


RENDERER = Renderer("drawing to edit in draw.io", ".drawio", is_binary=False, render=render)

# Private functions

_MARGIN = 24
_NARROWEST = 820
"""The least width of a page, for the title block and the legend."""


def _map_sheet(view: View, engine: Engine) -> tuple[list[Cell], float, float]:
    """Return the cells of a map with what stands around it, and the width and height of the page."""
    layout = lay_out(view, engine)
    width = max(layout.width, _NARROWEST)
    titles = title_lines(view, width, remark_words(layout, placed_labels(layout)))
    top = _MARGIN + title_height(titles) + GAP
    title = title_cell(titles, Area(_MARGIN, _MARGIN, width, title_height(titles)))
    below, bottom, broadest = _below(view, top + layout.height + GAP)
    cells = [title, *map_cells(layout, Point(_MARGIN, top)), *below]
    return cells, max(width, broadest) + 2 * _MARGIN, bottom + _MARGIN


def _matrix_sheet(view: View) -> tuple[list[Cell], float, float]:
    """Return the same with the matrix in place of a map."""
    titles = title_lines(view, _NARROWEST, "")
    title = title_cell(titles, Area(_MARGIN, _MARGIN, _NARROWEST, title_height(titles)))
    top = _MARGIN + title_height(titles) + GAP
    tables = [matrix_table(view.matrix)] if view.matrix else []
    matrix = [cell for table in tables for cell in table_cells("matrix", table, Point(_MARGIN, top))]
    below, bottom, broadest = _below(view, top + fsum(map(table_height, tables)) + GAP)
    width = max(_NARROWEST, broadest, *map(table_width, tables))
    return [title, *matrix, *below], width + 2 * _MARGIN, bottom + _MARGIN


def _below(view: View, top: float) -> tuple[list[Cell], float, float]:
    """Return the legend and the facts below a line of the page, where they end, and how wide they are."""
    cells = list(legend_cells(view.legend, Point(_MARGIN, top)))
    bottom = top + legend_size(view.legend)
    for place, table in enumerate(view.facts, start=1):
        cells += table_cells(f"facts-{place}", table, Point(_MARGIN, bottom + GAP))
        bottom += GAP + table_height(table)
    rights = [cell.place.x + cell.place.width for cell in cells if isinstance(cell.place, Area)]
    return cells, bottom, max(rights, default=0) - _MARGIN


def _document(view: View, cells: list[Cell], width: float, height: float) -> Iterator[str]:
    page = f'page="1" pageScale="1" pageWidth="{number(width)}" pageHeight="{number(height)}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<mxfile host="pdmap" type="device">'
    yield f'  <diagram id="map" name="{xml(map_title(view))}">'
    yield f'    <mxGraphModel grid="1" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1" fold="1" {page}>'
    yield "      <root>"
    yield '        <mxCell id="root"/>'
    yield f'        <mxCell id="{LAYER}" parent="root"/>'
    yield from (f"        {line}" for line in chain.from_iterable(map(cell_xml, cells)))
    yield "      </root>"
    yield "    </mxGraphModel>"
    yield "  </diagram>"
    yield "</mxfile>"
