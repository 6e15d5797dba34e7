"""PDF: the picture of the SVG as vectors, on a page of its own size or on sheets of paper."""

from __future__ import annotations

from pdmap.engine import Engine, PageFormat
from pdmap.renderers.paper.leaves import Leaf, flow_leaf
from pdmap.renderers.paper.setting import set_leaves
from pdmap.renderers.paper.sheets import is_tried_whole, leaves_of
from pdmap.renderers.paper.sizes import PAPERS
from pdmap.renderers.picture.foresight import foreseeing
from pdmap.renderers.picture.page import typeset_view
from pdmap.renderers.renderer import Renderer
from pdmap.views.view import Atlas, View


def render(view: View, engine: Engine) -> bytes:
    """Return a view as PDF; the same bytes for the same view.

    Raises:
        EngineError: the typesetter is missing or failed.
    """
    return typeset_view(view, engine, PageFormat.PDF)


def render_atlas(atlas: Atlas, engine: Engine) -> bytes:
    """Return views on sheets of paper, and the flow table where the atlas holds everything.

    Raises:
        EngineError: the typesetter is missing or failed.
    """
    paper = PAPERS[atlas.sheet]
    first, *others = atlas.views
    ordered = (first, *sorted(others, key=_place))
    prepared = foreseeing((view for view in ordered if is_tried_whole(view)), engine)
    leaves: list[Leaf] = [leaf for view in ordered for leaf in leaves_of(view, paper, prepared)]
    if atlas.whole and atlas.whole.flows:
        leaves.append(flow_leaf(atlas.whole))
    return set_leaves(leaves, paper, first.organization, first.as_of, engine)


RENDERER = Renderer(
    "picture for printing",
    ".pdf",
    is_binary=True,
    render=render,
    render_atlas=render_atlas,
    has_sheets=True,
)

# Private functions


def _place(view: View) -> bool:
    """Return whether a view stands behind the others: the register of transfers, right before the flow table."""
    return view.name == "transfers"
