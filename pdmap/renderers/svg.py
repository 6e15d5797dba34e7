"""SVG: the picture itself, readable by people, screen readers and search."""

from __future__ import annotations

from pdmap.engine import Engine
from pdmap.renderers.picture.drawing import draw, picture_of
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import View


def render(view: View, engine: Engine) -> bytes:
    """Return a view as SVG in UTF-8; without an engine the layout is a simple one."""
    return draw(picture_of(view, engine)).encode("utf-8", "replace")


RENDERER = Renderer("picture for browsers and documents", ".svg", is_binary=False, render=render)
