"""Sizes, strokes and colors of a picture; all lengths are in points.

Color never carries meaning alone: shape, dash, weight, signs and words do. Text has a contrast of at
least 4.5 to 1 and lines of at least 3 to 1 to what is behind them (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.views.signs import Dash, FrameKind, Shape, Weight

FONT_FAMILY = "'Pdmap Sans', 'DejaVu Sans Condensed', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

INK = "#1b2430"
GRAY = "#4a5565"
RULE = "#6b7a90"
PAPER = "#ffffff"
GRAVE = "#8c1d18"
WARNING_FILL = "#fdf3e1"
WARNING_INK = "#6b3d00"
FAINT_INK = "#606a76"
FAINT_LINE = "#7d8794"
HEAD_FILL = "#eef1f5"


@dataclass(frozen=True, slots=True)
class Font:
    """How a line of text is set."""

    size: float
    is_bold: bool = False
    color: str = INK
    spacing: float = 0
    """Added behind every letter."""
    is_struck: bool = False

    @property
    def height(self) -> float:
        """Return the distance from one line to the next."""
        return self.size * 1.32


SMALLEST = 8.5
"""Size of the smallest text in a picture."""
KIND = Font(SMALLEST, color=GRAY, spacing=0.4)
TITLE = Font(11.5, is_bold=True)
CODES = Font(9)
NOTE = Font(8.5, color=GRAY)
BADGE = Font(8.5, is_bold=True)
NUMBER = Font(8.5, is_bold=True)
LABEL = Font(9)
MARK = Font(8.5, is_bold=True)
FRAME_TITLE = Font(11.5, is_bold=True)
FRAME_CAPTION = Font(10, color=GRAY)
MAP_TITLE = Font(19, is_bold=True)
MAP_SUBTITLE = Font(12, color=INK)
MAP_DETAIL = Font(10, color=GRAY)
TABLE_TITLE = Font(11, is_bold=True)
TABLE_HEAD = Font(9, is_bold=True)
TABLE_TEXT = Font(9)
LEGEND_HEADING = Font(9.5, is_bold=True)
LEGEND_TEXT = Font(9.5)
LEGEND_SIGN = Font(9.5, is_bold=True)


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and outline of a shape."""

    fill: str
    stroke: str
    width: float = 1.1
    dashes: str = ""


SHAPES: Mapping[Shape, Paint] = MappingProxyType(
    {
        Shape.EXTERNAL_ENTITY: Paint("#fff9e8", "#6d5407"),
        Shape.PARTY: Paint("#ffffff", "#3d4654"),
        Shape.PROCESS: Paint("#e9f1fb", "#2c5282"),
        Shape.DATASTORE: Paint("#f0ebf8", "#553c86"),
        Shape.ENDPOINT: Paint("#e8f5f1", "#22665a"),
        Shape.PAPER: Paint("#fbf7ef", "#6b5b3a"),
        Shape.GROUP: Paint("#f1f3f6", "#3d4654"),
    }
)

FRAMES: Mapping[FrameKind, Paint] = MappingProxyType(
    {
        FrameKind.PEOPLE: Paint("none", "#8a7a3f", 1),
        FrameKind.TERRITORY: Paint("#f6f8fb", "#42526b", 1.8),
        FrameKind.THIRD_COUNTRY: Paint("#fdf6f2", "#8a3211", 2.6, "10 6"),
        FrameKind.UNPLACED: Paint("#f7f7f7", "#5c6470", 1.8, "3 4"),
        FrameKind.ORGANIZATION: Paint("#ffffff", RULE, 1),
    }
)


def ground(kind: FrameKind) -> str:
    """Return the color that is seen inside a frame."""
    fill = FRAMES[kind].fill
    return PAPER if fill == "none" else fill


WEIGHTS: Mapping[Weight, Paint] = MappingProxyType(
    {
        Weight.NORMAL: Paint("none", "#36414f", 1.2),
        Weight.RESTRICTED: Paint("none", "#9a3412", 2.4),
        Weight.UNGROUNDED: Paint("none", "#8c1d18", 3.8),
    }
)

DASHES: Mapping[Dash, str] = MappingProxyType({Dash.SOLID: "", Dash.DASHED: "7 4", Dash.DOTTED: "1.2 3.6"})
