"""Signs of a map: what shapes, lines, frames and marks stand for. Each has words; none is told by color alone."""

from __future__ import annotations

from enum import StrEnum

from pdmap.frozen import dataclass


class FrameKind(StrEnum):
    """What a frame stands for; the kind decides how its border is drawn."""

    PEOPLE = "people"
    """Groups of data subjects; nobody's territory."""
    TERRITORY = "territory"
    """Where the inventory's law is the law: crossing out of it is a transfer."""
    THIRD_COUNTRY = "third-country"
    UNPLACED = "unplaced"
    """The manifest names no country."""
    ORGANIZATION = "organization"


class Shape(StrEnum):
    """The outline of a node, after the notation of data-flow diagrams."""

    EXTERNAL_ENTITY = "external-entity"
    """People: a box with a double line."""
    PARTY = "party"
    """Another organization: a box with a heavy left side."""
    PROCESS = "process"
    """Something that works on data: a rounded box."""
    DATASTORE = "datastore"
    """Something that keeps data: a cylinder."""
    ENDPOINT = "endpoint"
    """A device in somebody's hands: a box with slanted sides."""
    PAPER = "paper"
    """A sheet with a folded corner."""
    GROUP = "group"
    """Several elements drawn as one: a stack of boxes."""


class Weight(StrEnum):
    """How heavy an edge is drawn."""

    NORMAL = "normal"
    RESTRICTED = "restricted"
    """The data leave the territory on a ground that is recorded."""
    UNGROUNDED = "ungrounded"
    """The data leave the territory, and no ground is recorded or shown to hold."""


class Dash(StrEnum):
    """How the line of an edge is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    """Not encrypted on its way."""
    DOTTED = "dotted"
    """Not sent as such: the target runs the system, or works for the party that received the data."""


class Change(StrEnum):
    """What became of a part between two revisions; drawn as a sign, a word and a line style."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Emphasis(StrEnum):
    """How much a part matters in a view."""

    NORMAL = "normal"
    FOCUS = "focus"
    """What the view is of."""
    FAINT = "faint"
    """Drawn for orientation only, such as what lies upstream of a breach."""


class LegendKind(StrEnum):
    """What an entry of the legend explains; the order is that of the legend."""

    SHAPE = "shape"
    FRAME = "frame"
    LINE = "line"
    MARK = "mark"
    CATEGORY = "category"
    CHANGE = "change"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A sign with words: never a sign or a color alone."""

    glyph: str
    """Such as `▲`."""
    words: str
    """Such as `SCC 2021 M2`."""
    is_grave: bool = False
    """Whether something is missing that the law asks for."""

    def __str__(self) -> str:
        return f"{self.glyph} {self.words}"


@dataclass(frozen=True, slots=True, order=True)
class LegendEntry:
    """A sign that the view uses, with its meaning."""

    kind: LegendKind
    key: str
    """The sign: a shape, a kind of frame, a line, a glyph or a category code."""
    text: str
