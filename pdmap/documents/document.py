"""A document as plain data: headings, text and tables whose every cell knows where it came from.

A writer needs nothing else: no inventory, no law, no clock. Texts are the author's own or come
from `documents.words`; they are plain text, which each writer makes harmless in its format.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from pdmap.findings import Location
from pdmap.frozen import dataclass


class State(StrEnum):
    """What a line answers. A "no", a "not known yet" and silence are three different things in a record."""

    RECORDED = "recorded"
    """A fact."""
    NONE = "none"
    """The author's `none`: the question was asked, and there is nothing."""
    UNKNOWN = "unknown"
    """The author's `unknown`, with the reason."""
    NOT_RECORDED = "not_recorded"
    """The inventory is silent."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a cell."""

    text: str
    state: State = State.RECORDED
    sources: tuple[Location, ...] = ()
    """Where it stands in the manifests; each label is what stands there. Silence has the place that lacks it."""
    address: str = ""
    """Logical address of what is told, such as `activities/billing/retention`; empty for facts about the document."""
    assumption: str = ""
    """Why the author assumed it; empty where it is known."""
    is_derived: bool = False
    """Whether it follows from other parts of the inventory, rather than being declared for this cell."""
    level: int = 0
    """0, or 1 for a detail of the line above."""
    anchor: str = ""
    """Anchor in the document that the text points to; empty where it points nowhere."""
    is_security: bool = False
    """Whether it tells how data are secured, in a column that tells other things as well."""

    @property
    def is_open(self) -> bool:
        """Return whether the line leaves a question open."""
        return self.state in {State.UNKNOWN, State.NOT_RECORDED}


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of a table's cell: one line, or a list of them."""

    lines: tuple[Line, ...]
    is_expected: bool = False
    """Whether an answer is expected although the column is optional, because what it is about applies here."""

    @property
    def state(self) -> State:
        """Return what the cell answers as a whole: the best of what is declared, else of what follows."""
        main = [line for line in self.lines if line.level == 0]
        states = {line.state for line in main if not line.is_derived} or {line.state for line in main}
        order = (State.RECORDED, State.NOT_RECORDED, State.UNKNOWN, State.NONE)
        return next((state for state in order if state in states), State.NOT_RECORDED)

    @property
    def sources(self) -> tuple[Location, ...]:
        """Return every place that the cell came from, without repetitions, in the order of its lines."""
        return tuple(dict.fromkeys(source for line in self.lines for source in line.sources))


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of one column answer."""

    key: str
    """Name for machines, the same in every language."""
    title: str
    reference: str = ""
    """The legal provision that asks for it, such as `Art. 30(1)(b) GDPR`; empty where none does."""
    group: str = ""
    """Title of the columns that belong together."""
    is_expected: bool = False
    """Whether an authority expects an answer, so that silence is listed at the end of the document."""
    is_part: bool = False
    """Whether it asks a part of what its group asks, so that what several parts lack is one open point."""
    is_security: bool = False
    """Whether it tells how data are secured, which a document for the public leaves out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table, with one cell for each column."""

    cells: tuple[Cell, ...]
    title: str = ""
    """What the row is about, for registers."""
    anchor: str = ""
    """Where other parts of the document find the row."""


class Layout(StrEnum):
    """How a table is meant to be read."""

    GRID = "grid"
    """Rows and columns as they are."""
    FACTS = "facts"
    """A single row, read as pairs of title and content."""
    REGISTER = "register"
    """A row per record, with many columns: pages show each row as a section of pairs, sheets as a line."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of any layout."""

    key: str
    """Name for machines, the same in every language."""
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    layout: Layout = Layout.GRID
    row_label: str = ""
    """What a row of a register is about, such as `Processing activity`."""
    is_shared: bool = False
    """Whether these facts hold for every row of the register, so that sheets repeat them in each."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section."""

    level: int
    """2 for a section, 3 for a part of one; 1 is the document's title."""
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """An explanation that belongs to the form of the document, not to its content."""

    title: str
    text: str
    state: State = State.RECORDED
    """The state of answers that it explains, whose mark stands beside the title."""
    is_derived: bool = False
    """Whether it explains answers that follow from others."""


Block: TypeAlias = Heading | Paragraph | Note | Table
"""A part of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself."""

    kind: str
    """Name of the document, such as `controller_record`."""
    organization: str
    """Name of the organization; empty where none is recorded."""
    as_of: date
    """The day whose state it shows."""
    version: str
    """Version of pdmap that made it."""
    manifests: tuple[str, ...] = ()
    """Paths of the manifests that it was made from, sorted."""
    digest: str = ""
    """Digest of those manifests; empty where none was computed."""
    revision: str = ""
    """Of the manifests, as the version control names it; empty where there is none."""
    template: str = ""
    """Name of the template that was filled in; empty for documents without one."""
    source_url: str = ""
    """Pattern of the address of a line of a manifest, with `{path}` and `{line}`; empty where none links to them."""
    is_public: bool = False
    """Whether security details were left out, for the public."""
    selection: str = ""
    """How the activities were selected that it shows, in the user's words; empty where it shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document."""

    title: str
    language: str
    """BCP 47 tag of the document's own words, such as `en`; the author's text may be in any language."""
    metadata: Metadata
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> Iterator[Table]:
        """Yield the tables in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))

    @property
    def main_table(self) -> Table | None:
        """Return the table that a format with room for one shows: the register, else the first grid."""
        tables = sorted(self.tables, key=lambda table: _PRECEDENCE[table.layout])
        return tables[0] if tables else None


# Private tables

_PRECEDENCE = {Layout.REGISTER: 0, Layout.GRID: 1, Layout.FACTS: 2}
