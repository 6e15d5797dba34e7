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
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.routed import lay_out_routed
from pdmap.renderers.picture.skeleton import skeleton_dot, skeleton_of
from pdmap.renderers.picture.two_level import LARGEST_BLOCK, lay_out_in_two_levels
from pdmap.views.view import View

MOST_LABELS = 150
"""Up to how many edges labels take part in the layout; their cost rises steeply after that."""
MOST_EDGES = 3_000
MOST_NODES = 250
"""Up to how many of either Graphviz lays out a map as a whole."""

_SHEET = (1_600, 1_000)
"""Points that a sheet of A3 holds, beside a title and a legend, when its smallest text has 6 points."""
_PREFERENCE = 1.2
"""How much larger a layout in columns has to come out: ranks are easier to follow."""


def lay_out(view: View, engine: Engine, *, is_compact: bool = False) -> Layout:
    """Return the positions of everything in a view, by the best rung that works.

    Args:
        view: What is drawn.
        engine: The programs that draw.
        is_compact: Whether room is kept for numbers only, so that the picture is smaller.
    """
    if not view.nodes:
        return lay_out_in_columns(view)
    for attempt in _attempts(view, is_compact=is_compact):
        try:
            return attempt(view, engine)
        except EngineMissingError:
            break
        except EngineError:
            continue
    return lay_out_in_columns(view)


# Private functions

_Attempt: TypeAlias = Callable[[View, Engine], Layout]


def _attempts(view: View, *, is_compact: bool) -> Iterator[_Attempt]:
    """Yield what is tried, one after another."""
    is_whole = len(view.edges) <= MOST_EDGES and len(view.nodes) <= MOST_NODES
    if is_whole and len(view.edges) <= MOST_LABELS:
        yield partial(_larger_in_print, _with_room_for_numbers if is_compact else _with_labels)
    if is_whole:
        yield partial(_larger_in_print, _with_numbers)
    if len(view.nodes) > LARGEST_BLOCK:  # a smaller map is one block: the same to Graphviz as the whole
        yield lay_out_in_two_levels


def _larger_in_print(attempt: _Attempt, view: View, engine: Engine) -> Layout:
    """Return a layout, or that in columns where it does not fit a sheet and would come out smaller there."""
    ranked = attempt(view, engine)
    if _scale(ranked) >= 1:
        return ranked
    try:
        routed = lay_out_routed(view, engine)
    except EngineError:
        return ranked
    return routed if _scale(routed) > _PREFERENCE * _scale(ranked) else ranked


def _scale(layout: Layout) -> float:
    """Return how much larger a layout may grow until it fills a sheet whose text can just be read."""
    return min(_SHEET[0] / max(1, layout.width), _SHEET[1] / max(1, layout.height))


def _with_labels(view: View, engine: Engine) -> Layout:
    skeleton = skeleton_of(view)
    return read_layout(engine.layout(skeleton_dot(skeleton, has_new_ranks=True)), skeleton, Rung.LABELS)


def _with_room_for_numbers(view: View, engine: Engine) -> Layout:
    skeleton = skeleton_of(view, is_compact=True)
    return read_layout(engine.layout(skeleton_dot(skeleton, has_new_ranks=True)), skeleton, Rung.NUMBERS)


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
