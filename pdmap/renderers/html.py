"""HTML: maps to explore in a browser, in one file that asks nothing of any network."""

from __future__ import annotations

from pdmap.engine import Engine
from pdmap.renderers.page.document import document
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import Atlas, View


def render(view: View, engine: Engine) -> bytes:
    """Return a page that shows one view."""
    return render_atlas(Atlas((view,), whole=view), engine)


def render_atlas(atlas: Atlas, engine: Engine) -> bytes:
    """Return a page that opens with the first view and holds them all.

    A view that the layout engine fails on is arranged by the page itself, as selections are.
    """
    return document(atlas, engine).encode("utf-8", "replace")


RENDERER = Renderer(
    "map to explore in a browser, in one file",
    ".html",
    is_binary=False,
    render=render,
    render_atlas=render_atlas,
)
