"""Cells in HTML: statements with their states, details and links to their sources."""

from __future__ import annotations

from itertools import zip_longest

from pdmap.documents.document import Cell, Column
from pdmap.documents.words import Words
from pdmap.escape import html as escaped
from pdmap.frozen import dataclass
from pdmap.writers.lines import Shown, shown
from pdmap.writers.source_links import source_parts


@dataclass(frozen=True, slots=True)
class Setting:
    """What the cells of a document have in common."""

    words: Words
    source_url: str
    """Pattern of the address of a line of a manifest; empty for no links."""

    def cell(self, cell: Cell) -> str:
        """Return the content of a cell: its only statement, or a list of them."""
        statements = [*shown(cell, self.words)]
        if len(statements) == 1 and not statements[0].details:
            return f"<div{_attributes(statements[0])}>{self._content(statements[0])}</div>"
        return f"<ul>{''.join(map(self._item, statements))}</ul>"

    # Private methods

    def _item(self, item: Shown) -> str:
        inner = "".join(map(self._item, item.details))
        content = f"<div{_attributes(item)}>{self._content(item)}</div>"
        return f"<li>{content}{f'<ul>{inner}</ul>' if inner else ''}</li>"

    def _content(self, item: Shown) -> str:
        line = item.line
        text = link(line.anchor, line.text) if line.anchor else f'<span class="text">{escaped(line.text)}</span>'
        assumption = f' <span class="assumed">{escaped(item.assumption)}</span>' if item.assumption else ""
        return f"{text}{assumption}{self._source(item)}"

    def _source(self, item: Shown) -> str:
        parts = [*source_parts(item.line.sources, self.source_url)]
        places = "".join(
            f"<span>{_place(*part)}{escaped(separator[0].rstrip())}</span> "
            for part, separator in zip_longest(parts[::2], parts[1::2], fillvalue=("", ""))
        )
        return f' <span class="source" dir="ltr">{places.rstrip()}</span>' if places else ""


def link(anchor: str, text: str) -> str:
    """Return a link to another part of the page."""
    return f'<a href="#{escaped(anchor)}" dir="auto">{escaped(text)}</a>'


def title(column: Column) -> str:
    """Return the title of a column with the provision that asks for it."""
    reference = f'<span class="law">{escaped(column.reference)}</span>' if column.reference else ""
    return f"{escaped(column.title)}{reference}"


# Private functions


def _attributes(item: Shown) -> str:
    """Return the direction of the text and its classes: the state, and whether it follows from other parts."""
    marks = (item.line.state.value, "derived" if item.line.is_derived else "", "remark" if item.is_remark else "")
    return f' dir="auto" class="{" ".join(filter(None, marks))}"'


def _place(text: str, address: str) -> str:
    if not address:
        return escaped(text)
    return f'<a href="{escaped(address)}" rel="noopener noreferrer">{escaped(text)}</a>'
