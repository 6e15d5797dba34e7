"""A map as the bytes of a file: one view, sheets of paper, or the page that holds several."""

from __future__ import annotations

from dataclasses import replace

from pdmap.app.atlas import atlas_of, pages_of
from pdmap.app.draw import draw, draw_atlas, view_kinds
from pdmap.frozen import dataclass
from pdmap.renderers.renderer import Renderer
from pdmap.views.material import Material
from pdmap.views.view import Atlas, Sheet, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """What a map is drawn on."""

    renderer: Renderer
    sheet: Sheet | None = None
    """The paper; `None` for a page as large as the map."""
    is_paginated: bool = False
    """Whether sheets for activities, transfers and flows follow the view."""


def drawn(
    material: Material, view: View, medium: Medium, *, manifests: str | None = None, is_live: bool = False
) -> bytes:
    """Return a map as the bytes of a file.

    Args:
        material: What the view was made from.
        view: What is drawn, or drawn first.
        medium: What it is drawn on.
        manifests: The address of the inventory's folder as seen from the file, for links.
        is_live: Whether it is drawn anew at each save, and so with fewer views beside it.

    Raises:
        EngineError: the format needs an engine that is missing or failed.
    """
    renderer = medium.renderer
    if renderer.render_atlas and not renderer.has_sheets:
        return draw_atlas(atlas_of(material, view_kinds(), view, manifests, is_live=is_live), renderer.render_atlas)
    if renderer.render_atlas and medium.sheet:
        atlas = pages_of(material, view_kinds(), view) if medium.is_paginated else Atlas((view,))
        return draw_atlas(replace(atlas, sheet=medium.sheet), renderer.render_atlas)
    return draw(view, renderer)
