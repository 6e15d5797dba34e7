"""Statements that several parts of an inventory make alike: each is told once, with all places that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pdmap.documents.document import Line


def without_repeats(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines without those statements that another one makes as well, with at least the same details.

    What stays has the places of what is left out.
    """
    kept: list[list[Line]] = []
    for group in _groups(lines):
        for place, other in enumerate(kept):
            fuller, other_one = (other, group) if len(other) >= len(group) else (group, other)
            if _said(group[0]) == _said(other[0]) and {*map(_said, other_one)} <= {*map(_said, fuller)}:
                kept[place] = [_with_places(line, other_one) for line in fuller]
                break
        else:
            kept.append(group)
    return tuple(line for group in kept for line in group)


# Private functions


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    """Return each line with its details."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.level == 0 or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _said(line: Line) -> tuple[object, ...]:
    """Return what a line says; what is open in two places is asked for by two keys."""
    return line.text, line.state, line.level, line.assumption, line.address if line.is_open else ""


def _with_places(line: Line, others: Iterable[Line]) -> Line:
    alike = [other for other in others if _said(other) == _said(line)]
    sources = dict.fromkeys((*line.sources, *(source for other in alike for source in other.sources)))
    is_derived = line.is_derived and all(other.is_derived for other in alike)
    return replace(line, sources=tuple(sources), is_derived=is_derived)
