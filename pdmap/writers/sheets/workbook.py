"""What a workbook is: sheets of text with widths and heights, and the places that links lead to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pdmap.frozen import dataclass


class Form(StrEnum):
    """What a cell looks like, and by that what it is."""

    TEXT = "text"
    """A fact."""
    NONE = "none"
    """The author's `none`."""
    OPEN = "open"
    """Unknown, or not recorded where an answer is expected."""
    SILENT = "silent"
    """Not recorded where nobody expects an answer."""
    LABEL = "label"
    """What the row is about."""
    SOURCE = "source"
    """Where the row was read from."""
    SECTION = "section"
    """The title of a part of the document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The content of a cell."""

    text: str = ""
    form: Form = Form.TEXT
    anchor: str = ""
    """Anchor in the document that the whole cell points to; empty where it points nowhere."""


@dataclass(frozen=True, slots=True)
class Record:
    """What belongs together, however many lines of a sheet it takes."""

    entries: tuple[Entry, ...]
    anchor: str = ""
    """Where other parts of the document find it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet before it has a name and sizes."""

    caption: str
    head: tuple[str, ...]
    records: tuple[Record, ...]
    widest: tuple[float, ...]
    """How wide each column may become at most, in points."""
    groups: tuple[tuple[str, int], ...] = ()
    """Titles of groups of columns, each with the number of its columns, from left to right; empty without groups."""
    banner: str = ""
    """A title above everything; empty for none."""
    is_filtered: bool = True
    """Whether its rows are alike, so that people choose among them."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of a sheet: a record, or a part of one that is too tall for a row."""

    entries: tuple[Entry, ...]
    height: float
    """What its tallest cell takes at most, in points."""
    is_continued: bool = False
    """Whether it continues the record above."""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above the head, the head, and rows."""

    name: str
    draft: Draft
    widths: tuple[float, ...]
    """Of the columns, in points."""
    strips: tuple[Strip, ...]
    head_height: float
    """Of the row that names the columns, in points."""
    group_height: float = 0
    """Of the row that names groups of columns, in points; 0 without groups."""
    banner: tuple[tuple[str, float], ...] = ()
    """The title above everything, over the whole width, in as many rows as it takes: their texts and heights."""

    @property
    def head_row(self) -> int:
        """Return the number of the row that names the columns, from 0."""
        return len(self.banner) + bool(self.draft.groups)

    @property
    def is_wide(self) -> bool:
        """Return whether it is printed on several pages side by side, because nobody could read it on one."""
        return sum(self.widths) > _PAGE_WIDTH

    @property
    def is_frozen(self) -> bool:
        """Return whether its head stays in sight, and is printed again on every page."""
        return not self.banner

    @property
    def last_row(self) -> int:
        """Return the number of its last row, from 0."""
        return self.head_row + len(self.strips)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a document."""

    sheets: tuple[Sheet, ...]
    targets: Mapping[str, tuple[str, int]]
    """Name of the sheet and number of the row, from 0, by the anchor that leads there."""


# Private tables

_PAGE_WIDTH = 1180.0
"""Points of columns that still can be read when they are made to fit the width of A4 landscape."""
