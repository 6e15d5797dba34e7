"""A run that answered the same question of other versions of the manifests, with what it takes to amend its answer."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from pdmap.app.amending.counts import Counts
from pdmap.app.amending.surroundings import Surroundings
from pdmap.app.amending.told import Told, checks_of, paths_of
from pdmap.findings import Check, Severity
from pdmap.frozen import dataclass
from pdmap.reporters.report import Report
from pdmap.rules.packing import Packed, pack


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a whole run found, by where it is."""

    answer: str
    """The key of its answer in the cache."""
    contents: Mapping[str, bytes]
    """The manifests that it read, by path."""
    ambiguous: frozenset[str]
    """Ids behind which a text may hold something else than the name of an object; see `names.ambiguous_ids`."""
    origins: tuple[str, ...]
    """Where the adjustments that it tells of were made."""
    checks: tuple[Check, ...]
    counts: Counts
    """What the summary tells."""
    packed: bytes
    """The findings in their order, one behind the other."""
    ends: Sequence[int]
    """Where each of them ends."""
    numbers: Mapping[str, Sequence[int]]
    """Which findings name a place in a file, by its path."""
    surroundings: Surroundings
    """Of the objects that were judged."""

    @classmethod
    def of(
        cls,
        answer: str,
        contents: Mapping[str, bytes],
        ambiguous: frozenset[str],
        surroundings: Surroundings,
        report: Report,
    ) -> Earlier:
        """Return what can be kept of a run."""
        packed = pack(report.findings)
        checks = checks_of(report.findings)
        written = [_encode([number, values]) for number, values in zip(checks.numbers, packed, strict=True)]
        return cls(
            answer,
            contents,
            ambiguous,
            tuple(each.origin for each in report.adjustments),
            checks.known,
            Counts(Counter(finding.check.severity for finding in report.findings), report.checked, report.rules),
            b"".join(written),
            array(_NUMBERS, accumulate(map(len, written))),
            _by_path(packed),
            surroundings,
        )

    @classmethod
    def read(cls, data: bytes) -> Earlier | None:
        """Return what was written as bytes; `None` for something else."""
        head, _, body = data.partition(b"\n")
        try:
            answer, files, ambiguous, origins, checks, counts, ends, numbers, around = json.loads(_decode(head))
            starts = list(accumulate((abs(int(size)) for _, size in files), initial=0))
            earlier = cls(
                str(answer),
                {str(path): body[start:end] for (path, _), (start, end) in zip(files, pairwise(starts), strict=True)},
                frozenset(map(str, ambiguous)),
                tuple(map(str, origins)),
                tuple(
                    Check(str(code), str(title), Severity(severity), tuple(map(str, basis)), str(about))
                    for code, title, severity, basis, about in checks
                ),
                Counts.read(*counts),
                body[starts[-1] :],
                array(_NUMBERS, ends),
                {str(path): array(_NUMBERS, each) for path, each in numbers.items()},
                Surroundings.read(*around),
            )
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
            return None
        return earlier if earlier.is_whole else None

    @property
    def is_whole(self) -> bool:
        """Return whether its parts fit each other."""
        count, known = len(self.ends), len(self.packed)
        is_divided = (self.ends[-1] if count else 0) == known and list(self.ends) == sorted(self.ends)
        is_counted = sum(self.counts.severities.values()) == count
        return is_divided and is_counted and all(max(each, default=0) < count for each in self.numbers.values())

    def written(self) -> bytes:
        """Return it as bytes: a line of JSON, then the manifests as they are, then the findings."""
        head = [
            self.answer,
            [(path, len(data)) for path, data in self.contents.items()],
            sorted(self.ambiguous),
            self.origins,
            [(each.code, each.title, each.severity.value, each.basis, each.about) for each in self.checks],
            self.counts.written(),
            list(self.ends),
            {path: list(each) for path, each in self.numbers.items()},
            self.surroundings.written(),
        ]
        return b"".join((_encode(head), b"\n", *self.contents.values(), self.packed))

    def told(self, number: int) -> Told:
        """Return a finding by its number, from 0.

        Raises:
            ValueError: it is not written as a finding is.
        """
        start = self.ends[number - 1] if number else 0
        check, packed = json.loads(_decode(self.packed[start : self.ends[number]]))
        return Told.of(self.checks[check], packed)

    def holds(self, text: str) -> bool:
        """Return whether a text stands anywhere in a finding."""
        return next(self.holding(text), None) is not None

    def holding(self, text: str) -> Iterator[int]:
        """Yield the numbers of the findings in which a text stands anywhere."""
        needle, start = _encode(text)[1:-1], 0
        while (found := self.packed.find(needle, start)) >= 0:
            number = bisect_right(self.ends, found)
            yield number
            start = self.ends[number]


# Private functions

_NUMBERS = "Q"


def _encode(value: object) -> bytes:
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _by_path(findings: Iterable[Packed]) -> dict[str, Sequence[int]]:
    numbers: dict[str, array[int]] = {}
    for number, packed in enumerate(findings):
        for path in paths_of(packed):
            numbers.setdefault(path, array(_NUMBERS)).append(number)
    return {**numbers}


# Private tables

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
