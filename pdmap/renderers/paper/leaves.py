"""What stands on sheets: pictures that fill one, and tables that run over as many as they need."""

from __future__ import annotations

from dataclasses import replace

from pdmap import escape
from pdmap.frozen import dataclass
from pdmap.renderers.flow_table import flow_cells, flow_columns, flow_heading
from pdmap.renderers.paper.sizes import Paper
from pdmap.renderers.picture.drawing import document
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.legend import legend_part
from pdmap.renderers.picture.parts import Part, draw_stacked
from pdmap.renderers.picture.table_widths import Measure, column_widths, even_rows
from pdmap.renderers.spoken import map_facts, map_title
from pdmap.source import Plain
from pdmap.views.signs import LegendEntry
from pdmap.views.tables import Table
from pdmap.views.view import View
from pdmap.views.words import say

_MEASURE = Measure(size=8, inset=9, widest=330, longest_word=22)
_BREAK = "\N{ZERO WIDTH SPACE}"
_UNPRINTED = ("link", "location")
"""Columns of the flow table that are for programs."""


@dataclass(frozen=True, slots=True)
class PictureLeaf:
    """A picture that fills a sheet."""

    svg: str
    words: str
    """What it shows, for those who listen."""
    scale: float
    """How much smaller or larger than drawn it is printed."""

    def plain(self, _: float) -> Plain:
        """Return it for the typesetter."""
        return {"kind": "picture", "svg": self.svg, "words": self.words}


@dataclass(frozen=True, slots=True)
class TableLeaf:
    """Tables below their title block, on as many sheets as they need."""

    organization: str
    scope: str
    facts: str
    tables: tuple[Table, ...]
    legend: PictureLeaf | None = None
    """What stands above them, as wide as a sheet, where the map that they belong to has no room for it."""

    def plain(self, width: float) -> Plain:
        """Return it for the typesetter, who has a width for the columns."""
        return {
            "kind": "tables",
            "organization": escape.typst(self.organization),
            "scope": escape.typst(self.scope),
            "facts": escape.typst(self.facts),
            "tables": [_plain_table(table, width) for table in self.tables],
            "legend": self.legend.plain(width) if self.legend else None,
        }


Leaf = PictureLeaf | TableLeaf


def picture_leaf(view: View, parts: tuple[Part, ...], size: Area, scale: float) -> PictureLeaf:
    """Return parts, one below the other, as a picture of a given size."""
    svg = document(view, size, draw_stacked(parts, Point(0, 0), size.width))
    return PictureLeaf(svg, escape.typst(f"{view.organization}: {map_title(view)}"), scale)


def legend_leaf(view: View, legend: tuple[LegendEntry, ...], paper: Paper) -> PictureLeaf:
    """Return the legend of a view alone, for above tables."""
    part = legend_part(legend, paper.inner_width)
    return picture_leaf(view, (part,), Area(0, 0, part.width, part.height), 1)


def table_leaf(view: View, tables: tuple[Table, ...], legend: PictureLeaf | None = None) -> TableLeaf:
    """Return tables that belong to a view, and the legend of its map where it is not on the sheet of the map."""
    return TableLeaf(view.organization, map_title(view), map_facts(view), tables, legend)


def flow_leaf(view: View) -> TableLeaf:
    """Return the flow table of a view."""
    columns = tuple(column for column in flow_columns(view.flows) if column not in _UNPRINTED)
    rows = tuple(flow_cells(row, columns, ", ") for row in view.flows)
    leaf = table_leaf(view, (Table(say("flows.title"), tuple(map(flow_heading, columns)), rows),))
    return replace(leaf, scope=say("paper.flows", map_title(view)))


# Private functions


def _plain_table(table: Table, width: float) -> Plain:
    rows, widths = even_rows(table), column_widths(table, width, _MEASURE)
    headings = rows.pop(0) if table.columns else ()
    return {
        "title": escape.typst(table.title),
        "columns": [_printed(text) for text in headings],
        "rows": [[_printed(text) for text in row] for row in rows],
        "widths": [round(width, 2) for width in widths],
    }


def _printed(text: str) -> str:
    """Return a text that the typesetter can break even where it has no blanks."""
    words = escape.typst(text).split(" ")
    return " ".join(_breakable(word) for word in words)


def _breakable(word: str) -> str:
    most = _MEASURE.longest_word
    pieces = [word[start : start + most] for start in range(0, len(word), most)]
    return _BREAK.join(pieces)
