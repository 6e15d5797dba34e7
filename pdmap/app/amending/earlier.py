"""A run that answered the same question of other versions of the manifests, with what it takes to amend its answer."""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from pdmap.findings import Check, Finding, Severity
from pdmap.frozen import dataclass
from pdmap.reporters.report import Report
from pdmap.rules.packing import Packed, pack, unpack


@dataclass(frozen=True, slots=True)
class Told:
    """A finding of that run, as plain values."""

    check: Check
    packed: Packed

    @property
    def finding(self) -> Finding:
        """Return the finding itself."""
        (finding,) = unpack(self.check, [self.packed])
        return finding

    @property
    def paths(self) -> frozenset[str]:
        """Return the files in which it names a place."""
        return frozenset(_paths(self.packed))

    @property
    def reading_order(self) -> tuple[str, int, int, str, str, str]:
        """Return its place among others, as `sorted_findings` orders them."""
        _, _, message, (path, numbers, _), _, _, _, detail, _ = self.packed
        line, column = numbers[:2] if numbers else (0, 0)
        return path, line, column, self.check.code, detail, message


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a whole run found, by where it is."""

    answer: str
    """The key of its answer in the cache."""
    contents: Mapping[str, bytes]
    """The manifests that it read, by path."""
    origins: tuple[str, ...]
    """Where the adjustments that it tells of were made."""
    lengths: tuple[Sequence[int], ...]
    """For each text of the answer, how many characters each finding has there; what is behind them follows."""
    checks: tuple[Check, ...]
    packed: bytes
    """The findings in their order, one behind the other."""
    ends: Sequence[int]
    """Where each of them ends."""
    numbers: Mapping[str, Sequence[int]]
    """Which findings name a place in a file, by its path."""

    @classmethod
    def of(
        cls, answer: str, contents: Mapping[str, bytes], report: Report, lengths: Iterable[Sequence[int]]
    ) -> Earlier:
        """Return what can be kept of a run."""
        checks = _Checks()
        packed = [(checks.number(each.check), values) for each, values in _packed(report.findings)]
        blobs = [marshal.dumps(each) for each in packed]
        return cls(
            answer,
            contents,
            tuple(each.origin for each in report.adjustments),
            tuple(lengths),
            checks.known,
            b"".join(blobs),
            array(_NUMBERS, accumulate(map(len, blobs))),
            _by_path(values for _, values in packed),
        )

    @classmethod
    def read(cls, data: bytes) -> Earlier | None:
        """Return what was written as bytes by the same version of pdmap and of Python; `None` for something else."""
        try:
            answer, contents, origins, lengths, checks, packed, ends, numbers = marshal.loads(data)  # noqa: S302 - sealed
        except (EOFError, ValueError, TypeError):
            return None
        return cls(
            answer,
            contents,
            origins,
            tuple(array(_NUMBERS, each) for each in lengths),
            tuple(Check(code, title, Severity(severity), *rest) for code, title, severity, *rest in checks),
            packed,
            array(_NUMBERS, ends),
            {path: array(_NUMBERS, each) for path, each in numbers.items()},
        )

    def written(self) -> bytes:
        """Return it as bytes, for the same version of pdmap and of Python."""
        return marshal.dumps(
            (
                self.answer,
                dict(self.contents),
                self.origins,
                [_bytes(each) for each in self.lengths],
                [(each.code, each.title, each.severity.value, each.basis, each.about) for each in self.checks],
                self.packed,
                _bytes(self.ends),
                {path: _bytes(each) for path, each in self.numbers.items()},
            )
        )

    def told(self, number: int) -> Told:
        """Return a finding by its number, from 0."""
        start = self.ends[number - 1] if number else 0
        check, packed = marshal.loads(self.packed[start : self.ends[number]])  # noqa: S302 - as it was sealed
        return Told(self.checks[check], packed)

    def holds(self, text: str) -> bool:
        """Return whether a text stands anywhere in a finding."""
        return next(self.holding(text), None) is not None

    def holding(self, text: str) -> Iterator[int]:
        """Yield the numbers of the findings in which a text stands anywhere."""
        needle, start = text.encode("utf-8", "surrogatepass"), 0
        while (found := self.packed.find(needle, start)) >= 0:
            number = bisect_right(self.ends, found)
            yield number
            start = self.ends[number]


# Private functions

_NUMBERS = "Q"


class _Checks:
    """Checks by numbers. Most findings of a check share it, so that few have to be compared."""

    def __init__(self) -> None:
        self._numbers: dict[Check, int] = {}
        self._by_identity: dict[int, int] = {}

    @property
    def known(self) -> tuple[Check, ...]:
        return tuple(self._numbers)

    def number(self, check: Check) -> int:
        number = self._by_identity.get(id(check))
        if number is None:
            number = self._numbers.setdefault(check, len(self._numbers))
            self._by_identity[id(check)] = number
        return number


def _packed(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Packed]]:
    return zip(findings, pack(findings), strict=True)


def _by_path(findings: Iterable[Packed]) -> dict[str, Sequence[int]]:
    numbers: dict[str, array[int]] = {}
    for number, packed in enumerate(findings):
        for path in _paths(packed):
            numbers.setdefault(path, array(_NUMBERS)).append(number)
    return {**numbers}


def _paths(packed: Packed) -> set[str]:
    _, _, _, place, _, _, related, _, edits = packed
    return {place[0], *[each[0] for each in related], *[each[0] for each in edits]}


def _bytes(numbers: Sequence[int]) -> bytes:
    return array(_NUMBERS, numbers).tobytes()
