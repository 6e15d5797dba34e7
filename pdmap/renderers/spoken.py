"""What nodes and edges say, in words: for formats without a layout of their own and for people who listen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pdmap.views.categories import SPECIAL_MARK
from pdmap.views.signs import Change, LegendEntry, LegendKind, Weight
from pdmap.views.tables import Matrix, MatrixCell, Table
from pdmap.views.view import Edge, Frame, Node, View
from pdmap.views.words import count, has_words, say

EDGE_CODES, NODE_CODES = 4, 7
"""How many categories of data a line and a box name before they count the rest."""


def map_title(view: View) -> str:
    """Return what the map is of, in one line."""
    return f"{say('title.map')}: {view.scope}"


def map_facts(view: View) -> str:
    """Return the date, the revision and the counts in one line."""
    counts = view.counts
    facts = [
        say("title.as-of", view.as_of.isoformat()),
        *([say("title.revision", view.revision)] if view.revision else []),
        count("count.people", counts.people),
        count("count.systems", counts.systems),
        count("count.parties", counts.parties),
        count("count.flows", counts.flows),
        *([count("count.implied", counts.implied)] if counts.implied else []),
        count("count.transfers", counts.transfers),
    ]
    if view.open_findings is not None:
        facts.append(count("count.findings", view.open_findings))
    return " · ".join(facts)


def legend_lines(legend: tuple[LegendEntry, ...]) -> tuple[str, ...]:
    """Return a legend in words, such as `cylinder: data store`."""
    return tuple(f"{sign_of(entry)}: {entry.text}" for entry in legend)


def sign_of(entry: LegendEntry) -> str:
    """Return the sign of an entry of the legend, in words where it is no text."""
    is_text = entry.kind in (LegendKind.MARK, LegendKind.CATEGORY)
    key = f"sign.{entry.key}"
    return entry.key if is_text or not has_words(key) else say(key)


def frame_line(frame: Frame) -> str:
    """Return the title of a frame with its role in brackets, or its ground."""
    if not frame.caption:
        return frame.title
    return f"{frame.title} [{frame.caption}]" if frame.parent else f"{frame.title}: {frame.caption}"


def change_words(change: Change) -> str:
    """Return what became of a part with its sign, such as `+ added`; empty where it stayed."""
    return "" if change is Change.SAME else say(f"change.{change.value}")


def node_lines(node: Node) -> tuple[str, ...]:
    """Return all that a node says, from what became of it and its kind to its badges."""
    kind = " · ".join(part for part in (change_words(node.change).upper(), node.kind.upper()) if part)
    codes = " · ".join(shown_codes(node.codes, NODE_CODES))
    lines = (kind, node.title, codes, *node.notes, *map(str, node.badges))
    return tuple(line for line in lines if line)


def edge_numbers(edge: Edge) -> str:
    """Return the numbers of the flows that an edge bundles; empty where they are too many to list."""
    return "" if edge.has_many else ", ".join(map(str, edge.numbers))


def edge_words(edge: Edge) -> str:
    """Return how many flows an edge bundles where they are too many to list, and what kind of line it is."""
    many = count("group.flows", len(edge.links)) if edge.has_many else ""
    return ", ".join(part for part in (many, edge.words) if part)


def shown_codes(codes: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return the codes that a line or a box has room for: those with special data first, then how many more there are.

    The flow table has all of them.
    """
    if len(codes) <= most:
        return codes
    ordered = sorted(codes, key=lambda code: not code.endswith(SPECIAL_MARK))
    return (*ordered[: most - 1], say("codes.more", len(codes) - most + 1))


def edge_lines(edge: Edge) -> tuple[str, ...]:
    """Return all that an edge says: what became of it, number, words and categories on one line, then the marks."""
    parts = (change_words(edge.change), edge_numbers(edge), edge_words(edge), *shown_codes(edge.codes, EDGE_CODES))
    heading = " ".join(part for part in parts if part)
    return tuple(line for line in (heading, *map(str, edge.marks)) if line)


def matrix_lines(matrix: Matrix) -> tuple[str, ...]:
    """Return a matrix as lines: what it is of, then each recipient with what goes to it."""
    return (matrix.title, *(_matrix_line(matrix.columns, *row) for row in matrix.rows))


def matrix_table(matrix: Matrix) -> Table:
    """Return a matrix as a table of texts."""
    columns = (say("matrix.recipient"), say("matrix.place"), *matrix.columns)
    rows = tuple((title, place, *map(matrix_cell, cells)) for title, place, cells in matrix.rows)
    return Table(matrix.title, columns, rows)


def matrix_cell(cell: MatrixCell) -> str:
    """Return a cell of a matrix, such as `3* ▲` (`*` for data of Articles 9 and 10); empty where nothing goes."""
    if not cell.flows:
        return ""
    number = f"{cell.flows}{SPECIAL_MARK if cell.is_special else ''}"
    return " ".join(part for part in (number, _CELL_SIGNS[cell.weight]) if part)


def spoken_node(node: Node) -> str:
    """Return a node as a sentence for screen readers."""
    facts = (change_words(node.change), ", ".join(node.codes), *node.notes, *(badge.words for badge in node.badges))
    return "; ".join((f"{node.title} ({node.kind})", *(fact for fact in facts if fact)))


def spoken_edge(edge: Edge, titles: Mapping[str, str]) -> str:
    """Return an edge as a sentence for screen readers; `titles` are those of nodes by id."""
    numbers = edge_numbers(edge)
    start = f"{numbers}: " if numbers else ""
    facts = (change_words(edge.change), edge_words(edge), ", ".join(edge.codes), *(mark.words for mark in edge.marks))
    ends = f"{start}{titles[edge.source]} to {titles[edge.target]}"
    return "; ".join((ends, *(fact for fact in facts if fact)))


# Private functions

_CELL_SIGNS: Mapping[Weight, str] = MappingProxyType(
    {Weight.NORMAL: "", Weight.RESTRICTED: "▲", Weight.UNGROUNDED: "▲ ✖"}
)


def _matrix_line(columns: tuple[str, ...], title: str, place: str, cells: tuple[MatrixCell, ...]) -> str:
    filled = [f"{code} {matrix_cell(cell)}" for code, cell in zip(columns, cells, strict=True) if cell.flows]
    head = f"{title}, {place}" if place else title
    return f"{head}: {'; '.join(filled)}" if filled else head
