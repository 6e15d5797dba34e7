"""Set the parts of a screen: by rich where it is colored, else as plain text that is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pdmap import escape
from pdmap.cli.layout import Branch, Forest, Grid, Heading, Lines, Part
from pdmap.cli.plain import plain_lines
from pdmap.cli.screens import foreign, printed
from pdmap.manual.terminal import Screen

MOST_COLORED = 5_000
"""Rows or branches that are colored at most: rich takes a millisecond for each."""


def set_text(parts: Sequence[Part], screen: Screen, *, is_unicode: bool = True) -> str:
    """Return the parts of a screen as text that ends with a line break, without blanks at the ends of lines.

    Args:
        parts: What is shown, from top to bottom.
        screen: Where it is read.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    if screen.color and sum(map(_size, parts)) <= MOST_COLORED:
        colored = printed((each for part in parts for each in _colored(part, is_unicode=is_unicode)), screen)
        return colored if is_unicode else colored.translate(_PLAIN)
    lines = (line for part in parts for line in plain_lines(part, screen.width, is_unicode=is_unicode))
    return escape.lines("".join(f"{line.rstrip()}\n" for line in lines))


# Private functions


def _size(part: Part) -> int:
    match part:
        case Heading():
            return 0
        case Grid():
            return len(part.rows)
        case Forest():
            return len(part.branches)
        case _:
            assert_never(part)


def _colored(part: Part, *, is_unicode: bool) -> Iterator[RenderableType]:
    match part:
        case Heading():
            yield foreign(part.text, part.style)
        case Grid():
            yield _table(part, is_unicode=is_unicode)
        case Forest():
            yield from _trees(part.branches)
        case _:
            assert_never(part)


def _table(grid: Grid, *, is_unicode: bool) -> Table:
    """Return a table; a blank line parts what would run together."""
    table = Table(
        box=box.SIMPLE_HEAD if is_unicode else box.ASCII,
        pad_edge=False,
        show_edge=False,
        show_lines=False,
        header_style="bold",
        padding=(0, 2, 0, 0) if is_unicode else (0, 1, 0, 0),
        expand=True,
    )
    for title, share in grid.columns.items():
        table.add_column(title, overflow="fold", ratio=share)
    for row in grid.rows:
        table.add_row(*map(_lines, row))
        if row is not grid.rows[-1]:
            table.add_row(*("" for _ in row))
    return table


def _trees(branches: Sequence[Branch]) -> Iterator[Tree]:
    """Yield the trees; a node is kept for each depth, because what stands below it follows it."""
    nodes: list[Tree] = []
    for branch in branches:
        head = Text("").join(foreign(text, style) for text, style in branch.head)
        label = Text("\n", overflow="fold").join((head, *_texts(branch.facts)))
        if branch.depth == 0:
            yield from nodes[:1]
            nodes = [Tree(label, guide_style="dim")]
        else:
            del nodes[branch.depth :]
            nodes.append(nodes[-1].add(label))
    yield from nodes[:1]


def _lines(lines: Lines) -> Text:
    return Text("\n", overflow="fold").join(_texts(lines))


def _texts(lines: Lines) -> Iterator[Text]:
    return (foreign(text, style) for text, style in lines if text)


# Private tables

_PLAIN = str.maketrans({"├": "+", "└": "`", "│": "|", "─": "-"})
"""The guides of a tree, for terminals that know ASCII only."""
