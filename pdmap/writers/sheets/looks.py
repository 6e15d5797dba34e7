"""What cells look like, by what they are: the same in every format of sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.writers.sheets.workbook import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a cell; colors as `#rrggbb`, none where empty."""

    size: int = 10
    color: str = "#1c2430"
    fill: str = ""
    line: str = "#cfd6df"
    """Color of the lines around it."""
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_open_above: bool = False
    """Whether it has no line above, because it continues the cell there."""

    def within(self, *, is_continued: bool, is_link: bool) -> Look:
        """Return the look in a row that continues the one above, and of a text that leads somewhere."""
        shown = replace(self, is_open_above=is_continued)
        return replace(shown, color=_LINK, is_underlined=True) if is_link else shown


_LINK = "#0b57a4"

BANNER = Look(size=16, is_bold=True, line="")
GROUP = Look(size=9, is_bold=True, color="#56606e", line="")
HEAD = Look(color="#ffffff", fill="#33455c", line="#5b6b80", is_bold=True)

LOOKS: Mapping[Form, Look] = {
    Form.TEXT: Look(),
    Form.NONE: Look(color="#2f6b3c"),
    Form.OPEN: Look(color="#8a3a00", fill="#fff4e8", is_italic=True),
    Form.SILENT: Look(color="#56606e", is_italic=True),
    Form.LABEL: Look(fill="#f3f5f8", is_bold=True),
    Form.SOURCE: Look(color="#56606e", size=8),
    Form.SECTION: Look(is_bold=True),
}
"""`none` is told by its word and stands upright; what is open is italic: color is never alone."""
