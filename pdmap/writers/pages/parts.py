"""The parts of a document in the order of its pages, as plain data, each with the way that its page lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import chain, groupby
from typing import TypeAlias, assert_never

from pdmap.documents.document import Block, Column, Document, Heading, Layout, Note, Paragraph, Row, Table
from pdmap.frozen import dataclass
from pdmap.source import Plain
from pdmap.writers.grids import ACROSS, UPRIGHT, is_legible_as_grid, measured
from pdmap.writers.lines import row_title
from pdmap.writers.pages.cells import Setting, heads, is_short
from pdmap.writers.pages.wording import ELLIPSIS, HEADING_SIZE, abridged, directed, fitted, is_abridged, printed
from pdmap.writers.sections import computed_columns, has_register, is_form, lies_across, sections_of, tables_of

PAIR_HEAD = 146.0
"""Width of the titles of pairs, in points; as in `document.typ`."""
_PAIR_ROOM = UPRIGHT - PAIR_HEAD - 20
_CONTENTS_ROOM = UPRIGHT - 80
_HEAD_SIZE, _BODY_SIZE = 9.0, 9.5

Part: TypeAlias = tuple[bool, dict[str, Plain]]
"""Whether its page lies across, and what stands on it."""


@dataclass(slots=True)
class Composer:
    """Goes through a document once, from its first block to its last."""

    setting: Setting
    contents: dict[str, Plain] = field(default_factory=dict)
    """What the table of contents calls each heading, by its label."""
    taken: set[str] = field(default_factory=set)
    """Labels that were given away."""
    level: int = 0
    """Of the last heading: those who listen to a document are told of levels that are left out."""
    is_after_form: bool = False
    """Whether the last table filled pages of its own."""

    def parts(self, document: Document) -> Iterator[Part]:
        """Yield the parts of a document; a part that starts a page is `fresh`."""
        for section in sections_of(document):
            tables = tables_of(section)
            starts_page = self.is_after_form or any(map(is_form, tables))
            for is_wide, plain in self._section(section, tables):
                yield is_wide, plain | ({"fresh": True} if starts_page else {})
                starts_page = False
            self.is_after_form = is_form(tables[-1]) if tables else False

    # Private methods

    def _section(self, section: list[Block], tables: list[Table]) -> Iterator[Part]:
        """Yield the parts of a section: on pages across as a whole, where a grid needs them and no register is long."""
        is_whole = not has_register(section)
        needs = any(map(lies_across, tables))
        for block, following in zip(section, [*section[1:], None], strict=True):
            is_wide = needs if is_whole else isinstance(block, Table) and lies_across(block)
            leads = {"leads": True} if isinstance(block, Paragraph) and isinstance(following, Table) else {}
            yield from ((is_wide, plain | leads) for plain in self._block(block, ACROSS if is_wide else UPRIGHT))

    def _block(self, block: Block, width: float) -> Iterator[dict[str, Plain]]:
        match block:
            case Heading():
                yield from self._heading(block.text, block.anchor, block.level - 1, width)
            case Paragraph():
                yield self._paragraph(block.text, width)
            case Note():
                title = printed(block.title, PAIR_HEAD, _BODY_SIZE, is_bold=True)
                text = printed(block.text, width - PAIR_HEAD, _BODY_SIZE)
                derived: dict[str, Plain] = {"derived": True} if block.is_derived else {}
                yield {"kind": "note", "title": title, "text": text, "state": block.state.value} | derived
            case Table():
                yield from self._table(block, width)
            case never:
                assert_never(never)

    def _heading(self, text: str, anchor: str, level: int, width: float) -> Iterator[dict[str, Plain]]:
        """Yield a heading; below one that is too long for bookmarks, the whole of its text."""
        self.level = min(max(level, 1), self.level + 1)
        label, title = self._label(anchor), abridged(text, width) or ELLIPSIS
        self.contents[label] = fitted(title, _CONTENTS_ROOM, _BODY_SIZE)
        words = printed(title, width, HEADING_SIZE, is_bold=True)
        yield {"kind": "heading", "level": self.level, "text": words, "label": label, **directed(text)}
        if is_abridged(text, width):
            yield self._paragraph(text, width)

    def _paragraph(self, text: str, width: float) -> dict[str, Plain]:
        return {"kind": "paragraph", "text": printed(text, width, _BODY_SIZE), **directed(text)}

    def _label(self, anchor: str) -> str:
        """Return what the typesetter calls a place: every label once, even where an anchor is given twice."""
        label = self.setting.labels.get(anchor, "")
        if not label or label in self.taken:
            label = f"unnamed-{len(self.taken)}"
        self.taken.add(label)
        return label

    def _table(self, table: Table, width: float) -> Iterator[dict[str, Plain]]:
        match table.layout:
            case Layout.GRID if is_legible_as_grid(table):
                yield self._grid(table)
            case Layout.FACTS:
                yield from (self._pairs(table.columns, row, width) for row in table.rows)
            case Layout.REGISTER | Layout.GRID:
                yield from self._register(table, width)
            case never:
                assert_never(never)

    def _register(self, table: Table, width: float) -> Iterator[dict[str, Plain]]:
        """Yield a section of pairs for each row, under its title."""
        level = self.level + 1 if table.layout is Layout.GRID else 2
        for place, row in enumerate(table.rows):
            heading, *whole = self._heading(row_title(row), row.anchor, level, width)
            yield heading | {"row": True} | ({"fresh": True} if place and is_form(table) else {})
            yield from whole
            yield self._pairs(table.columns, row, width)

    def _pairs(self, columns: tuple[Column, ...], row: Row, width: float) -> dict[str, Plain]:
        """Return a line for each column, under the titles of their groups."""
        room = _PAIR_ROOM + width - UPRIGHT
        groups: list[Plain] = []
        for group, members in groupby(zip(columns, row.cells, strict=True), key=lambda pair: pair[0].group):
            rows: list[Plain] = [
                heads(column, PAIR_HEAD - 10, _HEAD_SIZE)
                | {
                    "cell": self.setting.cell(
                        cell, room, _BODY_SIZE, is_soft=not (column.is_expected or cell.is_expected)
                    )
                }
                | ({"kept": True} if is_short(cell, room, _BODY_SIZE) else {})
                for column, cell in members
            ]
            title: dict[str, Plain] = {"title": printed(group, width, _BODY_SIZE, is_bold=True)} if group else {}
            groups.append(title | {"rows": rows})
        return {"kind": "pairs", "groups": groups}

    def _grid(self, table: Table) -> dict[str, Plain]:
        measures, computed = measured(table), computed_columns(table)
        asks = any(column.is_expected for column in table.columns)
        columns: list[Plain] = [
            heads(column, measures.room(place), measures.size) for place, column in enumerate(table.columns)
        ]
        rows: list[Plain] = []
        for row in table.rows:
            cells: list[Plain] = [
                self.setting.cell(
                    cell,
                    measures.room(place),
                    measures.size,
                    is_soft=asks and not table.columns[place].is_expected,
                    is_computed=computed[place],
                )
                for place, cell in enumerate(row.cells)
            ]
            kept = all(is_short(cell, measures.room(place), measures.size) for place, cell in enumerate(row.cells))
            label: dict[str, Plain] = {"label": self._label(row.anchor)} if row.anchor else {}
            rows.append({"cells": cells} | label | ({"kept": True} if kept else {}))
        widths: list[Plain] = [*measures.widths]
        return {"kind": "grid", "size": measures.size, "widths": widths, "columns": columns, "rows": rows}


def labels_of(document: Document) -> dict[str, str]:
    """Return what the typesetter calls the places that have an anchor; authors' words are no part of it."""
    headings = (block.anchor for block in document.blocks if isinstance(block, Heading))
    rows = (row.anchor for table in document.tables if table.layout is not Layout.FACTS for row in table.rows)
    anchors = dict.fromkeys(anchor for anchor in chain(headings, rows) if anchor)
    return {anchor: f"place-{number}" for number, anchor in enumerate(anchors)}
