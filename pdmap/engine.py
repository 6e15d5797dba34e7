"""What renderers and writers ask of programs outside this package: layout and typesetting.

The core stays pure: it is handed an engine and never starts a program itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Protocol

from pdmap.frozen import dataclass


class EngineError(Exception):
    """A program is missing, failed or gave nonsense; the message is one clear line."""


class EngineMissingError(EngineError):
    """The program is not installed, or was given up: it is no use to ask it again."""


class EngineLateError(EngineError):
    """The program took too long and was stopped."""


class Program(StrEnum):
    """A way of layout that Graphviz has."""

    DOT = "dot"
    """In ranks, from left to right."""
    SFDP = "sfdp"
    """By forces, fast for large graphs."""
    NOP = "nop"
    """Nodes stay in their places; only lines are led around them."""


class PageFormat(StrEnum):
    """What a typesetter can write."""

    PDF = "pdf"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Typescript:
    """A text in the language of Typst, with everything that decides the bytes of its pages."""

    source: str
    format: PageFormat
    created: dt.date
    """The creation date that a PDF carries; never the clock's."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Texts that the source reads as `sys.inputs`; data stand here, so that they are never read as markup."""
    pixels_per_inch: float = 144
    has_system_fonts: bool = False
    """Whether fonts of the machine may stand in where the bundled ones lack a glyph; bytes then differ by machine."""
    is_archival: bool = False
    """Whether a PDF has to be fit for archives (PDF/A-2a) and for screen readers (PDF/UA-1).

    Both want a glyph for every character: the family `Pdmap Boxes`, which draws a box for each, is then there too.
    """


class Engine(Protocol):
    """Programs that draw; see `pdmap.host.engine`."""

    def layout(self, dot: str) -> bytes:
        """Return the positions of a DOT graph as Graphviz's `json0`.

        Raises:
            EngineError: Graphviz is missing, failed, or took too long.
        """

    def layouts(self, dots: Sequence[str], program: Program) -> tuple[bytes, ...]:
        """Return the positions of several graphs, in one run of a program.

        Raises:
            EngineError: as for `layout`, where any of them fails.
        """

    def typeset(self, script: Typescript) -> bytes:
        """Return a PDF of all pages, or a PNG of one page.

        Raises:
            EngineError: Typst is missing, failed, or took too long.
        """
