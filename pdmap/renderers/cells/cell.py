"""A cell of a draw.io drawing, and its XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from pdmap.escape import xml
from pdmap.frozen import dataclass
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.markup import number

LAYER = "layer"
"""Id of the cell that everything stands on."""

Style = Mapping[str, str | int | float]
"""What decides the looks of a cell; none of it comes from a manifest."""


@dataclass(frozen=True, slots=True)
class Line:
    """The way of a cell that is an edge."""

    start: Point
    end: Point
    way: tuple[Point, ...] = ()
    """Points between its ends."""
    source: str | None = None
    """Id of the cell that it starts at; `None` for a line in the legend."""
    target: str | None = None
    label_offset: Point | None = None
    """How far the label stands from the middle of the line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A shape, a line or a text."""

    id: str
    style: Style
    place: Area | Line
    """Areas count from the corner of the parent, lines from that of the page."""
    label: str = ""
    """HTML in which every word of a manifest is escaped; see `labels`."""
    parent: str = LAYER
    data: Mapping[str, str] = field(default_factory=dict)
    """What draw.io shows of it as properties; names are XML names, values are any text."""


def cell_xml(cell: Cell) -> Iterator[str]:
    """Yield the lines of a cell's XML."""
    kind = "edge" if isinstance(cell.place, Line) else "vertex"
    attributes = {"style": _style_text(cell.style), "parent": cell.parent, kind: "1"}
    if isinstance(cell.place, Line):
        attributes |= {"source": cell.place.source or "", "target": cell.place.target or ""}
    inner = _element("mxCell", attributes)
    values = "".join(f' {name}="{xml(value)}"' for name, value in cell.data.items() if value)
    yield f'<UserObject label="{xml(cell.label)}"{values} id="{xml(cell.id)}">'
    yield f"  <{inner}>"
    yield from (f"    {line}" for line in _geometry(cell.place))
    yield "  </mxCell>"
    yield "</UserObject>"


# Private functions


def _style_text(style: Style) -> str:
    return "".join(f"{key}={value};" for key, value in style.items())


def _element(tag: str, attributes: Mapping[str, str]) -> str:
    return " ".join((tag, *(f'{name}="{xml(value)}"' for name, value in attributes.items() if value)))


def _geometry(place: Area | Line) -> Iterator[str]:
    if isinstance(place, Area):
        size = f'width="{number(place.width)}" height="{number(place.height)}"'
        yield f'<mxGeometry x="{number(place.x)}" y="{number(place.y)}" {size} as="geometry"/>'
        return
    yield '<mxGeometry relative="1" as="geometry">'
    yield f"  {_point(place.start, 'sourcePoint')}"
    yield f"  {_point(place.end, 'targetPoint')}"
    if place.way:
        yield '  <Array as="points">'
        yield from (f"    {_point(point)}" for point in place.way)
        yield "  </Array>"
    if place.label_offset:
        yield f"  {_point(place.label_offset, 'offset')}"
    yield "</mxGeometry>"


def _point(point: Point, role: str = "") -> str:
    named = f' as="{role}"' if role else ""
    return f'<mxPoint x="{number(point.x)}" y="{number(point.y)}"{named}/>'
