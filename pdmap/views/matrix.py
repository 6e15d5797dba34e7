"""Recipients by categories of data, as a table: what is said of many boxes where lines between them were a tangle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pdmap.graph import ElementKind
from pdmap.views.categories import SPECIAL_MARK
from pdmap.views.signs import FrameKind, LegendEntry, LegendKind, Weight
from pdmap.views.tables import FlowRow, Matrix, MatrixCell
from pdmap.views.view import Frame, Node, View
from pdmap.views.words import count, say

_ORDER = (Weight.UNGROUNDED, Weight.RESTRICTED, Weight.NORMAL)
"""From the heaviest."""


def with_matrix(view: View) -> View:
    """Return a view with a matrix in the place of its picture; nodes, lines and flow table stay as they are.

    Each flow is counted in the row of the node at its end: once under all, and once under each category of its data.
    """
    everything = LegendEntry(LegendKind.CATEGORY, say("matrix.all"), say("legend.category.all"))
    codes = sorted({code.rstrip(SPECIAL_MARK) for row in view.flows for code in row.codes})
    return replace(
        view,
        matrix=Matrix(say("matrix.title"), (everything.key, *codes), _rows(view, codes)),
        legend=_with_entry(view.legend, everything),
        hidden=say("hidden.matrix", sum(len(node.elements) for node in view.nodes), len(view.nodes), len(view.edges)),
    )


# Private functions

_Row = tuple[str, str, tuple[MatrixCell, ...]]


def _rows(view: View, codes: list[str]) -> tuple[_Row, ...]:
    """Return a row for each node that receives something, the heaviest first."""
    of_elements = {element: node.id for node in view.nodes for element in node.elements}
    received: dict[str, list[FlowRow]] = {}
    for flow in view.flows:
        received.setdefault(of_elements[flow.target], []).append(flow)
    frames = {frame.id: frame for frame in view.frames}
    rows = [_row(node, received[node.id], codes, frames) for node in view.nodes if node.id in received]
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row[2][0].weight), row[1], row[0])))


def _row(node: Node, flows: list[FlowRow], codes: list[str], frames: Mapping[str, Frame]) -> _Row:
    by_code: dict[str, list[FlowRow]] = {}
    for flow in flows:
        for code in {code.rstrip(SPECIAL_MARK) for code in flow.codes}:
            by_code.setdefault(code, []).append(flow)
    cells = (_cell(by_code.get(code, ()), f"{code}{SPECIAL_MARK}") for code in codes)
    special = any(code.endswith(SPECIAL_MARK) for flow in flows for code in flow.codes)
    return _title(node), _place(node, frames), (replace(_cell(flows), is_special=special), *cells)


def _cell(flows: Iterable[FlowRow], special: str = "") -> MatrixCell:
    """Return how many flows there are, and the heaviest; `special` is the code that tells data of Article 9 or 10."""
    found = list(flows)
    weight = min((flow.weight for flow in found), key=_ORDER.index, default=Weight.NORMAL)
    return MatrixCell(len(found), weight, any(special in flow.codes for flow in found))


def _title(node: Node) -> str:
    """Return what a node is called in a row: a group by how many there are, since its place stands beside it."""
    if len(node.elements) < 2:
        return node.title
    is_ours = all(element.startswith(f"{ElementKind.SYSTEM.value}:") for element in node.elements)
    return count("count.systems" if is_ours else "count.parties", len(node.elements))


def _place(node: Node, frames: Mapping[str, Frame]) -> str:
    """Return the jurisdiction that a node stands in."""
    frame = frames[node.frame or ""]
    around = frames[frame.parent] if frame.parent else frame
    return say("matrix.third", around.title) if around.kind is FrameKind.THIRD_COUNTRY else around.title


def _with_entry(legend: tuple[LegendEntry, ...], entry: LegendEntry) -> tuple[LegendEntry, ...]:
    """Return a legend with an entry before those of its kind."""
    place = next((place for place, each in enumerate(legend) if each.kind is entry.kind), len(legend))
    return (*legend[:place], entry, *legend[place:])
