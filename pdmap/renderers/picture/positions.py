"""Positions of everything in a picture, and by which rung of the ladder they were found."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.renderers.picture.geometry import Area, Route
from pdmap.renderers.picture.skeleton import Skeleton


class Rung(StrEnum):
    """How a picture was laid out, from the best way down."""

    LABELS = "labels"
    """By Graphviz, with room for what lines say."""
    NUMBERS = "numbers"
    """By Graphviz, without: lines carry their numbers only."""
    ROUTED = "routed"
    """In columns by the life cycle, with lines that Graphviz leads around the nodes."""
    TWO_LEVEL = "two-level"
    """By Graphviz piece by piece, and the pieces put side by side."""
    COLUMNS = "columns"
    """Without Graphviz, in columns by the life cycle."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture's positions, keyed by ids of the view."""

    skeleton: Skeleton
    rung: Rung
    width: float
    height: float
    nodes: Mapping[str, Area]
    frames: Mapping[str, Area]
    routes: Mapping[str, Route]

    @property
    def has_crossings(self) -> bool:
        """Return whether lines may run behind nodes, because they were drawn straight from one to the other."""
        return self.rung in (Rung.TWO_LEVEL, Rung.COLUMNS)
