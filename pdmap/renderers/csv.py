"""CSV: the flow table as a sheet, a row for each flow (RFC 4180).

A byte order mark tells spreadsheets that the text is UTF-8. Rows end with CR LF.
"""

from __future__ import annotations

import csv
import io

from pdmap import escape
from pdmap.engine import Engine
from pdmap.renderers.flow_table import flow_cells, flow_columns, flow_heading
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import View


def render(view: View, _: Engine) -> bytes:
    """Return the flow table of a view as CSV in UTF-8; no cell is a formula."""
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    sheet = csv.writer(text, lineterminator="\r\n")
    columns = flow_columns(view.flows)
    sheet.writerow([flow_heading(column) for column in columns])
    for row in view.flows:
        sheet.writerow([escape.csv(cell) for cell in flow_cells(row, columns, "; ")])
    return text.getvalue().encode()


RENDERER = Renderer("flow table for spreadsheets", ".csv", is_binary=False, render=render)

# Private functions

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
