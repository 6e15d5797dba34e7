"""A difference between an inventory and what it is about: a finding, what it may fail, and how it is mended."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from pdmap.config.values import DriftKind
from pdmap.findings import Finding, Location, Position, Span
from pdmap.frozen import dataclass
from pdmap.model import System
from pdmap.scan.schema import Place
from pdmap.source import Node


@dataclass(frozen=True, slots=True)
class Addition:
    """A field that is added to a system, marked as unreviewed."""

    system: System
    data_type: str
    column: str
    """As the source writes it."""


@dataclass(frozen=True, slots=True)
class Move:
    """A column that gets another name where it is declared."""

    node: Node
    """The name as it is."""
    column: str
    """The name that it gets."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference."""

    finding: Finding
    entry: Location
    """The place in the manifest to edit: comments there may accept the finding."""
    kind: DriftKind | None = None
    """What a run may fail for; `None` where none does."""
    patch: Addition | Move | None = None
    """What `--write` does; `None` where somebody has to decide."""
    left: str = ""
    """Why `--write` leaves it to somebody, where it may look as if it did not."""
    is_lost: bool = False
    """Whether columns may be missing from what was compared."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things of sources stand, as the findings of an inventory name it."""

    way: str = ""
    """The way from the folder of the inventory to the one that paths of sources are relative to, such as `../..`."""
    lines: Callable[[str], tuple[str, ...]] = lambda _: ()
    """Returns the lines of a source by the path that its places have; none where it is no text."""

    def of(self, place: Place, name: str = "", label: str = "") -> Location:
        """Return the location of a place: the name within its line, or all that is written there.

        Args:
            place: The place.
            name: What stands there.
            label: What the frame of a report says of it.
        """
        if place.line is None:
            return Location(self.path(place.path), None, label)
        lines = self.lines(place.path)
        text = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        return Location(self.path(place.path), _stretch(place.line, text, name, (place.column or 1) - 1), label)

    def path(self, path: str) -> str:
        """Return the path of a source as seen from the folder of the inventory."""
        return posixpath.normpath(posixpath.join(self.way, path))


# Private functions


def _stretch(line: int, text: str, name: str, since: int) -> Span:
    """Return where a name stands on a line: behind a place on it, else anywhere, else all that is written there."""
    found = _named(text, name, since) if name else None
    start, end = found.span() if found else (len(text) - len(text.lstrip()), len(text.rstrip()))
    return Span(Position(line, start + 1), Position(line, max(start, end) + 1))


def _named(text: str, name: str, since: int) -> re.Match[str] | None:
    """Return the name as a word of its own, such as `email` beside `work_email`; as a part of another if need be."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return word.search(text, since) or word.search(text) or re.search(re.escape(name), text, re.IGNORECASE)
