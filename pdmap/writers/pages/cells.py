"""Cells on pages: statements with their states, details and sources, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from pdmap.documents.document import Cell, Column, State
from pdmap.documents.words import Words
from pdmap.frozen import dataclass
from pdmap.source import Plain
from pdmap.typeface import text_width
from pdmap.writers.direction import is_turned
from pdmap.writers.grids import GUTTER, SOURCE_SIZE
from pdmap.writers.lines import Shown, shown
from pdmap.writers.pages.wording import directed, printed
from pdmap.writers.source_links import source_parts

_FILLED = 0.6
"""How much of a line words fill at the least, because a long one may not fit behind the others."""
_SHORT = 14
"""Lines of a short cell, with those of its sources."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the cells of a document have in common."""

    words: Words
    labels: Mapping[str, str]
    """What the typesetter calls the places that links within the document lead to, by their anchors."""
    source_url: str
    """Pattern of the address of a line of a manifest; empty for no links."""

    def cell(self, cell: Cell, width: float, size: float, *, is_soft: bool, is_computed: bool = False) -> Plain:
        """Return the statements of a cell.

        Args:
            cell: What it says.
            width: What a line has room for, in points.
            size: Of the font, in points.
            is_soft: Whether silence is nothing to look at twice: no authority expects an answer.
            is_computed: Whether no line needs a mark that it follows from others, because all of its column does.
        """
        lines = tuple(replace(line, is_derived=line.is_derived and not is_computed) for line in cell.lines)
        statements = shown(replace(cell, lines=lines), self.words)
        turned: dict[str, Plain] = {"turned": True} if is_turned(cell) else {}
        return [self._statement(item, width, size, is_soft=is_soft) | turned for item in statements]

    # Private methods

    def _statement(self, item: Shown, width: float, size: float, *, is_soft: bool) -> dict[str, Plain]:
        line = item.line
        plain: dict[str, Plain] = {"state": line.state.value, "text": printed(line.text, width, size)}
        plain |= directed(line.text)
        plain |= {"derived": True} if line.is_derived else {}
        plain |= {"soft": True} if is_soft and line.state is State.NOT_RECORDED else {}
        plain |= {"remark": True} if item.is_remark else {}
        plain |= {"to": self.labels[line.anchor]} if line.anchor in self.labels else {}
        plain |= {"assumption": printed(item.assumption, width, size)} if item.assumption else {}
        if line.sources:
            plain["source"] = [self._place(text, to, width, size) for text, to in self._sources(item)]
        if item.details:
            inner = width - GUTTER
            plain["details"] = [self._statement(detail, inner, size, is_soft=is_soft) for detail in item.details]
        return plain

    def _sources(self, item: Shown) -> list[tuple[str, str]]:
        return [*source_parts(item.line.sources, self.source_url)]

    def _place(self, text: str, address: str, width: float, size: float) -> Plain:
        words = printed(text, width, size * SOURCE_SIZE)
        return [words, address] if address else [words]


def is_short(cell: Cell, width: float, size: float) -> bool:
    """Return whether a cell is certainly shorter than a third of a page, so that it need not be broken."""
    room = width * _FILLED - GUTTER
    texts = (line.text + line.assumption for line in cell.lines)
    heights = (ceil(text_width(part, size) / room) for text in texts for part in (*text.splitlines(), ""))
    return sum(heights) + 2 * len(cell.lines) <= _SHORT


def heads(column: Column, width: float, size: float) -> dict[str, Plain]:
    """Return the title of a column with the provision that asks for it."""
    plain: dict[str, Plain] = {"title": printed(column.title, width, size, is_bold=True)}
    return plain | ({"law": printed(column.reference, width, size)} if column.reference else {})
