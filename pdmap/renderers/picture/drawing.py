"""Put a picture together: title block, map or matrix, facts, legend, on one page as large as they need."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap import escape
from pdmap.engine import Engine
from pdmap.frozen import dataclass
from pdmap.renderers.picture import style
from pdmap.renderers.picture.geometry import Area, Point
from pdmap.renderers.picture.labels import placed_labels
from pdmap.renderers.picture.layout import SHEET, lay_out
from pdmap.renderers.picture.legend import legend_part
from pdmap.renderers.picture.map_part import map_part
from pdmap.renderers.picture.markup import element, number, rectangle
from pdmap.renderers.picture.matrix import matrix_part
from pdmap.renderers.picture.parts import Part, draw_stacked, shelves, stacked
from pdmap.renderers.picture.spacing import Spacing
from pdmap.renderers.picture.tables import table_part
from pdmap.renderers.picture.title import remark_words, title_part
from pdmap.renderers.spoken import map_facts, map_title
from pdmap.views.signs import LegendEntry, LegendKind, Weight
from pdmap.views.view import View

_MARGIN = 24
_NARROWEST = 820
"""The least width of a page, for the title block and the legend."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a view shows, laid out: the part that has a size of its own, and what is said of how it came about."""

    view: View
    core: Part
    """The map, or the matrix in its place."""
    remark: str = ""
    """Such as that the layout is simplified."""
    drawn: tuple[Area, ...] = ()
    """Where something is to be seen in the core; empty where it fills it."""


def picture_of(view: View, engine: Engine, *, spacing: Spacing = Spacing.WORDS, sheet: Area = SHEET) -> Picture:
    """Return a view laid out, and smaller the less room is kept for what lines say; a matrix needs no engine."""
    if view.matrix:
        return Picture(view, matrix_part(view.matrix))
    layout = lay_out(view, engine, spacing=spacing, sheet=sheet)
    labels = placed_labels(layout)
    lines = (Area(point.x, point.y, 1, 1) for route in layout.routes.values() for point in route.curve)
    drawn = (*layout.nodes.values(), *lines)
    return Picture(view, map_part(layout, labels), remark_words(layout, labels), drawn)


def draw(picture: Picture) -> str:
    """Return an SVG document without scripts and without references to anything outside it."""
    width = max(picture.core.width, _NARROWEST)
    parts = page_parts(picture, width)
    page = Area(0, 0, width + 2 * _MARGIN, stacked(parts) + 2 * _MARGIN)
    return document(picture.view, page, draw_stacked(parts, Point(_MARGIN, _MARGIN), width))


def page_parts(picture: Picture, width: float) -> tuple[Part, ...]:
    """Return everything that stands on the page of a picture, from the top down."""
    view = picture.view
    facts = shelves([table_part(table, width) for table in view.facts], width)
    entries = tuple(entry for entry in view.legend if not view.matrix or _is_in_matrix(entry))
    legend = (legend_part(entries, width),) if entries else ()
    return (title_part(view, width, picture.remark), picture.core, *facts, *legend)


def document(view: View, page: Area, *children: str) -> str:
    """Return an SVG document with the names that screen readers give to a view."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": number(page.width),
        "height": number(page.height),
        "viewBox": " ".join(map(number, (page.x, page.y, page.width, page.height))),
        "role": "graphics-document",
        "aria-labelledby": "map-title map-description",
        "font-family": style.FONT_FAMILY,
    }
    ground = rectangle(page, style.Paint(style.PAPER, "none"))
    body = element("svg", attributes, *_description(view), ground, *children)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


# Private functions

_CELL_MARKS = "▲✖"


def _is_in_matrix(entry: LegendEntry) -> bool:
    """Return whether a matrix shows a sign: weights as the borders and signs of its cells, categories as columns."""
    match entry.kind:
        case LegendKind.CATEGORY:
            return True
        case LegendKind.LINE:
            return entry.key in set(Weight)
        case LegendKind.MARK:
            return entry.key in _CELL_MARKS
        case _:
            return False


def _description(view: View) -> Iterator[str]:
    yield element("title", {"id": "map-title"}, escape.xml(f"{view.organization}: {map_title(view)}"))
    yield element("desc", {"id": "map-description"}, escape.xml(f"{map_facts(view)}. {view.hidden}"))
