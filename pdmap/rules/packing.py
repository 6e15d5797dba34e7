"""Findings of rules as plain values, on their way from the process that made them to the one that asked.

Pickling them takes several times as long, since it looks up the fields of every object anew. The values are for two
processes of one run, never for a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from pdmap.findings import Check, Edit, Finding, Location, Position, Severity, Span

_Numbers: TypeAlias = tuple[int, int, int, int]
_Place: TypeAlias = tuple[str, _Numbers | None, str]
_Edit: TypeAlias = tuple[str, _Numbers, str, str]
Packed: TypeAlias = tuple[str, tuple[str, ...], str, _Place, str, str, Sequence[_Place], str, Sequence[_Edit]]
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
            [(edit.path, _numbers(edit.span), edit.old, edit.new) for edit in finding.edits],
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


# Private functions


@cache
def _check(check: Check, severity: str, basis: tuple[str, ...]) -> Check:
    return replace(check, severity=Severity(severity), basis=basis)


def _place(location: Location) -> _Place:
    return location.path, _numbers(location.span) if location.span else None, location.label


def _location(place: _Place) -> Location:
    path, numbers, label = place
    return Location(path, _span(numbers) if numbers else None, label)


def _numbers(span: Span) -> _Numbers:
    return span.start.line, span.start.column, span.end.line, span.end.column


def _span(numbers: _Numbers) -> Span:
    line, column, end_line, end_column = numbers
    return Span(Position(line, column), Position(end_line, end_column))
