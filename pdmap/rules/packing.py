"""Findings as plain values, on their way from the process that made them to the one that asked.

Pickling them takes several times as long, since it looks up the fields of every object anew. The values are for two
processes of one run, or for a later run of the same version of pdmap and of Python, never for anybody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from pdmap.findings import Check, Edit, Finding, Location, Position, Severity, Span

Numbers: TypeAlias = tuple[int, int, int, int]
"""Line and column of the start of a stretch of text, then of its end."""
Place: TypeAlias = tuple[str, Numbers | None, str]
"""Path, stretch and label of a location."""
PackedEdit: TypeAlias = tuple[str, Numbers, str, str]
"""Path, stretch, old and new text of an edit."""
Packed: TypeAlias = tuple[str, tuple[str, ...], str, Place, str, str, list[Place], str, list[PackedEdit]]
"""Severity and basis of the check, then the rest of a finding in the order of its fields."""


def pack(findings: Iterable[Finding]) -> list[Packed]:
    """Return the findings of one rule as values that `marshal` takes."""
    return [
        (
            finding.check.severity.value,
            finding.check.basis,
            finding.message,
            _place(finding.location),
            finding.address,
            finding.remedy,
            [_place(location) for location in finding.related],
            finding.detail,
            [(edit.path, numbers(edit.span), edit.old, edit.new) for edit in finding.edits],
        )
        for finding in findings
    ]


def unpack(check: Check, packed: Iterable[Packed]) -> Iterator[Finding]:
    """Yield the findings that were packed, of a rule with this check."""
    for severity, basis, message, place, address, remedy, related, detail, edits in packed:
        yield Finding(
            _check(check, severity, basis),
            message,
            _location(place),
            address,
            remedy,
            tuple([_location(each) for each in related]),
            detail,
            tuple([Edit(path, _span(numbers), old, new) for path, numbers, old, new in edits]),
        )


def numbers(span: Span) -> Numbers:
    """Return a stretch of text as plain values."""
    return span.start.line, span.start.column, span.end.line, span.end.column


# Private functions


@cache
def _check(check: Check, severity: str, basis: tuple[str, ...]) -> Check:
    return replace(check, severity=Severity(severity), basis=basis)


def _place(location: Location) -> Place:
    return location.path, numbers(location.span) if location.span else None, location.label


def _location(place: Place) -> Location:
    path, stretch, label = place
    return Location(path, _span(stretch) if stretch else None, label)


def _span(numbers: Numbers) -> Span:
    line, column, end_line, end_column = numbers
    return Span(Position(line, column), Position(end_line, end_column))
