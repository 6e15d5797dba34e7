"""Find the positions of everything in a view: the ladder, from the best way of layout down to one without Graphviz.

Each rung is tried where the view is small enough for it, and the next one where it fails. Every answer is
counted against the view, for Graphviz can lose an edge and go on. A picture always comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from pdmap.engine import Engine, EngineError, EngineLateError, EngineMissingError
from pdmap.renderers.picture.answers import read_layout
from pdmap.renderers.picture.columns import lay_out_in_columns
from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.routed import lay_out_routed
from pdmap.renderers.picture.skeleton import skeleton_dot, skeleton_of
from pdmap.renderers.picture.spacing import Spacing
from pdmap.renderers.picture.two_level import LARGEST_BLOCK, lay_out_in_two_levels
from pdmap.views.view import View

MOST_LABELS = 150
"""Up to how many edges labels take part in the layout; their cost rises steeply after that."""
MOST_EDGES = 3_000
MOST_NODES = 250
"""Up to how many of either Graphviz lays out a map as a whole."""

SHEET = Area(0, 0, 1_600, 1_000)
"""What a sheet of A3 holds, beside a title and a legend, when its smallest text has 6 points."""
_PREFERENCE = 1.15
"""How much larger a layout in columns has to come out: ranks are easier to follow."""


def lay_out(view: View, engine: Engine, *, spacing: Spacing = Spacing.WORDS, sheet: Area = SHEET) -> Layout:
    """Return the positions of everything in a view, by the best rung that works.

    Args:
        view: What is drawn.
        engine: The programs that draw.
        spacing: What room is kept for; the less, the smaller the picture.
        sheet: The size that a picture should not exceed, if it can be helped.
    """
    if not view.nodes:
        return lay_out_in_columns(view)
    for attempt in _attempts(view, sheet, spacing=spacing):
        try:
            return attempt(view, engine)
        except EngineMissingError:
            break
        except EngineError:
            continue
    return lay_out_in_columns(view)


def first_graph(view: View) -> str:
    """Return the graph that `lay_out` asks an engine for first; empty where that is none, or one of several."""
    is_labeled = view.nodes and len(view.nodes) <= MOST_NODES and len(view.edges) <= MOST_LABELS
    return skeleton_dot(skeleton_of(view), has_new_ranks=True) if is_labeled else ""


# Private functions

_Attempt: TypeAlias = Callable[[View, Engine], Layout]


def _attempts(view: View, sheet: Area, *, spacing: Spacing) -> Iterator[_Attempt]:
    """Yield what is tried, one after another."""
    is_whole = len(view.edges) <= MOST_EDGES and len(view.nodes) <= MOST_NODES
    if is_whole and len(view.edges) <= MOST_LABELS:
        yield partial(_larger_on_sheet, partial(_with_labels, spacing), sheet, spacing=spacing)
    if is_whole:
        yield partial(_larger_on_sheet, _with_numbers, sheet, spacing=spacing)
    if len(view.nodes) > LARGEST_BLOCK:  # a smaller map is one block: the same to Graphviz as the whole
        yield lay_out_in_two_levels


def _larger_on_sheet(attempt: _Attempt, sheet: Area, view: View, engine: Engine, *, spacing: Spacing) -> Layout:
    """Return a layout, or that in columns where it does not fit a sheet and would come out smaller there."""
    ranked = attempt(view, engine)
    if _scale(ranked, sheet) >= 1:
        return ranked
    try:
        routed = lay_out_routed(view, engine, spacing=spacing, sheet=sheet)
    except EngineError:
        return ranked
    preference = 1 if spacing is Spacing.TIGHT else _PREFERENCE
    return routed if _scale(routed, sheet) >= min(1, preference * _scale(ranked, sheet)) else ranked


def _scale(layout: Layout, sheet: Area) -> float:
    """Return how much larger a layout may grow until it fills a sheet."""
    return min(sheet.width / max(1, layout.width), sheet.height / max(1, layout.height))


def _with_labels(spacing: Spacing, view: View, engine: Engine) -> Layout:
    skeleton = skeleton_of(view, spacing=spacing)
    rung = Rung.LABELS if spacing is Spacing.WORDS else Rung.NUMBERS
    return read_layout(engine.layout(skeleton_dot(skeleton, has_new_ranks=True)), skeleton, rung)


def _with_numbers(view: View, engine: Engine) -> Layout:
    """Try without `newrank`, which is faster; a second time with it, which cures what some versions stumble over."""
    skeleton = skeleton_of(view, is_simplified=True)
    ask = partial(skeleton_dot, skeleton)
    try:
        return read_layout(engine.layout(ask(has_new_ranks=False)), skeleton, Rung.NUMBERS)
    except (EngineLateError, EngineMissingError):
        raise
    except EngineError:
        return read_layout(engine.layout(ask(has_new_ranks=True)), skeleton, Rung.NUMBERS)
