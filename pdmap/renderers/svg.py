"""SVG: the picture itself, readable by people, screen readers and search."""

from __future__ import annotations

from pdmap.engine import Engine
from pdmap.renderers.picture.drawing import draw
from pdmap.renderers.picture.layout import lay_out
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import View


def render(view: View, engine: Engine) -> bytes:
    """Return a view as SVG in UTF-8.

    Raises:
        EngineError: the layout engine is missing or failed.
    """
    return draw(lay_out(view, engine)).encode("utf-8", "replace")


RENDERER = Renderer("picture for browsers and documents", ".svg", "image/svg+xml", is_binary=False, render=render)
