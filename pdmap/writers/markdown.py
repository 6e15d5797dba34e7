"""Documents as Markdown (GitHub's), for reading beside the code and for pull requests.

Pairs become lists rather than tables, so that a change of one fact is a change of one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never
from urllib.parse import quote

from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Note, Paragraph, Row, Table
from pdmap.documents.languages import words_of
from pdmap.documents.words import Words
from pdmap.escape import html
from pdmap.escape import markdown as escaped
from pdmap.frozen import dataclass
from pdmap.writers.lines import Shown, column_title, shown
from pdmap.writers.source_links import SEPARATORS, source_parts
from pdmap.writers.writer import Writer, alone

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the cells of a document have in common."""

    words: Words
    source_url: str
    """Pattern of the address of a line of a manifest; empty for no links."""

    def shown(self, cell: Cell) -> Iterator[Shown]:
        """Yield the statements of a cell."""
        return shown(cell, self.words)


def write(document: Document) -> bytes:
    """Return a document as Markdown."""
    setting = _Setting(words_of(document.language), document.metadata.source_url)
    blocks = (line for block in document.blocks for line in _block(block, setting))
    lines = [f"# {escaped(document.title)}", "", *blocks]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


WRITER = Writer("for reading beside the code and in pull requests", ".md", alone(write), has_relative_links=True)


# Private functions


def _block(block: Block, setting: _Setting) -> Iterator[str]:
    match block:
        case Heading():
            yield from (_anchor(block.anchor), f"{'#' * block.level} {escaped(block.text)}", "")
        case Paragraph():
            yield from (escaped(block.text), "")
        case Note():
            yield from (f"- **{escaped(block.title)}**: {escaped(block.text)}", "")
        case Table():
            yield from _table(block, setting)
        case never:
            assert_never(never)


def _anchor(name: str) -> str:
    return f'<a id="{html(name)}"></a>\n'


def _table(table: Table, setting: _Setting) -> Iterator[str]:
    match table.layout:
        case Layout.GRID:
            yield from _grid(table, setting)
        case Layout.FACTS:
            for row in table.rows:
                yield from _pairs(table.columns, row, setting)
        case Layout.REGISTER:
            for row in table.rows:
                yield from (_anchor(row.anchor), f"### {escaped(row.title)}", "")
                yield from _pairs(table.columns, row, setting)
        case never:
            assert_never(never)


def _grid(table: Table, setting: _Setting) -> Iterator[str]:
    yield _table_row(escaped(column_title(column, setting.words)) for column in table.columns)
    yield _table_row("---" for _ in table.columns)
    for row in table.rows:
        yield _table_row("<br>".join(text for _, text in _lines(setting.shown(cell), setting)) for cell in row.cells)
    yield ""


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _pairs(columns: tuple[Column, ...], row: Row, setting: _Setting) -> Iterator[str]:
    """Yield a list with an item for each column, under the titles of their groups."""
    pairs = zip(columns, row.cells, strict=True)
    for group, members in groupby(pairs, key=lambda pair: pair[0].group):
        if group:
            yield from (f"#### {escaped(group)}", "")
        for column, cell in members:
            yield from _pair(escaped(column.title), escaped(column.reference), [*_lines(setting.shown(cell), setting)])
        yield ""


def _pair(title: str, reference: str, lines: list[tuple[int, str]]) -> Iterator[str]:
    """Yield the item of a column: a single line stands behind the title, several are a list below it."""
    head = f"- **{title}** ({reference})" if reference else f"- **{title}**"
    if len(lines) == 1:
        yield f"{head}: {lines[0][1]}"
    else:
        yield head
        yield from (f"{_INDENT * depth}- {text}" for depth, text in lines)


def _lines(statements: Iterable[Shown], setting: _Setting, depth: int = 1) -> Iterator[tuple[int, str]]:
    """Yield the depth and the text of each line of a cell."""
    for item in statements:
        text = escaped(item.line.text)
        if item.line.anchor:
            text = f"[{text}](#{html(item.line.anchor)})"
        if item.assumption:
            text = f"{text} *({escaped(item.assumption)})*"
        if item.is_remark:
            text = f"*{text}*"
        source = "".join(_place(*part) for part in source_parts(item.line.sources, setting.source_url))
        yield depth, f"{text} <sub>{source}</sub>" if source else text
        yield from _lines(item.details, setting, depth + 1)


def _place(text: str, address: str) -> str:
    """Return a place with a link to it, the address of which ends at no parenthesis of its own."""
    if text in SEPARATORS:
        return text
    return f"[{escaped(text)}]({html(quote(address, safe=_IN_ADDRESSES))})" if address else escaped(text)


# Private tables

_IN_ADDRESSES = "/:?#@!$&'*+,;=%[]~"
"""What stays as it is in the address of a link."""
