"""PDF: the picture of the SVG on a page of its own size, as vectors."""

from __future__ import annotations

from pdmap.engine import Engine, PageFormat
from pdmap.renderers.picture.page import typeset_view
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import View


def render(view: View, engine: Engine) -> bytes:
    """Return a view as PDF; the same bytes for the same view.

    Raises:
        EngineError: the typesetter is missing or failed.
    """
    return typeset_view(view, engine, PageFormat.PDF)


RENDERER = Renderer("picture for printing", ".pdf", "application/pdf", is_binary=True, render=render)
