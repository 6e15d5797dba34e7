"""The part of a text report that shows lines of the manifests, with carets under what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from pdmap import escape
from pdmap.findings import Finding, Location, Position
from pdmap.reporters.excerpts import Excerpt, excerpt
from pdmap.reporters.report import Report
from pdmap.reporters.styles import FRAME_STYLE, SEVERITY_STYLES, Paint

RELATED_SHOWN = 2
"""Related places that a frame shows at most: more labels than that hide the one that counts."""


class Mark(NamedTuple):
    """An underlined stretch of a line; a tuple, as all here, because some are made for each finding."""

    start: Position
    excerpt: Excerpt
    sign: str
    """The character of the underline: `^` for the place to edit, `-` for a related one."""
    style: str
    label: str


class Block(NamedTuple):
    """An arrow to a place, and the marks in that file; a place without a line to show has none."""

    place: str
    marks: tuple[Mark, ...] = ()


def blocks(finding: Finding, report: Report) -> list[Block]:
    """Return the block of the place to edit, with the related places in the same file, then one for each other file."""
    own = finding.location, "^", SEVERITY_STYLES[finding.check.severity]
    related = ((location, "-", FRAME_STYLE) for location in finding.related[:RELATED_SHOWN])
    found: dict[str | Location, tuple[str, list[Mark]]] = {}
    for location, sign, style in (own, *related):
        mark = _mark(location, sign, style, report.sources)
        if mark is None:
            label = f": {location.label}" if location.label else ""
            found[location] = f"{report.place(location)}{label}", []
        elif location.path in found:
            found[location.path][1].append(mark)
        else:
            found[location.path] = report.place(location), [mark]
    return [Block(place, tuple(marks)) for place, marks in found.values()]


def gutter_width(shown: Sequence[Block]) -> int:
    """Return the cells of the largest line number in the blocks, 1 or more."""
    return len(str(max([mark.start.line for block in shown for mark in block.marks], default=1)))


def frame_lines(shown: Sequence[Block], gutter: int, paint: Paint) -> Iterator[str]:
    """Yield the lines of the blocks, each with its line break; line numbers take `gutter` cells."""
    arrow = "-->"
    for block in shown:
        yield f"{_arrow(arrow, gutter, paint)}{escape.terminal(block.place)}\n"
        if block.marks:
            bar = _bar(gutter, paint)
            yield f"{bar}\n"
            yield from _rows(block.marks, gutter, bar, paint)
            yield f"{bar}\n"
        arrow = ":::"


# Private functions


def _mark(location: Location, sign: str, style: str, sources: Mapping[str, tuple[str, ...]]) -> Mark | None:
    lines = sources.get(location.path, ())
    if location.span is None or location.span.start.line > len(lines):
        return None
    shown = excerpt(lines[location.span.start.line - 1], location.span)
    return Mark(location.span.start, shown, sign, style, location.label)


def _rows(marks: Sequence[Mark], gutter: int, bar: str, paint: Paint) -> Iterator[str]:
    """Yield each line once, unless marks far apart show different parts of it, with an underline for each mark."""
    previous = (0, "")
    for mark in sorted(marks, key=attrgetter("start")) if len(marks) > 1 else marks:
        shown = mark.excerpt
        if previous != (mark.start.line, shown.text):
            number = paint(f"{str(mark.start.line).rjust(gutter)} |", FRAME_STYLE)
            yield f"{number}{f' {shown.text}'.rstrip()}\n"
        underline = f"{mark.sign * shown.width} {escape.terminal(mark.label)}".rstrip()
        yield f"{bar} {' ' * shown.indent}{paint(underline, mark.style)}\n"
        previous = (mark.start.line, shown.text)


@cache
def _bar(gutter: int, paint: Paint) -> str:
    return paint(f"{'':{gutter}} |", FRAME_STYLE)


@cache
def _arrow(arrow: str, gutter: int, paint: Paint) -> str:
    return paint(f"{'':{gutter}}{arrow} ", FRAME_STYLE)
