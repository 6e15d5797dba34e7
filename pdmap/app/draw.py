"""Draw a view of an inventory, or an atlas of several, in a format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pdmap.app.load import Loaded
from pdmap.app.terms import Terms
from pdmap.app.validate import context_of, validate
from pdmap.counting import counted
from pdmap.engine import Engine
from pdmap.host.engine import engine
from pdmap.host.revisions import Revision
from pdmap.registry import discover
from pdmap.renderers.renderer import Renderer
from pdmap.views.material import Material, ViewKind
from pdmap.views.view import Atlas, View
from pdmap.views.words import say

MOST_ELEMENTS = 3_000
MOST_LINES = 3_000
"""Up to how many elements and lines are drawn without being asked for in so many words."""


def view_kinds() -> dict[str, ViewKind]:
    """Return every kind of view by its name."""
    return discover("pdmap.views", "VIEW", ViewKind)


def renderers() -> dict[str, Renderer]:
    """Return every format for maps by its name."""
    return discover("pdmap.renderers", "RENDERER", Renderer)


def material_of(loaded: Loaded, as_of: dt.date, terms: Terms | None = None) -> Material:
    """Return what views of an inventory are made from; the terms decide which findings are open.

    Raises:
        RuleCrashError: a rule failed while the open findings were gathered.
    """
    context = context_of(loaded, as_of)
    findings = validate(loaded, as_of, terms=terms).findings
    return Material(context.inventory, context.graph, context.legs, as_of, findings)


def revision_words(revision: Revision | None) -> str:
    """Return what a map calls the revision that its manifests were taken from; empty where there is none."""
    if revision is None:
        return ""
    return say("revision.changed", revision.commit) if revision.is_changed else revision.commit


def too_much(view: View) -> str:
    """Return what to do instead of drawing a view, where it is too large to be read; empty where it is not."""
    amount = too_large(view)
    if not amount:
        return ""
    first = next((node.id for node in view.nodes if node.id.startswith("system:")), view.nodes[0].id)
    example = f"1+{first.partition(':')[2]}+1"
    ways = f"narrow them with --select '{example}', draw --view overview, or draw all of it, simplified, with --full"
    return f"{amount} cannot be read on a page: {ways}"


def too_large(view: View) -> str:
    """Return how much a view shows, where that is too much to be read; empty where it is not."""
    if len(view.nodes) <= MOST_ELEMENTS and len(view.edges) <= MOST_LINES:
        return ""
    return f"{counted(len(view.nodes), 'element')} and {counted(len(view.flows), 'flow')}"


def draw_atlas(atlas: Atlas, render: Callable[[Atlas, Engine], bytes]) -> bytes:
    """Return several views as the bytes of one file.

    Raises:
        EngineError: the format needs an engine that is missing or failed.
    """
    return render(atlas, engine())


def draw(view: View, renderer: Renderer) -> bytes:
    """Return a view as the bytes of a file.

    Raises:
        EngineError: the format needs an engine that is missing or failed.
    """
    return renderer.render(view, engine())
