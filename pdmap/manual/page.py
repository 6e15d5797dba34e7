"""A page of documentation without a form: headings, paragraphs, code, lists and tables.

In every text, what stands between back-ticks is code; nothing else is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part of the page."""

    text: str
    level: int = 2
    """From 2, below the page's own title, to 4."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short statements."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The wording of a source, under its citation."""

    citation: str
    name: str = ""
    """The heading that the source itself has; may be empty."""
    lines: tuple[str, ...] = ()
    """Its paragraphs; none where the source is cited only."""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that are shown as they are."""

    text: str
    language: str = ""
    """Such as `yaml`; empty where the lines are what a program prints."""
    marked: tuple[int, ...] = ()
    """Lines to point out, counted from 1."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of short texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Items | Quotation | Code | Table
"""A part of a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of documentation."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text."""

    text: str
    is_code: bool


def spans(text: str) -> Iterator[Span]:
    """Yield the stretches of a text; a back-tick without a second one is a character as any other."""
    for index, part in enumerate(_CODE.split(text)):
        if part:
            yield Span(part, is_code=index % 2 == 1)


# Private functions

_CODE = re.compile(r"`([^`]+)`")
