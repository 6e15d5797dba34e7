"""Findings of an earlier run, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from pdmap.findings import Check, Finding
from pdmap.frozen import dataclass
from pdmap.rules.packing import Packed, PackedEdit, Place, unpack

Order: TypeAlias = tuple[str, int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding."""

    check: Check
    packed: Packed

    @classmethod
    def of(cls, check: Check, values: Sequence[object]) -> Told:
        """Return a finding whose values came through JSON, which has no tuples.

        Raises:
            ValueError: they are not those of a finding.
            TypeError: they are not either.
        """
        severity, basis, message, place, address, remedy, related, detail, edits = values
        packed = (
            str(severity),
            tuple(map(str, _items(basis))),
            str(message),
            _place(place),
            str(address),
            str(remedy),
            [_place(each) for each in _items(related)],
            str(detail),
            [_edit(each) for each in _items(edits)],
        )
        return cls(check, packed)

    @property
    def finding(self) -> Finding:
        """Return the finding itself."""
        (finding,) = unpack(self.check, [self.packed])
        return finding

    @property
    def reading_order(self) -> Order:
        """Return its place among others, as `sorted_findings` orders them."""
        _, _, message, (path, stretch, _), _, _, _, detail, _ = self.packed
        line, column = stretch[:2] if stretch else (0, 0)
        return path, line, column, self.check.code, detail, message


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of findings."""

    known: tuple[Check, ...]
    numbers: Sequence[int]
    """For each finding, which of them is its."""


def checks_of(findings: Iterable[Finding]) -> Checks:
    """Return the checks of findings. Most findings of a check share it, so that few have to be compared."""
    known: dict[Check, int] = {}
    by_identity: dict[int, int] = {}
    numbers: list[int] = []
    for finding in findings:
        number = by_identity.get(id(finding.check))
        if number is None:
            number = known.setdefault(finding.check, len(known))
            by_identity[id(finding.check)] = number
        numbers.append(number)
    return Checks(tuple(known), numbers)


def paths_of(packed: Packed) -> set[str]:
    """Return the files in which a finding names a place."""
    _, _, _, place, _, _, related, _, edits = packed
    return {place[0], *[each[0] for each in related], *[each[0] for each in edits]}


# Private functions


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _place(value: object) -> Place:
    path, stretch, label = _items(value)
    return str(path), None if stretch is None else _stretch(stretch), str(label)


def _edit(value: object) -> PackedEdit:
    path, stretch, old, new = _items(value)
    return str(path), _stretch(stretch), str(old), str(new)


def _stretch(value: object) -> tuple[int, int, int, int]:
    line, column, end_line, end_column = map(_whole, _items(value))
    return line, column, end_line, end_column


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value
