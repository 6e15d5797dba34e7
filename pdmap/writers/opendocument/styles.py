"""Styles of cells, columns and rows, each made once, and named in the order in which it is asked for."""

from __future__ import annotations

from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.writers.sheets.looks import Look

NARROW, WIDE = "Narrow", "Wide"
"""Names of the pages that sheets are printed on."""


@dataclass(slots=True)
class Styles:
    """The styles that were asked for, by what they are for."""

    looks: dict[Look, str] = field(default_factory=dict)
    widths: dict[float, str] = field(default_factory=dict)
    heights: dict[float, str] = field(default_factory=dict)

    def cell(self, look: Look) -> str:
        """Return the name of the style of a cell."""
        return self.looks.setdefault(look, f"ce{len(self.looks) + 1}")

    def column(self, points: float) -> str:
        """Return the name of the style of a column with a width."""
        return self.widths.setdefault(points, f"co{len(self.widths) + 1}")

    def row(self, points: float) -> str:
        """Return the name of the style of a row with a height."""
        return self.heights.setdefault(points, f"ro{len(self.heights) + 1}")

    def xml(self) -> str:
        """Return all of them."""
        return "".join(
            (
                *(_column(name, points) for points, name in self.widths.items()),
                *(_row(name, points) for points, name in self.heights.items()),
                *(_table(name) for name in (NARROW, WIDE)),
                '<number:text-style style:name="text"><number:text-content/></number:text-style>',
                *(_cell(name, look) for look, name in self.looks.items()),
            )
        )


# Private functions


def _column(name: str, points: float) -> str:
    properties = f'<style:table-column-properties style:column-width="{points:.1f}pt"/>'
    return _style(name, "table-column", properties)


def _row(name: str, points: float) -> str:
    """Return the style of a row; one that a program finds by itself suits its screen, and cuts text off on paper."""
    properties = f'<style:table-row-properties style:row-height="{points:.1f}pt" style:use-optimal-row-height="false"/>'
    return _style(name, "table-row", properties)


def _table(page: str) -> str:
    properties = '<style:table-properties table:display="true" style:writing-mode="lr-tb"/>'
    return _style(f"ta{page}", "table", properties, f' style:master-page-name="{page}"')


def _cell(name: str, look: Look) -> str:
    lines = "".join(f' fo:border-{side}="{_line(look, side)}"' for side in ("top", "bottom", "left", "right"))
    fill = f' fo:background-color="{look.fill}"' if look.fill else ""
    properties = (
        f'<style:table-cell-properties style:vertical-align="top" fo:padding="1.5pt"{lines}{fill}'
        ' fo:wrap-option="wrap"/>'
        f'<style:text-properties fo:font-size="{look.size}pt" fo:color="{look.color}"{_face(look)}/>'
    )
    return _style(name, "table-cell", properties, ' style:parent-style-name="Default" style:data-style-name="text"')


def _line(look: Look, side: str) -> str:
    is_absent = not look.line or (look.is_open_above and side == "top")
    return "none" if is_absent else f"0.5pt solid {look.line}"


def _face(look: Look) -> str:
    weight = ' fo:font-weight="bold"' if look.is_bold else ""
    posture = ' fo:font-style="italic"' if look.is_italic else ""
    line = ' style:text-underline-style="solid" style:text-underline-width="auto"' if look.is_underlined else ""
    return f"{weight}{posture}{line}"


def _style(name: str, family: str, properties: str, attributes: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}"{attributes}>{properties}</style:style>'
