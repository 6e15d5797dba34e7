"""The legend: every sign that a view uses, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.reference import Reference
from pdmap.views.categories import SPECIAL_MARK, category_code
from pdmap.views.view import Dash, Edge, Frame, LegendEntry, LegendKind, Node, Weight
from pdmap.views.words import say

_SIGNS = "▲✖●◌⚑"
"""The signs in the order of the legend."""


def legend(
    frames: Iterable[Frame], nodes: tuple[Node, ...], edges: tuple[Edge, ...], reference: Reference
) -> tuple[LegendEntry, ...]:
    """Return the entries for what frames, nodes and edges show, by kind and in a fixed order."""
    return (
        *_signs(LegendKind.SHAPE, dict.fromkeys(node.shape.value for node in sorted(nodes, key=_shape_order))),
        *_signs(LegendKind.FRAME, dict.fromkeys(frame.kind.value for frame in frames)),
        *_signs(LegendKind.LINE, _lines(edges)),
        *_signs(LegendKind.MARK, _glyphs(nodes, edges)),
        *_categories((*(node.codes for node in nodes), *(edge.codes for edge in edges)), reference),
    )


# Private functions


def _shape_order(node: Node) -> int:
    return node.layer


def _signs(kind: LegendKind, keys: Iterable[str]) -> Iterator[LegendEntry]:
    for key in keys:
        yield LegendEntry(kind, key, say(f"legend.{kind.value}.{key}"))


def _lines(edges: tuple[Edge, ...]) -> Iterator[str]:
    """Yield the weights and then the dashes that stand for something."""
    weights = {edge.weight for edge in edges}
    dashes = {edge.dash for edge in edges} - {Dash.SOLID}
    yield from (weight.value for weight in Weight if weight in weights)
    yield from (dash.value for dash in Dash if dash in dashes)


def _glyphs(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> Iterator[str]:
    marks = (*(node.badges for node in nodes), *(edge.marks for edge in edges))
    used = {mark.glyph for several in marks for mark in several}
    yield from (glyph for glyph in _SIGNS if glyph in used)


def _categories(used: Iterable[tuple[str, ...]], reference: Reference) -> Iterator[LegendEntry]:
    codes = {code for several in used for code in several}
    groups = {
        category_code(key, reference): data_type.label
        for key, data_type in reference.data_types.items()
        if not data_type.parent
    }
    for code in sorted({code.rstrip(SPECIAL_MARK) for code in codes}):
        yield LegendEntry(LegendKind.CATEGORY, code, groups.get(code, code))
    if any(code.endswith(SPECIAL_MARK) for code in codes):
        yield LegendEntry(LegendKind.CATEGORY, SPECIAL_MARK, say("legend.category.special"))
