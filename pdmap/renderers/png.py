"""PNG: the picture of the SVG in pixels."""

from __future__ import annotations

from pdmap.engine import Engine, PageFormat
from pdmap.renderers.picture.page import typeset_view
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import View


def render(view: View, engine: Engine) -> bytes:
    """Return a view as PNG; the same bytes for the same view.

    Raises:
        EngineError: the typesetter is missing or failed.
    """
    return typeset_view(view, engine, PageFormat.PNG)


RENDERER = Renderer("picture for slides and chats", ".png", is_binary=True, render=render)
