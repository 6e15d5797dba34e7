"""The legend: every sign that a view uses, and no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from pdmap.reference import Reference
from pdmap.views.categories import SPECIAL_MARK, category_code
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, LegendEntry, LegendKind, Shape, Weight
from pdmap.views.view import Edge, Frame, Node
from pdmap.views.words import say

_SIGNS = "▲✖●◌⚑"
"""The signs in the order of the legend."""


def legend(
    frames: Iterable[Frame], nodes: tuple[Node, ...], edges: tuple[Edge, ...], reference: Reference
) -> tuple[LegendEntry, ...]:
    """Return the entries for what frames, nodes and edges show, by kind and in a fixed order."""
    return (
        *_signs(LegendKind.SHAPE, _used(Shape, {node.shape for node in nodes})),
        *_signs(LegendKind.FRAME, _used(FrameKind, {frame.kind for frame in frames})),
        *_signs(LegendKind.LINE, _lines(edges)),
        *_signs(LegendKind.MARK, _glyphs(nodes, edges)),
        *_categories((*(node.codes for node in nodes), *(edge.codes for edge in edges)), reference),
        *_signs(LegendKind.CHANGE, _used(Change, _changes(nodes, edges) - {Change.SAME})),
        *_signs(LegendKind.EMPHASIS, _used(Emphasis, _emphases(nodes, edges) - {Emphasis.NORMAL})),
    )


# Private functions


def _signs(kind: LegendKind, keys: Iterable[str]) -> Iterator[LegendEntry]:
    for key in keys:
        yield LegendEntry(kind, key, say(f"legend.{kind.value}.{key}"))


def _used(signs: type[StrEnum], drawn: Collection[StrEnum]) -> Iterator[str]:
    """Yield the signs that are drawn, in the order of their list."""
    yield from (sign.value for sign in signs if sign in drawn)


def _lines(edges: tuple[Edge, ...]) -> Iterator[str]:
    """Yield the weights and then the dashes that stand for something."""
    yield from _used(Weight, {edge.weight for edge in edges})
    yield from _used(Dash, {edge.dash for edge in edges} - {Dash.SOLID})


def _changes(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> set[Change]:
    return {node.change for node in nodes} | {edge.change for edge in edges}


def _emphases(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> set[Emphasis]:
    return {node.emphasis for node in nodes} | {edge.emphasis for edge in edges}


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
