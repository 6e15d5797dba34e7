"""What stands on sheets: pictures that fill one, and tables that run over as many as they need."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pdmap import escape
from pdmap.renderers.flow_table import flow_cells, flow_columns, flow_heading
from pdmap.renderers.picture.drawing import document
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.parts import Part, draw_stacked
from pdmap.renderers.spoken import map_facts, map_title
from pdmap.source import Plain
from pdmap.views.view import Table, View
from pdmap.views.words import say

_LONGEST_WORD = 22
"""After how many letters a word may break in a table."""
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

    def plain(self) -> Plain:
        """Return it for the typesetter."""
        return {"kind": "picture", "svg": self.svg, "words": self.words}


@dataclass(frozen=True, slots=True)
class TableLeaf:
    """A table with its title block, on as many sheets as it needs."""

    organization: str
    scope: str
    facts: str
    table: Table

    def plain(self) -> Plain:
        """Return it for the typesetter, with a row of answers for each row."""
        return {
            "kind": "table",
            "organization": escape.typst(self.organization),
            "scope": escape.typst(self.scope),
            "facts": escape.typst(self.facts),
            "title": escape.typst(self.table.title),
            "columns": [_printed(text) for text in self.table.columns],
            "rows": [[_printed(text) for text in row] for row in _even(self.table)],
            "widths": _widths(self.table),
        }


Leaf = PictureLeaf | TableLeaf


def picture_leaf(view: View, parts: tuple[Part, ...], size: Area, scale: float) -> PictureLeaf:
    """Return parts, one below the other, as a picture of a given size."""
    svg = document(view, size, draw_stacked(parts, Point(0, 0), size.width))
    return PictureLeaf(svg, escape.typst(f"{view.organization}: {map_title(view)}"), scale)


def table_leaf(view: View, table: Table) -> TableLeaf:
    """Return a table that belongs to a view."""
    return TableLeaf(view.organization, map_title(view), map_facts(view), table)


def flow_leaf(view: View) -> TableLeaf:
    """Return the flow table of a view."""
    columns = tuple(column for column in flow_columns(view.flows) if column not in _UNPRINTED)
    rows = tuple(flow_cells(row, columns, ", ") for row in view.flows)
    leaf = table_leaf(view, Table(say("flows.title"), tuple(map(flow_heading, columns)), rows))
    return replace(leaf, scope=say("paper.flows", map_title(view)))


# Private functions


def _even(table: Table) -> list[tuple[str, ...]]:
    """Return rows that all have as many cells as the widest."""
    columns = max((len(row) for row in (table.columns, *table.rows)), default=0)
    return [(*row, *[""] * (columns - len(row))) for row in table.rows]


def _widths(table: Table) -> list[Plain]:
    """Return a share of the width for each column: more for those that say more, within limits."""
    texts = [row for row in (table.columns, *_even(table)) if row]
    return [
        min(max(6, *(len(text) for text in column)), 16 + sum(len(text) for text in column) // len(column))
        for column in zip(*texts, strict=True)
    ]


def _printed(text: str) -> str:
    """Return a text that the typesetter can break even where it has no blanks."""
    words = escape.typst(text).split(" ")
    return " ".join(_breakable(word) for word in words)


def _breakable(word: str) -> str:
    pieces = [word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD)]
    return _BREAK.join(pieces)
