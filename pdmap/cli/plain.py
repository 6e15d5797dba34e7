"""Set tables and trees as plain text, line by line as rich does: for whole inventories, where rich takes a minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil
from typing import assert_never

from pdmap.cli.layout import Branch, Forest, Grid, Heading, Lines, Part
from pdmap.cli.wrapping import padded, wrapped

GUIDE = 4
"""Cells that a depth of a tree takes."""


def plain_lines(part: Part, width: int, *, is_unicode: bool) -> Iterator[str]:
    """Yield the lines of a part of a screen; blanks may stand at their ends."""
    match part:
        case Heading():
            yield from wrapped(part.text, width)
        case Grid():
            yield from _grid(part, width, is_unicode=is_unicode)
        case Forest():
            yield from _forest(part.branches, width, is_unicode=is_unicode)
        case _:
            assert_never(part)


# Private functions: tables


def _grid(grid: Grid, width: int, *, is_unicode: bool) -> Iterator[str]:
    gap = 2 if is_unicode else 1
    between, line, cross = (" ", "─", "─") if is_unicode else ("|", "-", "+")
    widths = _widths(tuple(grid.columns.values()), width, gap)
    room = (*(each - gap for each in widths[:-1]), widths[-1])
    blank = between.join(" " * each for each in widths)
    yield from _head(tuple(grid.columns), widths, room, between)
    yield cross.join(line * each for each in widths)
    for number, row in enumerate(grid.rows):
        if number:
            yield blank
        yield from _row(row, widths, room, between)


def _widths(shares: Sequence[int], width: int, gap: int) -> tuple[int, ...]:
    """Return the width of each column with the gap behind it, by its share of the line."""
    left, total = width - len(shares) + 1, sum(shares)
    found = []
    for share in shares:
        found.append(max(gap + 1, ceil(share * left / total)))
        left, total = left - found[-1], total - share
    return tuple(found)


def _head(titles: Sequence[str], widths: Sequence[int], room: Sequence[int], between: str) -> Iterator[str]:
    """Yield the titles, which end on the same line."""
    columns = [wrapped(title, most)[::-1] for title, most in zip(titles, room, strict=True)]
    yield from reversed(list(_side_by_side(columns, widths, between)))


def _row(cells: Sequence[Lines], widths: Sequence[int], room: Sequence[int], between: str) -> Iterator[str]:
    return _side_by_side([_cell(cell, most) for cell, most in zip(cells, room, strict=True)], widths, between)


def _side_by_side(columns: Sequence[Sequence[str]], widths: Sequence[int], between: str) -> Iterator[str]:
    for lines in zip_longest(*columns, fillvalue=""):
        yield between.join(padded(line, each) for line, each in zip(lines, widths, strict=True))


def _cell(lines: Lines, width: int) -> list[str]:
    return [line for text, _ in lines if text for line in wrapped(text, width)] or [""]


# Private functions: trees


def _forest(branches: Sequence[Branch], width: int, *, is_unicode: bool) -> Iterator[str]:
    through, fork, end = ("│   ", "├── ", "└── ") if is_unicode else ("|   ", "+-- ", "`-- ")
    guides: list[str] = []
    for branch, is_last in zip(branches, _lasts(branches), strict=True):
        del guides[max(0, branch.depth - 1) :]
        above, room = "".join(guides), width - GUIDE * branch.depth
        onward = " " * GUIDE if is_last else through
        first, below = (end if is_last else fork, onward) if branch.depth else ("", "")
        if branch.depth:
            guides.append(onward)
        head = "".join(text for text, _ in branch.head)
        for text in (head, *(text for text, _ in branch.facts if text)):
            for line in wrapped(text, room):
                yield f"{above}{first}{line}"
                first = below


def _lasts(branches: Sequence[Branch]) -> list[bool]:
    """Return of each branch whether none follows it below the same one."""
    followed: list[bool] = []
    found = []
    for branch in reversed(branches):
        del followed[branch.depth + 1 :]
        followed.extend([False] * (branch.depth + 1 - len(followed)))
        found.append(not followed[branch.depth])
        followed[branch.depth] = True
    return found[::-1]
