"""Sizes of paper, and the smallest text on it; lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.renderers.picture import style
from pdmap.views.view import Sheet

_MILLIMETER = 72 / 25.4
MARGIN = 10 * _MILLIMETER
FOOTER = 16.0
"""Room inside the lower margin for the line with the number of the page."""
SMALLEST = 6.0
"""No text is smaller: below that, print can hardly be read."""
SMALLEST_SCALE = SMALLEST / style.SMALLEST
"""How far a picture may be scaled down."""
LARGEST_SCALE = 1.3
"""How far a small one is scaled up."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet that lies across."""

    sheet: Sheet
    width: float
    height: float

    @property
    def inner_width(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def inner_height(self) -> float:
        """Return the height between the margins and above the number of the page."""
        return self.height - 2 * MARGIN - FOOTER


PAPERS: Mapping[Sheet, Paper] = MappingProxyType(
    {
        Sheet.A4: Paper(Sheet.A4, 297 * _MILLIMETER, 210 * _MILLIMETER),
        Sheet.A3: Paper(Sheet.A3, 420 * _MILLIMETER, 297 * _MILLIMETER),
    }
)
